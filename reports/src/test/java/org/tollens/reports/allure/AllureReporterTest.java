package org.tollens.reports.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.reports.sample.ControlledSamples;
import org.tollens.reports.sample.Samples;

/** Allure's own JUnit Platform listener writes the results; what is in them is read back. */
class AllureReporterTest {
    @TempDir
    Path folder;

    private Path results;
    private AllureReporter reporter;
    private MiniEngine engine;

    @BeforeEach
    void start() {
        results = folder.resolve("allure-results");
        AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        reporter = new AllureReporter(lifecycle, results, new AtomicBoolean());
        engine = new MiniEngine(lifecycle);
        reporter.begin(new RunContext(folder, name -> Optional.empty()));
    }

    @Test
    void givesEachVerdictItsStatusWhateverJUnitWasTold() throws IOException {
        engine.run("pass", () -> reporter.judged(Samples.pass()))
                .run("partial", () -> {
                    reporter.judged(Samples.partial());
                    throw new TestAbortedException("PARTIAL");
                })
                .run("fail", () -> {
                    reporter.judged(Samples.fail());
                    throw new AssertionError("FAIL");
                })
                .run("reported", () -> {
                    reporter.judged(Samples.fail());
                    throw new TestAbortedException("tollens.gate=report");
                })
                .run("insufficient", () -> {
                    reporter.judged(Samples.insufficient());
                    throw new TestAbortedException("INSUFFICIENT");
                })
                .execute();
        assertThat(status("pass")).isEqualTo("passed");
        assertThat(status("partial")).isEqualTo("unknown");
        assertThat(status("fail")).isEqualTo("failed");
        assertThat(status("reported")).isEqualTo("failed");
        assertThat(status("insufficient")).isEqualTo("skipped");
        assertThat(resultFiles()).hasSize(5);
    }

    @Test
    void keepsAnErrorAnError() throws IOException {
        engine.run("broken", () -> {
                    reporter.broken(Samples.broken());
                    throw new IllegalStateException("nothing measured");
                })
                .run("report failed", () -> {
                    reporter.judged(Samples.pass());
                    throw new IllegalStateException("a report could not be written");
                })
                .execute();
        assertThat(status("broken")).isEqualTo("broken");
        assertThat(status("report failed")).isEqualTo("broken");
        assertThat(result("broken").get("name").getAsString())
                .startsWith("C1 could not be judged: expected 36 tensors");
        assertThat(labels("broken", "verdict")).containsExactly("ERROR");
    }

    @Test
    void saysTheVerdictInNameMessageDescriptionAndLabels() throws IOException {
        engine.run("fail", () -> {
                    reporter.judged(Samples.fail());
                    throw new TestAbortedException("reported only");
                })
                .execute();
        JsonObject result = result("fail");
        assertThat(result.get("name").getAsString())
                .isEqualTo("C2 FAIL: Coupling of uncertainty and instability changes sign over depth");
        assertThat(result.getAsJsonObject("statusDetails").get("message").getAsString())
                .matches("(?s)FAIL.*")
                .startsWith("FAIL [FEW_SOURCES, EXPLAINED_BY_SELF_LABELS]: pooled rho -.153")
                .contains("\nFAIL because")
                .contains("\nFEW_SOURCES: why it is set.\nEXPLAINED_BY_SELF_LABELS: why it is set.");
        assertThat(result.get("descriptionHtml").getAsString()).contains("✘ FAIL", "⚑ FEW_SOURCES", "-0.337");
        assertThat(labels("fail", "verdict")).containsExactly("FAIL");
        assertThat(labels("fail", "tag"))
                .contains("FAIL", "C2", "reference-gpt2", "held-out-fiction", "EXPLAINED_BY_SELF_LABELS");
        assertThat(labels("fail", "epic")).containsExactly("reference-gpt2");
        assertThat(result.getAsJsonArray("parameters").asList().stream()
                        .map(p -> p.getAsJsonObject().get("name").getAsString() + "="
                                + p.getAsJsonObject().get("value").getAsString()))
                .contains("model=reference-gpt2", "corpus=held-out-fiction");
    }

    /** Allure's page writes a message as HTML. */
    @Test
    void disarmsMarkupAndControlSequencesInMessages() throws IOException {
        engine.run("tokens", () -> {
                    reporter.judged(ControlledSamples.controlled(ControlledSamples.TOKEN));
                    throw new TestAbortedException("PARTIAL");
                })
                .run("broken", () -> {
                    reporter.judged(Samples.pass());
                    throw new IllegalStateException("p < .001 " + ControlledSamples.TOKEN);
                })
                .execute();
        for (String test : List.of("tokens", "broken")) {
            JsonObject details = result(test).getAsJsonObject("statusDetails");
            assertThat(details.get("message").getAsString())
                    .contains("Ġ‹script>alert(1)‹/script>")
                    .doesNotContain("\u001b", "\u202e");
            assertThat(details.toString()).doesNotContain("<script");
        }
        assertThat(result("broken")
                        .getAsJsonObject("statusDetails")
                        .get("message")
                        .getAsString())
                .contains("p < .001");
    }

