package org.tollens.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.core.LauncherFactory;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.engine.specs.AThirdSpec;
import org.tollens.engine.specs.FourVerdicts;
import org.tollens.engine.specs.OnControls;
import org.tollens.engine.specs.OnSkipLosses;
import org.tollens.engine.specs.OnTwoModels;
import org.tollens.engine.specs.ReadsMeasurements;

class SharingTest {
    @TempDir
    Path output;

    @BeforeEach
    void forget() {
        RecordingReporter.reset("");
    }

    private static void execute(LauncherSession session, TinyRun run, DiscoverySelector... selectors) {
        session.getLauncher()
                .execute(request()
                        .selectors(selectors)
                        .filters(EngineFilter.includeEngines("tollens", "junit-jupiter"))
                        .configurationParameters(run.parameters())
                        .build());
    }

    private static List<Integer> documentsMeasured() {
        return RecordingReporter.MEASURED.stream()
                .map(MeasurementReport::documentsMeasured)
                .toList();
    }

    @Test
    void claimsOfThreeSpecsAndARerunShareOneForwardPassADocument() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            TinyRun run = TinyRun.into(output);
            execute(
                    session,
                    run,
                    selectClass(FourVerdicts.class),
                    selectClass(OnSkipLosses.class),
                    selectClass(AThirdSpec.class));
            execute(session, run, selectUniqueId(failed()));
        }
        assertThat(documentsMeasured()).containsExactly(40, 0);
        MeasurementReport first = RecordingReporter.MEASURED.get(0);
        assertThat(first.forwardTokens()).isLessThanOrEqualTo(40L * 64).isGreaterThan(40L * 32);
        assertThat(first.skipDocuments()).isEqualTo(40);
        MeasurementReport again = RecordingReporter.MEASURED.get(1);
        assertThat(again.forwardTokens()).isZero();
        assertThat(again.documents()).isEqualTo(40);
        RunSummary summary = RecordingReporter.SUMMARIES.get(1);
        assertThat(summary.results())
                .extracting(ClaimResult::key)
                .extracting(ClaimKey::claim)
                .containsExactly("F", "I", "P", "Q", "S", "Z");
        assertThat(summary.measurements()).containsExactly(first);
    }

    private static UniqueId failed() {
        return UniqueId.forEngine("tollens")
                .append("spec", FourVerdicts.class.getName())
                .append("claim", "fails")
                .append("model", "tiny-gpt2");
    }

    @Test
    void aLargerPlanMeasuresWhatIsMissing() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            TinyRun run = TinyRun.into(output);
            execute(session, run, selectMethod(FourVerdicts.class, "passes"));
            execute(session, run, selectClass(OnSkipLosses.class));
            execute(session, run, selectMethod(FourVerdicts.class, "passes"));
        }
        assertThat(RecordingReporter.MEASURED)
                .extracting(MeasurementReport::skipDocuments)
                .containsExactly(0, 40, 40);
        assertThat(RecordingReporter.MEASURED.get(2).forwardTokens()).isZero();
    }

    @Test
    void controlsAreMeasuredWhereAClaimIsCheckedAgainstThem() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            TinyRun run = TinyRun.into(output);
            execute(session, run, selectMethod(OnControls.class, "uncontrolled"));
            execute(session, run, selectMethod(OnControls.class, "againstRandomWeights"));
            execute(session, run, selectMethod(OnControls.class, "uncontrolled"));
            execute(session, run.with("tollens.random.weights", "0"), selectClass(OnControls.class));
        }
        List<MeasurementReport> measured = RecordingReporter.MEASURED;
        assertThat(measured).extracting(MeasurementReport::controlTokens).containsExactly(0L, 3L * 40 * 64, 0L, 0L);
        assertThat(measured)
                .extracting(report -> report.provenance().containsKey("randomWeights"))
                .containsExactly(false, true, true, false);
        assertThat(documentsMeasured()).containsExactly(40, 0, 0, 0);
        assertThat(Measurement.cost(measured.get(1)))
                .contains(
                        "measured 0 of 40 documents", "; 0 tokens and 7680 for controls (random weights: 3 seeds) in");
        assertThat(Measurement.cost(Measurement.nothingMeasured(measured.get(1))))
                .endsWith("nothing measured");
    }

    @Test
    void aTraceOfAnEarlierSessionIsUsedWhateverTheRule() {
        TinyRun.into(output).run(selectMethod(FourVerdicts.class, "passes"));
        TinyRun.into(output).run(selectMethod(FourVerdicts.class, "fails"));
        assertThat(documentsMeasured()).containsExactly(40, 0);
        assertThat(RecordingReporter.CALLS).contains("judged P PASS", "judged F FAIL");
    }

    @Test
    void anotherWindowIsMeasuredAgain() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            execute(session, TinyRun.into(output), selectMethod(FourVerdicts.class, "passes"));
            execute(
                    session,
                    TinyRun.into(output).with("tollens.window", "48"),
                    selectMethod(FourVerdicts.class, "passes"));
        }
        assertThat(documentsMeasured()).containsExactly(40, 40);
    }

    @Test
    void aModelThatCantBeMeasuredIsTriedOnce() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            TinyRun run = TinyRun.into(output).with("tollens.models", "no-such-model");
            execute(session, run, selectClass(OnTwoModels.class));
            execute(session, run, selectMethod(OnTwoModels.class, "first"));
        }
        assertThat(RecordingReporter.CALLS)
                .containsExactly("begin", "broken T1", "broken T2", "finished", "begin", "broken T1", "finished");
        List<Throwable> causes = RecordingReporter.SUMMARIES.get(1).failures().stream()
                .map(failure -> failure.cause().getCause())
                .toList();
        assertThat(causes).hasSize(2);
        assertThat(causes.get(0)).as("the failure is remembered, not repeated").isSameAs(causes.get(1));
    }

    @Test
    void aJupiterExtensionSeesTheMeasurement() {
        try (LauncherSession session = LauncherFactory.openSession()) {
            execute(session, TinyRun.into(output), selectMethod(FourVerdicts.class, "passes"));
            execute(session, TinyRun.into(output), selectClass(ReadsMeasurements.class));
        }
        assertThat(ReadsMeasurements.seen()).isEqualTo("tiny-gpt2 on tiny-tales: 40 documents, 1 verdict");
    }
}
