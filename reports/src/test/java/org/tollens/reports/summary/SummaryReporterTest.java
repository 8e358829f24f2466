package org.tollens.reports.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.sample.ControlledSamples;
import org.tollens.reports.sample.Samples;

class SummaryReporterTest {
    @TempDir
    Path folder;

    @Test
    void writesWhatTheSchemaSays() throws IOException {
        JsonArray json = written(Samples.summary());
        assertThat(SchemaCheck.problems(schema(), json)).isEmpty();
        assertThat(json.asList().stream()
                        .map(c -> c.getAsJsonObject().get("claim").getAsString() + " "
                                + c.getAsJsonObject().get("model").getAsString()))
                .containsExactly(
                        "C1 reference-gpt2",
                        "C1 truncated-gpt2",
                        "C2 reference-gpt2",
                        "C3 reference-gpt2",
                        "C4 reference-gpt2");
    }

    @Test
    void theSchemaCheckSeesWhatIsWrong() throws IOException {
        JsonArray json = written(Samples.summary());
        JsonObject first = json.get(0).getAsJsonObject();
        first.addProperty("verdict", "MAYBE");
        first.remove("positions");
        first.addProperty("extra", 1);
        JsonObject layer = first.getAsJsonArray("clauses")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("layers")
                .get(0)
                .getAsJsonObject();
        layer.addProperty("estimate", "much");
        assertThat(SchemaCheck.problems(schema(), json)).hasSize(4);
    }

    @Test
    void writesEveryFigureOfALayerExactly() throws IOException {
        JsonObject c1 = written(Samples.summary()).get(0).getAsJsonObject();
        assertThat(c1.get("verdict").getAsString()).isEqualTo("PARTIAL");
        assertThat(c1.get("documents").getAsInt()).isEqualTo(176);
        assertThat(c1.get("positions").getAsInt()).isEqualTo(43_560);
        assertThat(c1.getAsJsonArray("flags").get(0).getAsString()).isEqualTo("FEW_SOURCES");
        JsonObject clause = c1.getAsJsonArray("clauses").get(0).getAsJsonObject();
        var expected = Samples.attention().layers().get(1).estimate();
        JsonObject layer = clause.getAsJsonArray("layers").get(1).getAsJsonObject();
        assertThat(layer.get("layer").getAsInt()).isEqualTo(2);
        assertThat(layer.get("estimate").getAsDouble()).isEqualTo(expected.value());
        assertThat(layer.get("ciLow").getAsDouble()).isEqualTo(expected.ciLow());
        assertThat(layer.get("ciHigh").getAsDouble()).isEqualTo(expected.ciHigh());
        assertThat(layer.get("pAdjusted").getAsDouble()).isEqualTo(expected.pAdjusted());
        assertThat(layer.get("n").getAsInt()).isEqualTo(30_511);
        assertThat(layer.get("documents").getAsInt()).isEqualTo(176);
        assertThat(layer.get("label").getAsString()).isEqualTo("POSITIVE");
        assertThat(clause.get("estimate").getAsDouble()).isEqualTo(0.038);
    }

    @Test
    void saysHowWellATunedLensFits() throws IOException {
        JsonObject lens = written(Samples.summary())
                .get(0)
                .getAsJsonObject()
                .getAsJsonObject("measurement")
                .getAsJsonObject("tunedLens");
        assertThat(lens.get("corpus").getAsString()).isEqualTo("training-fiction");
        assertThat(lens.get("heldOutPositions").getAsInt()).isEqualTo(2_048);
        assertThat(lens.getAsJsonArray("klBefore").get(0).getAsDouble()).isEqualTo(3.25);
        assertThat(lens.getAsJsonArray("klAfter").get(2).getAsDouble()).isEqualTo(0.125);
        assertThat(Files.readString(folder.resolve("out/summary.md")))
                .contains("| layer | logit lens, nats | tuned lens, nats |")
                .containsPattern(
                        "mean divergence from the model's output.*0?\\.958 nats, against 2\\.042 of the logit lens");
    }

