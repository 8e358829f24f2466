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
import org.tollens.reports.sample.ControlledSamples;
import org.tollens.reports.sample.Samples;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

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
        assertThat(page.split("<svg ", -1)).hasSize(1 + 8);
        for (VerdictKind kind : VerdictKind.values()) {
            assertThat(page).contains(" " + kind + "</span>");
        }
        assertThat(page).contains("Could not be judged", "2 min 13 s", "sha256:5b1f0c", "FEW_SOURCES");
        assertThat(page)
                .contains("class=\"logit-lens\"", "class=\"tuned-lens\"", "Divergence by layer")
                .contains("8,192 positions of 64 documents of training-fiction in 41.5 s");
    }

    @Test
    void hasNoScriptsAndLoadsNothing() {
        for (String page : List.of(
                HtmlPage.of(Samples.summary()), HtmlPage.of(ControlledSamples.summary()), HtmlPage.of(HOSTILE))) {
            String lower = page.toLowerCase(Locale.ROOT);
            assertThat(lower).doesNotContain("<script").doesNotContain("javascript:");
            assertThat(lower).doesNotContainPattern("<[^>]+\\son[a-z]+\\s*=");
            assertThat(lower).doesNotContainPattern("(src|href)=\"(https?:)?//");
            assertThat(page).contains("default-src 'none'");
        }
    }

    @Test
    void escapesEverythingThatAUserWrote() throws Exception {
        ClaimResult tokens = ControlledSamples.controlled(ControlledSamples.TOKEN);
        for (String fragment : List.of(
                ClaimHtml.inShort(HOSTILE),
                ClaimHtml.withPlots(HOSTILE),
                ClaimHtml.inShort(tokens),
                ClaimHtml.withPlots(tokens))) {
            assertThat(fragment).doesNotContain("\u202e", "\u001b");
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
                .isEqualTo("✘ FAIL ⚑ FEW_SOURCES ⚑ EXPLAINED_BY_SELF_LABELS\n"
                        + "pooled rho -.153 up to block 5, +.121 after it");
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

    @Test
    void saysEachFlagsReasonOnHoveringAndUnderTheVerdict() throws Exception {
        String html = ClaimHtml.inShort(ControlledSamples.controlled("Ġthe"));
        assertThat(html)
                .contains("title=\"within strata the overall δ is +.003 [-.019, +.025], null.\"")
                .contains("⚑ CONFOUNDED: within strata the overall δ is +.003 [-.019, +.025], null.</p>");
        assertThat(HtmlPage.of(ControlledSamples.summary())).contains("title=\"6 books, 30 needed;");
    }

    @Test
    void showsControlsWithTheirVerdictFindingAndFiguresAndFoldsTheirLayers() throws Exception {
        Document html = xml(ClaimHtml.withPlots(ControlledSamples.controlled("Ġthe")));
        String all = html.getDocumentElement().getTextContent();
        assertThat(all)
                .contains("? INSUFFICIENTabout 5 token types carry the effect (Ġthe, Ġthe, Ċ);")
                .contains("G* = 5.3; overall without the 1 largest type = 0.021")
                .contains("–the rule gave at least PARTIAL in 2 of 199 permutations.");
        NodeList folded = html.getElementsByTagName("details");
        assertThat(folded.getLength()).isEqualTo(2);
        assertThat(folded.item(0).getTextContent())
                .contains("the model's own sampled labels: attention-concentration-on-self-labels", "+0.103")
                .doesNotContain("self labels", "counts from");
    }

    @Test
    void putsTheClaimsOwnChoiceFirstInTheMultiverse() throws Exception {
        String all = xml(ClaimHtml.inShort(ControlledSamples.controlled("Ġthe")))
                .getDocumentElement()
                .getTextContent();
        assertThat(all).contains("2 of 5 choices PARTIAL, 2 FAIL, 1 INSUFFICIENT. ◐◐✘✘?");
        assertThat(all.indexOf("as claimed◐ PARTIAL"))
                .isPositive()
                .isLessThan(all.indexOf("Herfindahl index of attention◐ PARTIAL"));
    }

    @Test
    void addsTheLeastEffectThatCountsWhereRandomWeightsWereMeasured() {
        assertThat(ClaimHtml.inShort(ControlledSamples.controlled("Ġthe")))
                .contains(">random weights</th>", ">counts from</th>", ">below control</td>", ">0.096</td>");
        assertThat(ClaimHtml.inShort(Samples.partial())).doesNotContain(">counts from</th>", "<h3>Controls</h3>");
    }

    @Test
    void showsThePartsOfAJointClaimWithoutAnEmptyTable() throws Exception {
        Document html = xml(ClaimHtml.withPlots(ControlledSamples.joint()));
        assertThat(html.getElementsByTagName("table").getLength()).isEqualTo(1);
        assertThat(html.getElementsByTagName("svg").getLength()).isZero();
        assertThat(html.getDocumentElement().getTextContent())
                .contains("Of the parts: 2 PARTIAL, 1 FAIL.")
                .contains("C1◐ PARTIAL ⚑ FEW_SOURCES ⚑ TOKEN_DRIVEN5 of 16 layers positive")
                .contains("C2◐ PARTIALpooled ρ")
                .contains("C3✘ FAILW = .900 (p = .991)", "The parts are judged at the same level");
    }

    private static Document xml(String fragment) throws Exception {
        String whole = "<div>" + fragment + "</div>";
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(whole.getBytes(StandardCharsets.UTF_8)));
    }
}
