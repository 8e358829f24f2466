package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.intervention.Interventions.block;
import static org.tollens.constraints.intervention.Interventions.headOut;
import static org.tollens.constraints.intervention.Interventions.mlpOut;
import static org.tollens.constraints.intervention.Interventions.outputSurprisalUnder;
import static org.tollens.constraints.intervention.Interventions.scale;
import static org.tollens.constraints.intervention.Interventions.skip;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** Interventions and flows are planned, kept and shared like everything else. */
class IntervenedMeasurementTest {
    private static final Observable EACH = outputSurprisalUnder(skip(block().ofEachBlockInTurn()));
    private static final Observable ONE =
            outputSurprisalUnder(scale(headOut().ofBlock(2).ofHead(4), -1));

    @TempDir
    Path temporary;

    @Test
    void isMeasuredOnceOnTheDocumentsThatBlocksAreSkippedOn() {
        Bench bench = new Bench(temporary);
        Columns columns = bench.measure(EACH, ONE, Observables.SKIP_SURPRISAL, Observables.LENS_SURPRISAL)
                .columns();
        boolean[] skipped = columns.measuredDocuments(Observables.SKIP_SURPRISAL);
        assertThat(columns.measuredDocuments(EACH)).isEqualTo(skipped);
        assertThat(columns.measuredDocuments(ONE)).isEqualTo(skipped);
        for (int layer = 1; layer <= columns.layers(); layer++) {
            assertThat(columns.values(EACH, layer))
                    .containsExactly(columns.values(Observables.SKIP_SURPRISAL, layer), within(1e-5));
        }
        assertThat(columns.values(ONE, 0)).isNotEqualTo(columns.values(Observables.LENS_SURPRISAL, columns.layers()));

        assertThat(bench.measure(ONE, EACH).report().documentsMeasured()).isZero();
        Observable other = outputSurprisalUnder(scale(headOut().ofBlock(2).ofHead(4), -2));
        assertThat(bench.measure(other, EACH).report().documentsMeasured()).isEqualTo(3);
    }

    @Test
    void whatWouldNeverHappenIsRefusedBeforeAnythingIsMeasured() {
        Bench bench = new Bench(temporary);
        assertThatThrownBy(() -> bench.measure(outputSurprisalUnder(skip(mlpOut().ofBlock(9)))))
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining(
                        "expected blocks from 1 to 3, found [9] in an intervention that would never happen");
        assertThat(bench.progress).isEmpty();
    }

    @Test
    void flowsAreFollowedOnceOnTheirDocumentsAndDrawnWithTheSeed() {
        Bench bench = new Bench(temporary);
        bench.settings = bench.settings.withFlowDocuments(2);
        Observable[] all = FlowObservables.all().toArray(Observable[]::new);
        Columns columns = bench.measure(all).columns();
        for (Observable observable : all) {
            assertThat(columns.measuredDocuments(observable))
                    .as(observable.key())
                    .containsExactly(false, true, false, false, false, true, false);
        }
        assertThat(bench.measure(all).report().documentsMeasured()).isZero();
        MeasurementSettings old = bench.settings;
        bench.settings =
                new MeasurementSettings(old.window(), old.skipFirst(), 0, 3, old.seed() + 1).withFlowDocuments(2);
        assertThat(bench.measure(FlowObservables.EULER_RESIDUAL).report().documentsMeasured())
                .isZero();
        assertThat(bench.measure(all).report().documentsMeasured()).isEqualTo(2);
    }
}
