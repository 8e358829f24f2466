package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FullMaxTTest {
    private static double[] at(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
    }

    private static boolean[] all(int rows) {
        boolean[] all = new boolean[rows];
        Arrays.fill(all, true);
        return all;
    }

    @Test
    void agreesWithReplicatesPutTogetherRowByRow() {
        for (Reference expected : Reference.cases("full-max-t")) {
            double[] x = expected.numbers("x");
            double[] y = expected.numbers("y");
            boolean[][] inside = expected.masks("inside");
            int clusters = expected.integer("clusters");

            SimultaneousIntervals intervals = new FullMaxT(expected.integers("cluster"), clusters)
                    .intervals(
                            List.of(
                                    new FullMaxT.Member(inside[0], rows -> Pearson.estimate(at(x, rows), at(y, rows))),
                                    new FullMaxT.Member(inside[1], rows -> WeightedMean.of(at(y, rows)))),
                            expected.number("level"),
                            BootstrapWeights.of(clusters, expected.draws("draws")));

            assertClose(intervals.critical(), expected.number("critical"));
            assertClose(intervals.standardErrors(), expected.numbers("standardErrors"));
            assertClose(intervals.low(), expected.numbers("low"));
            assertClose(intervals.high(), expected.numbers("high"));
            assertClose(intervals.pAdjusted(), expected.numbers("pAdjusted"));
        }
    }

    @Test
    void aReplicateThatCannotBeJudgedIsInfinitelyFarAway() {
        double[] y = {1, 2, 4, 8};
        FullMaxT.Estimator undefinedWhenRepeated =
                rows -> Arrays.stream(rows).distinct().count() == 4
                        ? WeightedMean.of(at(y, rows))
                        : new Influence(Double.NaN, new double[rows.length]);
        int[][] draws = {{0, 1, 2, 3}, {0, 0, 1, 2}, {3, 2, 1, 0}};

        SimultaneousIntervals intervals = new FullMaxT(new int[] {0, 1, 2, 3}, 4)
                .intervals(
                        List.of(new FullMaxT.Member(all(4), undefinedWhenRepeated)),
                        0.25,
                        BootstrapWeights.of(4, draws));

        assertThat(intervals.critical()).isInfinite();
        assertThat(intervals.pAdjusted()).containsExactly(0.5);
    }

    @Test
    void anEffectWithoutVariationHasNoInterval() {
        FullMaxT.Estimator constant = rows -> new Influence(0.3, new double[rows.length]);

        SimultaneousIntervals intervals = new FullMaxT(new int[] {0, 1}, 2)
                .intervals(List.of(new FullMaxT.Member(all(2), constant)), 0.25, new BootstrapWeights(2, 3, 1));

        assertThat(intervals.low()).containsExactly(Double.NEGATIVE_INFINITY);
        assertThat(intervals.pAdjusted()).containsExactly(1);
    }

    @Test
    void wrongInputIsRefused() {
        FullMaxT study = new FullMaxT(new int[] {0, 1}, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> study.intervals(List.of(), 0.25, new BootstrapWeights(2, 3, 1)))
                .withMessage("expected at least one estimate in the family, found none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FullMaxT(new int[] {0, 2}, 2))
                .withMessage("expected cluster indices 0..1, found 2 at row 1");
        FullMaxT.Member undefined =
                new FullMaxT.Member(all(2), rows -> new Influence(Double.NaN, new double[rows.length]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> study.intervals(List.of(undefined), 0.25, new BootstrapWeights(2, 3, 1)))
                .withMessageContaining("expected finite values in the estimates");
        FullMaxT.Member mean = new FullMaxT.Member(all(2), rows -> WeightedMean.of(at(new double[] {1, 2}, rows)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> study.intervals(List.of(mean), 0.25, new BootstrapWeights(3, 3, 1)))
                .withMessageContaining("the clusters and the bootstrap weights");
    }
}