    @Test
    void givesAClauseOverTheWholeModelItsOwnEstimate() throws IOException {
        JsonObject c3 = written(Samples.summary()).get(3).getAsJsonObject();
        JsonObject clause = c3.getAsJsonArray("clauses").get(0).getAsJsonObject();
        assertThat(clause.getAsJsonArray("layers")).isEmpty();
        assertThat(clause.get("estimate").getAsDouble()).isEqualTo(0.4);
        assertThat(clause.get("ciLow").getAsDouble()).isEqualTo(0.2);
        assertThat(clause.get("label").getAsString()).isEqualTo("POSITIVE");
    }

    @Test
    void writesNullForWhatIsNotFinite() throws IOException {
        String text = text(Samples.summary());
        assertThat(text).doesNotContain("NaN").doesNotContain("Infinity");
        JsonObject c4 = JsonParser.parseString(text).getAsJsonArray().get(4).getAsJsonObject();
        JsonObject layer = c4.getAsJsonArray("clauses")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("layers")
                .get(15)
                .getAsJsonObject();
        assertThat(layer.get("estimate").isJsonNull()).isTrue();
        assertThat(layer.get("label").getAsString()).isEqualTo("UNRESOLVED");
    }

    @Test
    void namesAClaimThatCouldNotBeJudgedWithoutAVerdict() throws IOException {
        JsonObject broken = written(Samples.summary()).get(1).getAsJsonObject();
        assertThat(broken.get("verdict").isJsonNull()).isTrue();
        assertThat(broken.get("error").getAsString()).startsWith("expected 36 tensors");
    }

