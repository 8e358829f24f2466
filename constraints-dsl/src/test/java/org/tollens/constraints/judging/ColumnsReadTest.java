package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.skipLoss;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** At which depths a column is read: a number that is none elsewhere is nobody's problem. */
class ColumnsReadTest {
    private static final SyntheticColumns COLUMNS =
            Planted.nothing().layers(4).sized(3, 5).columns();

    /** The depths 0..4 at which a value that is no number is noticed. */
    private static List<Integer> noticed(ColumnsRead read, Observable observable) {
        List<Integer> noticed = new ArrayList<>();
        for (int layer = observable.axes().firstLayer(); layer <= 4; layer++) {
            int at = observable.axes().layered() ? layer : 0;
            SyntheticColumns broken = COLUMNS.with(observable, at, 7, Double.NaN);
            if (!read.problems(broken).isEmpty()) {
                noticed.add(layer);
            }
        }
        return noticed;
    }

    private static ColumnsRead reading(Quantity quantity) {
        ColumnsRead read = new ColumnsRead(4);
        quantity.requires().forEach(observable -> read.add(quantity, observable));
        return read;
    }

    @Test
    void quantitiesAreReadAtTheDepthsOfTheirForm() {
        assertThat(noticed(reading(attentionConcentration()), Observables.ATTENTION_CONCENTRATION))
                .containsExactly(1, 2, 3, 4);
        assertThat(noticed(reading(lensEntropy()), Observables.LENS_ENTROPY)).containsExactly(1, 2, 3, 4);
        assertThat(noticed(reading(lensEntropy().beforeTheBlock()), Observables.LENS_ENTROPY))
                .containsExactly(0, 1, 2, 3);
        assertThat(noticed(reading(lensEntropy().changeAcrossTheBlock()), Observables.LENS_ENTROPY))
                .containsExactly(0, 1, 2, 3, 4);
        assertThat(noticed(reading(skipLoss()), Observables.SKIP_SURPRISAL)).containsExactly(1, 2, 3, 4);
        assertThat(noticed(reading(skipLoss()), Observables.LENS_SURPRISAL)).containsExactly(4);
    }

    @Test
    void columnsWithoutDepthsAreReadOnce() {
        ColumnsRead read = new ColumnsRead(4);
        read.add(Observables.TARGET, 1);
        read.add(Observables.TARGET, 3);
        assertThat(read.problems(COLUMNS.with(Observables.TARGET, 0, 7, Double.NaN)))
                .containsExactly("target has 1 values that are NaN or infinite, the first in document doc-1 at position"
                        + " 10");
        assertThat(read.observables()).containsExactly(Observables.TARGET);
        ColumnsRead layered = new ColumnsRead(4);
        layered.add(Observables.LENS_TOP1, 4);
        assertThat(layered.problems(COLUMNS.with(Observables.LENS_TOP1, 4, 7, Double.NEGATIVE_INFINITY)))
                .containsExactly("lens_top1 at layer 4 has 1 values that are NaN or infinite, the first in document"
                        + " doc-1 at position 10");
        assertThat(layered.problems(COLUMNS.with(Observables.LENS_TOP1, 3, 7, Double.NaN)))
                .isEmpty();
    }
}
