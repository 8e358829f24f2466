package org.tollens.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.tollens.engine.specs.FourVerdicts;
import org.tollens.engine.specs.Mistakes;
import org.tollens.engine.specs.OnTwoModels;

class RunTest {
    @TempDir
    Path output;

    @BeforeEach
    void forget() {
        RecordingReporter.reset("");
    }

    @Test
    void eachVerdictHasItsOutcomeAndTheReportersHearOfEach() {
        EngineExecutionResults results = TinyRun.into(output).run(selectClass(FourVerdicts.class));
        Map<String, String> outcomes = TinyRun.outcomes(results);
        assertThat(outcomes)
                .containsEntry("measurement of tiny-gpt2 on tiny-tales", "SUCCESSFUL")
                .containsEntry("P [tiny-gpt2]", "SUCCESSFUL");
        assertThat(outcomes.get("Q [tiny-gpt2]")).matches("ABORTED: PARTIAL \\[.*FEW_SOURCES.*\\]: .*");
        assertThat(outcomes.get("I [tiny-gpt2]")).matches("ABORTED: INSUFFICIENT \\[.*FEW_SOURCES.*\\]: .*");
        assertThat(outcomes.get("F [tiny-gpt2]")).matches("FAILED: FAIL \\[.*FEW_SOURCES.*\\]: .*");
        assertThat(TinyRun.thrown(results, "F [tiny-gpt2]"))
                .isInstanceOf(AssertionFailedError.class)
                .hasMessageContaining("F on tiny-gpt2 (tiny-tales): It differs where the model errs");
        assertThat(TinyRun.thrown(results, "Q [tiny-gpt2]")).isInstanceOf(TestAbortedException.class);
        assertThat(RecordingReporter.CALLS)
                .containsExactly(
                        "begin",
                        "measured tiny-gpt2",
                        "judged F FAIL",
                        "judged I INSUFFICIENT",
                        "judged P PASS",
                        "judged Q PARTIAL",
                        "finished");
        assertThat(RecordingReporter.SUMMARIES.get(0).results()).hasSize(4);
    }

    @Test
    void theGateAndTheOtherVerdictsCanBeSet() {
        Map<String, String> outcomes = TinyRun.outcomes(TinyRun.into(output)
                .with("tollens.gate", "report")
                .with("tollens.partial", "fail")
                .with("tollens.insufficient", "pass")
                .run(selectClass(FourVerdicts.class)));
        assertThat(outcomes.get("F [tiny-gpt2]")).matches("ABORTED: FAIL \\[.*FEW_SOURCES.*\\]: .*");
        assertThat(outcomes.get("Q [tiny-gpt2]")).matches("FAILED: PARTIAL \\[.*FEW_SOURCES.*\\]: .*");
        assertThat(outcomes.get("I [tiny-gpt2]")).isEqualTo("SUCCESSFUL");
    }

    @Test
    void aValueThatAParameterCantHaveStopsTheRunAndSaysWhatItMayBe() {
        Map<String, String> refused = Map.of(
                "tollens.gate", "expected one of claims, report for tollens.gate, found 'x'",
                "tollens.partial", "expected one of abort, fail, pass for tollens.partial, found 'x'",
                "tollens.insufficient", "expected one of abort, fail, pass for tollens.insufficient, found 'x'",
                "tollens.window", "expected a whole number for tollens.window, found 'x'",
                "tollens.device", "expected one of auto, cpu, cuda for tollens.device, found 'x'");
        refused.forEach((name, message) -> {
            EngineExecutionResults results =
                    TinyRun.into(output).with(name, "x").run(selectClass(FourVerdicts.class));
            assertThat(TinyRun.thrown(results, "Tollens"))
                    .isInstanceOf(JUnitException.class)
                    .hasMessageContaining(message)
                    .hasMessageContaining("-D" + name + "=");
            assertThat(results.testEvents().started().count()).isZero();
        });
        assertThat(TinyRun.thrown(
                        TinyRun.into(output).with("tollens.documents", "-1").run(selectClass(FourVerdicts.class)),
                        "Tollens"))
                .hasMessageContaining("a whole number, at least 0 for tollens.documents, found '-1'");
    }

    @Test
    void noSpecsAreNoFailure() {
        EngineExecutionResults results = EngineTestKit.engine("tollens")
                .selectors(selectClass(String.class))
                .execute();
        assertThat(TinyRun.outcomes(results)).containsExactly(Map.entry("Tollens", "SUCCESSFUL"));
    }