    @Test
    void replacesTheSummaryOfAnEarlierExecutionAndLeavesNoPart() throws IOException {
        written(new RunSummary(List.of(Samples.partial()), List.of(), List.of()));
        var again = Samples.result(
                "C1", VerdictKind.PASS, "again", "16 of 16", List.of(), Samples.evidence(Samples.attention()));
        JsonArray json = written(new RunSummary(List.of(again, Samples.fail()), List.of(), List.of()));
        assertThat(json).hasSize(2);
        assertThat(json.get(0).getAsJsonObject().get("verdict").getAsString()).isEqualTo("PASS");
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("summary.json", "summary.md");
        }
    }

    @Test
    void givesTheSameBytesForTheSameRun() throws IOException {
        String first = text(Samples.summary());
        assertThat(text(Samples.summary())).isEqualTo(first);
    }

    @Test
    void keepsTheOldFileWhereTheNewOneCanNotBeMovedThere() throws IOException {
        Path file = Files.createDirectories(folder.resolve("summary.json"));
        Files.writeString(file.resolve("in-the-way"), "old");
        assertThatThrownBy(() -> AtomicFile.write(file, "new")).isInstanceOf(UncheckedIOException.class);
        assertThat(file.resolve("in-the-way")).hasContent("old");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysWhichFolderCanNotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("occupied"), "a file");
        SummaryReporter reporter = new SummaryReporter();
        reporter.begin(new RunContext(file, name -> Optional.empty()));
        assertThatThrownBy(() -> reporter.finished(Samples.summary()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("expected to write summary.json into the folder " + file)
                .hasMessageContaining("make that folder writable or let the run write elsewhere");
    }

    @Test
    void writesMarkdownWithOneRowAClaimAndALayer() throws IOException {
        text(Samples.summary());
        List<String> lines = Files.readAllLines(folder.resolve("out/summary.md"));
        assertThat(lines)
                .contains("| C1 | reference-gpt2 | held-out-fiction | ◐ PARTIAL | 6 of 16 layers positive, overall δ"
                        + " +.038 | FEW_SOURCES |")
                .contains(
                        "| 1 | +0.103 | \\[+0.079, +0.127\\] | &lt;0.001 | POSITIVE | +0.082 | 0.050 | 30,511 | 176 |");
        assertThat(String.join("\n", lines)).contains("change point = 5; p over layer orders = 0.012");
    }

    @Test
    void keepsAHostileStatementFromBecomingMarkup() throws IOException {
        var hostile =
                Samples.result("X", VerdictKind.PASS, Samples.HOSTILE, Samples.HOSTILE, List.of(), Samples.evidence());
        RunSummary run = new RunSummary(List.of(hostile), List.of(), List.of());
        JsonObject json = written(run).get(0).getAsJsonObject();
        assertThat(json.get("statement").getAsString()).isEqualTo(Samples.HOSTILE);
        assertThat(Files.readString(folder.resolve("out/summary.md"))).doesNotContain("<script");
    }

    @Test
    void namesEveryFlagInTheSchema() throws IOException {
        var known = schema().getAsJsonObject("$defs")
                .getAsJsonObject("claim")
                .getAsJsonObject("properties")
                .getAsJsonObject("flags")
                .getAsJsonObject("items")
                .getAsJsonArray("enum");
        assertThat(known.asList().stream().map(f -> FlagKind.valueOf(f.getAsString())))
                .containsExactly(FlagKind.values());
    }

    @Test
    void writesFlagReasonsControlsAndOtherChoices() throws IOException {
        JsonArray json = written(ControlledSamples.summary());
        assertThat(SchemaCheck.problems(schema(), json)).isEmpty();
        JsonObject c1 = json.get(0).getAsJsonObject();
        assertThat(c1.getAsJsonArray("flags")).hasSize(4);
        assertThat(c1.getAsJsonObject("flagReasons").get("TOKEN_DRIVEN").getAsString())
                .contains(ControlledSamples.TOKEN);
        JsonArray controls = c1.getAsJsonArray("controls");
        assertThat(controls).hasSize(4);
        assertThat(controls.get(1).getAsJsonObject().get("verdict").getAsString())
                .isEqualTo("INSUFFICIENT");
        assertThat(controls.get(1)
                        .getAsJsonObject()
                        .getAsJsonObject("figures")
                        .get("G*")
                        .getAsDouble())
                .isEqualTo(5.3);
        assertThat(controls.get(1)
                        .getAsJsonObject()
                        .getAsJsonArray("clauses")
                        .get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("layers"))
                .hasSize(16);
        assertThat(controls.get(3).getAsJsonObject().get("verdict").isJsonNull())
                .isTrue();
        JsonObject choice = c1.getAsJsonArray("multiverse").get(1).getAsJsonObject();
        assertThat(choice.get("choice").getAsString()).isEqualTo("attention without its sink");
        assertThat(choice.get("verdict").getAsString()).isEqualTo("FAIL");
        JsonObject first = c1.getAsJsonArray("clauses")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray("layers")
                .get(0)
                .getAsJsonObject();
        assertThat(first.get("controlBound").getAsDouble()).isEqualTo(0.096);
        assertThat(first.get("labelFloor").getAsDouble()).isEqualTo(0.096);
    }

    @Test
    void writesControlsChoicesAndPartsAsMarkdown() throws IOException {
        text(ControlledSamples.summary());
        String text = Files.readString(folder.resolve("out/summary.md"));
        assertThat(text)
                .contains(
                        "**⚑ FEW_SOURCES, EXPLAINED_BY_SELF_LABELS, TOKEN_DRIVEN, CONFOUNDED · 5 of 16 layers positive")
                .contains("- CONFOUNDED: within strata the overall δ is +.003")
                .contains("2 of 5 choices PARTIAL, 2 FAIL, 1 INSUFFICIENT.\n\n| choice |")
                .contains("| as claimed | ◐ PARTIAL | 5 of 16 layers positive, overall δ +.038 |")
                .contains("| random weights | ✘ FAIL | 3 seeds:")
                .contains("<details><summary>Layer by layer: the model&#39;s own sampled labels</summary>\n\n#### ")
                .contains("| C2 | ◐ PARTIAL |  | pooled ρ -.153")
                .doesNotContain("<script", "\u001b", "\u202e", "parts PASS");
    }

    private JsonArray written(RunSummary summary) throws IOException {
        return JsonParser.parseString(text(summary)).getAsJsonArray();
    }

    private String text(RunSummary summary) throws IOException {
        SummaryReporter reporter = new SummaryReporter();
        reporter.begin(new RunContext(folder.resolve("out"), name -> Optional.empty()));
        reporter.finished(summary);
        return Files.readString(folder.resolve("out/summary.json"));
    }

    private static JsonObject schema() throws IOException {
        return JsonParser.parseString(Files.readString(Path.of("..", "docs", "summary.schema.json")))
                .getAsJsonObject();
    }
}
