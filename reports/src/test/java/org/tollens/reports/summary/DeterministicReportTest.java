package org.tollens.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Constraints;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Trajectory;
import org.tollens.constraints.evidence.Trajectory.Series;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.constraints.rule.Conditions;
import org.tollens.reports.html.HtmlPage;
import org.tollens.reports.plot.Plots;
import org.tollens.reports.sample.Samples;

/** A deterministic claim's criteria and trajectory are in every report. */
class DeterministicReportTest {
    private static final Criterion HELD = Criterion.atMost("rescaling error", 144, 3.1e-15, "document x", 1e-8, 0.01);
    private static final Criterion REFUTED = Criterion.atLeast("range <of p>", 2, 0.067, "c = .35", 0.5, 0.1);
    private static final Criterion OPEN =
            Criterion.atMost("total variation", 12, 0.5, "", 1e-6, Double.POSITIVE_INFINITY);
    private static final double NAN = Double.NaN;
    private static final Trajectory COURSE = new Trajectory(
            "distance to the softmax",
            "time t",
            "total variation",
            true,
            List.of(
                    new Series("one", List.of(0.0, 1.0, 2.0, 3.0), List.of(1.0, 0.1, NAN, 0.001)),
                    new Series("two", List.of(0.0, 3.0), List.of(0.5, 0.0))));

    private static ClaimResult result() {
        ClauseEvidence clause = new ClauseEvidence(
                "time-rescaling",
                "whether time is rescaled",
                "worst case",
                List.of(),
                Map.of(),
                Map.of(),
                List.of("a note"),
                List.of(HELD, REFUTED, OPEN),
                List.of(COURSE));
        Evidence evidence = new Evidence(List.of(clause), 3, 300, 0, 0, 0, "Deterministic", List.of(), List.of());
        Check check = Check.of("time-rescaling", "whether time is rescaled", Set.of(), columns -> List.of());
        Constraint constraint = Constraints.constraint("Temperature rescales time")
                .checking(check)
                .passesWhen(Conditions.everyCriterionHolds())
                .failsWhen(Conditions.someCriterionIsRefuted());
        return new ClaimResult(
                new ClaimKey("R1", Samples.MODEL, Samples.CORPUS),
                constraint,
                new Verdict(VerdictKind.FAIL, "Fail: refuted.", "1 of 3 criteria refuted", List.of(), evidence),
                Samples.summary().results().get(0).measurement());
    }

    @Test
    void jsonHasTheCriteriaAsTheSchemaSays() throws IOException {
        JsonArray json = new JsonArray();
        json.add(EvidenceJson.of(result()));
        Path root = Path.of("..");
        JsonObject schema = JsonParser.parseString(Files.readString(root.resolve("docs/summary.schema.json")))
                .getAsJsonObject();
        assertThat(SchemaCheck.problems(schema, json)).isEmpty();
        JsonArray criteria = json.get(0)
                .getAsJsonObject()
                .getAsJsonArray("clauses")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("criteria");
        assertThat(criteria.get(0).getAsJsonObject().get("worst").getAsDouble()).isEqualTo(3.1e-15);
        assertThat(criteria.get(1).getAsJsonObject().get("state").getAsString()).isEqualTo("REFUTED");
        assertThat(criteria.get(2).getAsJsonObject().get("refutedAt").isJsonNull())
                .isTrue();
    }

    @Test
    void markdownHasATableOfThem() {
        String text = MarkdownSummary.of(new RunSummary(List.of(result()), List.of(), List.of()));
        assertThat(text)
                .contains("| criterion | it | worst case | where | holds at | refuted at | cases |")
                .contains("| rescaling error | ✓ holds | 3.1e-15 | document x | ≤ 1e-8 | ≥ .01 | 144 |")
                .contains("| ✕ refuted | .067 | c = .35 | ≥ .5 | ≤ .1 | 2 |")
                .contains("| total variation | – neither | .5 |  | ≤ 1e-6 | – | 12 |");
    }

    @Test
    void htmlHasTheTableAndThePictureAndNoIntervals() {
        String page = HtmlPage.of(result());
        assertThat(page)
                .contains("range &lt;of p&gt;", "✕ refuted", "≥ .5", "3.1e-15", "document x")
                .contains("<svg", "distance to the softmax")
                .doesNotContain("bootstrap replicates");
    }

    @Test
    void thePictureLeavesOutWhatALogarithmHasNot() {
        List<Plots.Plot> plots = Plots.of(result().verdict().evidence());
        assertThat(plots).singleElement().satisfies(plot -> {
            assertThat(plot.clause()).isEqualTo("time-rescaling");
            assertThat(plot.name()).isEqualTo("time-rescaling: distance to the softmax");
            // The first line is interrupted at NaN, the second has one point that a logarithm has.
            assertThat(plot.svg()
                            .lines()
                            .filter(l -> l.contains("class=\"line\""))
                            .map(l -> l.replaceAll("[^ML]", "")))
                    .allSatisfy(path -> assertThat(path).startsWith("M"))
                    .hasSize(2);
            assertThat(plot.svg()).contains("total variation (log10)", "time t", ">one<", ">two<");
        });
    }
}
