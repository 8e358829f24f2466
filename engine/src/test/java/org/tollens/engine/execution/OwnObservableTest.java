package org.tollens.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.engine.specs.OnOwnObservables;

/** Claims on observables of one's own are planned, shared, checked and reported as others are. */
class OwnObservableTest {
    private static final String ON =
            " on tiny-gpt2 (tiny-tales) was not judged, because something that it reads could" + " not be measured: ";

    @TempDir
    Path output;

    @BeforeEach
    void forget() {
        RecordingReporter.reset("");
    }

    @Test
    void claimsAndLaterRunsShareOneMeasurementOfIt() {
        TinyRun run = TinyRun.into(output);
        run.run(selectMethod(OnOwnObservables.class, "norm"), selectMethod(OnOwnObservables.class, "normAgain"));
        int calls = OnOwnObservables.CALLS.get();
        run.run(selectMethod(OnOwnObservables.class, "normAgain"));
        assertThat(RecordingReporter.MEASURED)
                .extracting(MeasurementReport::documentsMeasured)
                .containsExactly(40, 0);
        assertThat(calls).isPositive();
        assertThat(OnOwnObservables.CALLS).hasValue(calls);
        assertThat(RecordingReporter.CALLS).contains("judged N1 PASS", "judged N2 PASS");
    }

    @Test
    void isCheckedAgainstEveryControlThatABuiltInOneIs() {
        TinyRun.into(output).run(selectMethod(OnOwnObservables.class, "norm"));
        ClaimResult result = RecordingReporter.SUMMARIES.get(0).results().get(0);
        assertThat(result.verdict().evidence().controls())
                .extracting(ControlEvidence::id)
                .contains("self-labels", "random-weights", "permuted-labels", "token-types");
        assertThat(result.verdict().evidence().controls()).allSatisfy(control -> assertThat(control.verdict())
                .as(control.id() + ": " + control.finding())
                .isPresent());
        assertThat(result.verdict().evidence().clauses().get(0).layers()).hasSize(4);
    }

    @Test
    void aMistakeIsAnErrorOfItsOwnClaimAndNeverAVerdict() {
        EngineExecutionResults results = TinyRun.into(output).run(selectClass(OnOwnObservables.class));
        Map<String, String> outcomes = TinyRun.outcomes(results);
        assertThat(outcomes.get("SHAPE [tiny-gpt2]"))
                .startsWith("FAILED: SHAPE" + ON + "expected observable test_shape{version=1} to give"
                        + " [document, position] = (")
                .contains("found shape ()", "OnOwnObservables.java:", "give it version(2)");
        assertThat(outcomes.get("NAN [tiny-gpt2]"))
                .startsWith("FAILED: NAN" + ON + "expected finite values of observable test_nan{version=1}, found NaN"
                        + " at block 1, position 8 of document tale-");
        assertThat(outcomes.get("THROWS [tiny-gpt2]"))
                .startsWith("FAILED: THROWS" + ON + "observable test_throwing{version=1} threw"
                        + " java.lang.AssertionError: expected better at block 1 in the batch of document tale-");
        assertThat(outcomes.get("LACKS [tiny-gpt2]"))
                .startsWith(
                        "FAILED: LACKS" + ON + "observable test_lacking{version=1} asks for the hook point MLP_GATE,"
                                + " which the family gpt2 does not have; it has RESID_PRE, ");
        assertThat(outcomes.get("RANDOM [tiny-gpt2]"))
                .startsWith("FAILED: RANDOM" + ON + "on random weights, which claims are checked against: observable"
                        + " test_random{version=1} threw java.lang.IllegalStateException: untrained");
        for (String claim : new String[] {"N1", "N2", "B"}) {
            assertThat(outcomes).containsEntry(claim + " [tiny-gpt2]", "SUCCESSFUL");
        }
        assertThat(TinyRun.thrown(results, "THROWS [tiny-gpt2]"))
                .isNotInstanceOf(AssertionError.class)
                .hasRootCauseInstanceOf(AssertionError.class);
        RunSummary summary = RecordingReporter.SUMMARIES.get(0);
        assertThat(summary.failures())
                .extracting(ClaimFailure::key)
                .extracting("claim")
                .containsExactly("LACKS", "NAN", "RANDOM", "SHAPE", "THROWS");
        assertThat(summary.measurements()).hasSize(1);
    }
}
