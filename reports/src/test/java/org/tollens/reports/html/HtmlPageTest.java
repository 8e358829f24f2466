package org.tollens.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.sample.Samples;
import org.w3c.dom.Document;

class HtmlPageTest {
    private static final ClaimResult HOSTILE = Samples.result(
            Samples.HOSTILE,
            VerdictKind.FAIL,
            Samples.HOSTILE,
            Samples.HOSTILE,
            List.of(FlagKind.CONFOUNDED),
            Samples.evidence(Samples.attention()));

    @TempDir
    Path folder;

    @Test
    void writesOnePageWithEveryClaimAndItsPlots() throws Exception {
        HtmlReporter reporter = new HtmlReporter();
        reporter.begin(new RunContext(folder, name -> Optional.empty()));
        reporter.finished(Samples.summary());
        String page = Files.readString(folder.resolve("report.html"));
        assertThat(page.split("<h2 ", -1)).hasSize(1 + 5);
        assertThat(page.split("<svg ", -1)).hasSize(1 + 7);
        for (VerdictKind kind : VerdictKind.values()) {
            assertThat(page).contains(" " + kind + "</span>");
        }
        assertThat(page).contains("Could not be judged", "2 min 13 s", "sha256:5b1f0c", "FEW_SOURCES");
    }

    @Test
    void hasNoScriptsAndLoadsNothing() {
        for (String page : List.of(HtmlPage.of(Samples.summary()), HtmlPage.of(HOSTILE))) {
            String lower = page.toLowerCase(Locale.ROOT);
            assertThat(lower).doesNotContain("<script").doesNotContain("javascript:");
            assertThat(lower).doesNotContainPattern("<[^>]+\\son[a-z]+\\s*=");
            assertThat(lower).doesNotContainPattern("(src|href)=\"(https?:)?//");
            assertThat(page).contains("default-src 'none'");
        }
    }

    @Test
    void escapesEverythingThatAUserWrote() throws Exception {
        for (String fragment : List.of(ClaimHtml.inShort(HOSTILE), ClaimHtml.withPlots(HOSTILE))) {
            assertThat(xml(fragment).getElementsByTagName("script").getLength()).isZero();
        }
        assertThat(HtmlPage.of(new RunSummary(List.of(HOSTILE), List.of(), List.of())))
                .contains("id=\"_script_alert_1_script_x_y_-reference-gpt2-held-out-fiction\"");
    }

    @Test
    void saysTheVerdictAndItsFlagsFirst() throws Exception {
        Document html = xml(ClaimHtml.inShort(Samples.fail()));
        String first = html.getElementsByTagName("p").item(0).getTextContent();
        assertThat(first)
                .isEqualTo("✘ FAIL · pooled rho -.153 up to block 5, +.121 after it · ⚑ FEW_SOURCES · ⚑"
                        + " EXPLAINED_BY_SELF_LABELS");
        String all = html.getDocumentElement().getTextContent();
        assertThat(all)
                .contains("Coupling of uncertainty", "FAIL because", "change point", "-0.337", "[-0.361, -0.313]");
    }

    @Test
    void leavesFurtherClausesOfALongClaimToTheAttachments() {
        assertThat(ClaimHtml.inShort(Samples.insufficient()))
                .contains("Further evidence is in the attachments: attention-concentration,")
                .doesNotContain("<h3>skip-loss</h3>");
        assertThat(ClaimHtml.withPlots(Samples.insufficient())).contains("<h3>skip-loss</h3>");
    }

    private static Document xml(String fragment) throws Exception {
        String whole = "<div>" + fragment + "</div>";
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
    }
}