    @Test
    void attachesPlotsPageDataAndConstraint() throws IOException {
        engine.run("insufficient", () -> reporter.judged(Samples.insufficient()))
                .execute();
        List<JsonObject> attachments = result("insufficient").getAsJsonArray("attachments").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .toList();
        assertThat(attachments.stream().map(a -> a.get("type").getAsString()))
                .containsExactly(
                        "image/svg+xml",
                        "image/svg+xml",
                        "image/svg+xml",
                        "image/svg+xml",
                        "text/html",
                        "application/json",
                        "text/plain");
        for (JsonObject attachment : attachments) {
            assertThat(results.resolve(attachment.get("source").getAsString())).isNotEmptyFile();
        }
        Path data = results.resolve(attachments.get(5).get("source").getAsString());
        assertThat(JsonParser.parseString(Files.readString(data))
                        .getAsJsonObject()
                        .get("verdict")
                        .getAsString())
                .isEqualTo("INSUFFICIENT");
    }

    @Test
    void describesAMeasurementInItsOwnStep() throws IOException {
        engine.run("measure", () -> reporter.measured(Samples.measurement())).execute();
        assertThat(result("measure").get("descriptionHtml").getAsString())
                .contains("43,560", "sha256:5b1f0c", "2 min 13 s");
        assertThat(status("measure")).isEqualTo("passed");
    }

    @Test
    void addsNothingWhereNoResultIsOpen() throws IOException {
        reporter.measured(Samples.measurement());
        reporter.judged(Samples.pass());
        reporter.broken(Samples.broken());
        assertThat(resultFiles()).isEmpty();
    }

    @Test
    void givesARerunTheSameHistorySoThatItIsARetry() throws IOException {
        engine.run("again", () -> reporter.judged(Samples.fail())).execute();
        engine.run("again", () -> reporter.judged(Samples.pass())).execute();
        List<JsonObject> both =
                resultFiles().stream().map(AllureReporterTest::json).toList();
        assertThat(both).hasSize(2);
        assertThat(both.stream().map(r -> r.get("historyId").getAsString()).distinct())
                .hasSize(1);
    }

    @Test
    void removesWhatAnEarlierProcessLeftOfClaimsAndNothingElse() throws IOException {
        engine.run("old", () -> reporter.judged(Samples.fail()))
                .run("other", () -> {})
                .execute();
        try (Stream<Path> files = Files.list(results)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
            }
        }
        AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        AtomicBoolean cleared = new AtomicBoolean();
        AllureReporter next = new AllureReporter(lifecycle, results, cleared);
        next.begin(new RunContext(folder, name -> Optional.empty()));
        assertThat(resultFiles()).hasSize(1);
        assertThat(json(resultFiles().get(0)).get("testCaseName").getAsString()).isEqualTo("other");
        try (Stream<Path> files = Files.list(results)) {
            assertThat(files.filter(f -> f.getFileName().toString().contains("-attachment")))
                    .isEmpty();
        }
    }

    @Test
    void keepsWhatThisProcessWroteWhenAClaimIsRunAgain() throws IOException {
        engine.run("first", () -> reporter.judged(Samples.fail())).execute();
        AllureLifecycle lifecycle = new AllureLifecycle(new FileSystemResultsWriter(results));
        new AllureReporter(lifecycle, results, new AtomicBoolean())
                .begin(new RunContext(folder, n -> Optional.empty()));
        assertThat(resultFiles()).hasSize(1);
    }

    @Test
    void writesCategoriesAndEnvironmentBesideThoseOfOthers() throws IOException {
        Files.writeString(results.resolve("categories.json"), "[{\"name\":\"Mine\",\"matchedStatuses\":[\"failed\"]}]");
        Files.writeString(results.resolve("environment.properties"), "mine=1\ntollens.old=stale\n");
        reporter.begin(new RunContext(folder, name -> Optional.empty()));
        reporter.begin(new RunContext(folder, name -> Optional.empty()));
        reporter.finished(Samples.summary());
        var categories =
                JsonParser.parseString(Files.readString(results.resolve("categories.json")))
                        .getAsJsonArray()
                        .asList()
                        .stream()
                        .map(c -> c.getAsJsonObject().get("name").getAsString());
        assertThat(categories)
                .containsExactly(
                        "Mine",
                        "Claims refuted (FAIL)",
                        "Claims partly held (PARTIAL)",
                        "Evidence insufficient",
                        "Claims that could not be judged");
        Properties environment = new Properties();
        environment.load(new StringReader(Files.readString(results.resolve("environment.properties"))));
        assertThat(environment)
                .containsEntry("mine", "1")
                .containsEntry("tollens.model", "reference-gpt2")
                .containsEntry("tollens.weights", "sha256:5b1f0c")
                .containsEntry("tollens.tokensPerSecond", "339")
                .containsEntry("tollens.peakMemory", "1.20 GiB")
                .containsEntry("tollens.seed", "20261124")
                .doesNotContainKey("tollens.old");
    }

    private List<Path> resultFiles() throws IOException {
        try (Stream<Path> files = Files.list(results)) {
            return files.filter(f -> f.getFileName().toString().endsWith("-result.json"))
                    .toList();
        }
    }

    private JsonObject result(String test) throws IOException {
        return resultFiles().stream()
                .map(AllureReporterTest::json)
                .filter(r -> r.get("testCaseName").getAsString().equals(test))
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject json(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Allure reads a result without a status as unknown. */
    private String status(String test) throws IOException {
        JsonElement status = result(test).get("status");
        return status == null || status.isJsonNull() ? "unknown" : status.getAsString();
    }

    private List<String> labels(String test, String name) throws IOException {
        return result(test).getAsJsonArray("labels").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(label -> label.get("name").getAsString().equals(name))
                .map(label -> label.get("value").getAsString())
                .toList();
    }
}
