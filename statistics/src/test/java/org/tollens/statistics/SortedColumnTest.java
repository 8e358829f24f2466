package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Columns sorted once give what sorting each subset gives. */
class SortedColumnTest {
    private static final int ROWS = 500;
    private final Random random = new Random(7);
    private final double[] x = column(1);
    private final double[] y = column(20);

    private double[] column(double steps) {
        return random.doubles(ROWS).map(v -> Math.round(v * 20 * steps) / steps).toArray();
    }

    private boolean[] mask(double share) {
        boolean[] mask = new boolean[ROWS];
        for (int i = 0; i < ROWS; i++) {
            mask[i] = random.nextDouble() < share;
        }
        return mask;
    }

    @Test
    void spearmanOfASubsetIsTheSame() {
        SortedColumn sortedX = SortedColumn.of(x);
        SortedColumn sortedY = SortedColumn.of(y);
        for (double share : new double[] {0.02, 0.5, 1}) {
            boolean[] rows = mask(share);
            RowSubset subset = RowSubset.of(rows);

            Influence plain = subset.scatter(ClusteredSpearman.estimate(subset.of(x), subset.of(y)));
            Influence sorted = ClusteredSpearman.estimate(sortedX, sortedY, rows);

            assertThat(sorted.estimate()).isEqualTo(plain.estimate());
            assertThat(sorted.values()).isEqualTo(plain.values()).hasSize(ROWS);
        }
    }

    @Test
    void cliffsDeltaOfTwoMasksIsTheSame() {
        SortedColumn sorted = SortedColumn.of(x);
        boolean[] first = mask(0.3);
        boolean[] second = mask(0.5);
        for (int i = 0; i < ROWS; i++) {
            second[i] &= !first[i];
        }
        RowSubset firsts = RowSubset.of(first);
        RowSubset seconds = RowSubset.of(second);

        Influence plain = CliffsDelta.estimate(firsts.of(x), seconds.of(x));
        Influence both = CliffsDelta.estimate(sorted, first, second);

        assertThat(both.estimate()).isEqualTo(plain.estimate());
        assertThat(firsts.of(both.values())).isEqualTo(Arrays.copyOf(plain.values(), firsts.size()));
        assertThat(seconds.of(both.values()))
                .isEqualTo(Arrays.copyOfRange(plain.values(), firsts.size(), plain.rows()));
        for (int i = 0; i < ROWS; i++) {
            assertThat(first[i] || second[i] || both.values()[i] == 0).isTrue();
        }
    }

    @Test
    void interactionOfASubsetIsTheSame() {
        double[] outcome = random.doubles(ROWS).toArray();
        int[] cluster = random.ints(ROWS, 0, 30).toArray();
        boolean[] rows = mask(0.6);
        RowSubset subset = RowSubset.of(rows);

        StratifiedInteraction plain = StratifiedInteraction.estimate(
                subset.of(outcome), subset.of(x), subset.of(y), subset.of(cluster), 7, 13);
        StratifiedInteraction sorted =
                StratifiedInteraction.estimate(outcome, SortedColumn.of(x), SortedColumn.of(y), cluster, rows, 7, 13);

        assertThat(sorted.highHigh()).isEqualTo(plain.highHigh());
        assertThat(sorted.highLow()).isEqualTo(plain.highLow());
        assertThat(sorted.lowHigh()).isEqualTo(plain.lowHigh());
        assertThat(sorted.lowLow()).isEqualTo(plain.lowLow());
        Influence expected = subset.scatter(plain.effect().orElseThrow());
        assertThat(sorted.effect().orElseThrow().estimate()).isEqualTo(expected.estimate());
        assertThat(sorted.effect().orElseThrow().values()).isEqualTo(expected.values());
    }

    @Test
    void laterChangesOfTheArrayDoNotMatter() {
        double[] values = {3, 1, 2};
        SortedColumn sorted = SortedColumn.of(values);
        values[0] = 0;

        assertThat(sorted.value(0)).isEqualTo(3);
        assertThat(sorted.size()).isEqualTo(3);
    }

    @Test
    void wrongMasksAreRefused() {
        SortedColumn sorted = SortedColumn.of(new double[] {1, 2, 3});
        boolean[] all = {true, true, true};
        boolean[] one = {true, false, false};
        boolean[] none = new boolean[3];

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(sorted, all, one))
                .withMessage("expected each row in at most one group, found row 0 in both");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(sorted, all, none))
                .withMessage("expected rows in both groups, found 3 in the first and 0 in the second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(sorted, none, all))
                .withMessage("expected rows in both groups, found 0 in the first and 3 in the second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(sorted, new boolean[2], all))
                .withMessageContaining("the first mask");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(sorted, all, new boolean[2]))
                .withMessageContaining("the second mask");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredSpearman.estimate(sorted, sorted, one))
                .withMessage("expected at least 2 rows for a correlation, found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredSpearman.estimate(sorted, sorted, new boolean[2]))
                .withMessageContaining("the mask");
        SortedColumn longer = SortedColumn.of(new double[4]);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredSpearman.estimate(sorted, longer, all))
                .withMessageContaining("x and y");
        double[] y3 = {1, 2, 3};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedInteraction.estimate(y3, longer, sorted, new int[3], all, 1, 2))
                .withMessageContaining("y and sigma");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedInteraction.estimate(y3, sorted, longer, new int[3], all, 1, 2))
                .withMessageContaining("y and kappa");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedInteraction.estimate(y3, sorted, sorted, new int[3], new boolean[2], 1, 2))
                .withMessageContaining("the mask");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedInteraction.estimate(y3, sorted, sorted, new int[3], none, 1, 2))
                .withMessage("expected rows to estimate an interaction from, found none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StratifiedInteraction.estimate(y3, sorted, sorted, new int[3], all, 2, 1))
                .withMessageStartingWith("expected the low cut not to exceed the high one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SortedColumn.of(new double[] {1, Double.NaN}))
                .withMessageContaining("found NaN at row 1");
    }
}