    @Test
    void aSpecThatThrowsBreaksItsOwnClaimOnly() {
        EngineExecutionResults results = TinyRun.into(output).run(selectClass(Mistakes.Repeated.class));
        Map<String, String> outcomes = TinyRun.outcomes(results);
        assertThat(outcomes).containsEntry("H [tiny-gpt2]", "SUCCESSFUL");
        assertThat(outcomes.get("E [tiny-gpt2]"))
                .isEqualTo("FAILED: E was not judged: " + Mistakes.Repeated.class.getName()
                        + "#throwing did not build its constraint: the floor must be positive");
        assertThat(outcomes.get("G [tiny-gpt2]")).endsWith("#returningNull returned null; return the constraint");
        assertThat(outcomes.get("D [tiny-gpt2]"))
                .contains("it is stated by", "#once and ", "#twice", "give each claim an id of its own");
        assertThat(TinyRun.thrown(results, "E [tiny-gpt2]"))
                .isNotInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
        assertThat(TinyRun.thrown(results, "A [tiny-gpt2]"))
                .as("a build tool takes an AssertionError for a refuted claim")
                .isNotInstanceOf(AssertionError.class)
                .hasCauseInstanceOf(AssertionError.class)
                .hasMessageEndingWith("#asserting did not build its constraint: the floor must be measured");
        assertThat(RecordingReporter.CALLS).contains("broken A", "broken D", "broken E", "broken G", "judged H PASS");
    }

    @Test
    void aModelOrCorpusThatNobodyHasBreaksTheClaimsOnItAlone() {
        EngineExecutionResults results = TinyRun.into(output).run(selectClass(OnTwoModels.class));
        Map<String, String> outcomes = TinyRun.outcomes(results);
        assertThat(outcomes)
                .containsEntry("T1 [tiny-gpt2]", "SUCCESSFUL")
                .containsEntry("T2 [tiny-gpt2]", "SUCCESSFUL")
                .containsEntry("measurement of tiny-gpt2 on tiny-tales", "SUCCESSFUL");
        for (String claim : new String[] {"T1", "T2"}) {
            assertThat(outcomes.get(claim + " [no-such-model]"))
                    .startsWith("FAILED: " + claim
                            + " was not judged, because no-such-model could not be measured on tiny-tales: ");
        }
        assertThat(TinyRun.thrown(results, "T1 [no-such-model]")).hasMessageContaining("tiny-gpt2");
        assertThat(outcomes.get("measurement of no-such-model on tiny-tales")).startsWith("FAILED: ");
        assertThat(TinyRun.thrown(results, "T3 [tiny-gpt2]"))
                .hasMessageContaining("no-such-corpus")
                .hasMessageContaining("tiny-tales");
    }

    @Test
    void aReporterThatThrowsIsAnErrorOfItsStep() {
        Map<String, String> steps = Map.of(
                "begin", "Tollens",
                "measured tiny-gpt2", "measurement of tiny-gpt2 on tiny-tales",
                "judged P PASS", "P [tiny-gpt2]",
                "finished", "Tollens");
        steps.forEach((call, step) -> {
            RecordingReporter.reset(call);
            EngineExecutionResults results =
                    TinyRun.into(output).with("tollens.gate", "report").run(selectClass(FourVerdicts.class));
            Map<String, String> outcomes = TinyRun.outcomes(results);
            assertThat(outcomes.get(step))
                    .startsWith("FAILED: the reporter " + RecordingReporter.class.getName() + " failed when told of ")
                    .endsWith("no ink");
            assertThat(TinyRun.thrown(results, step)).isNotInstanceOf(AssertionError.class);
            outcomes.remove(step);
            assertThat(outcomes.values()).noneMatch(outcome -> outcome.startsWith("FAILED"));
        });
    }

    @Test
    void oneClaimAloneMeasuresWhatItNeeds() {
        TinyRun.into(output).run(selectMethod(FourVerdicts.class, "passes"));
        assertThat(RecordingReporter.MEASURED).singleElement().satisfies(report -> {
            assertThat(report.documentsMeasured()).isEqualTo(40);
            assertThat(report.skipDocuments()).isZero();
            assertThat(report.skipPositions()).isZero();
        });
    }
}
