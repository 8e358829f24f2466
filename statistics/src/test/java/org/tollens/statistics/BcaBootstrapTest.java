package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BcaBootstrapTest {
    private static double[] at(double[] column, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> column[i]).toArray();
    }

    private static double meanOverDeviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return mean / Math.sqrt(squares / (values.length - 1));
    }

    private static BcaBootstrap.Statistic statistic(int number, double[] x, double[] y) {
        return switch (number) {
            case 0 -> rows -> Pearson.estimate(at(x, rows), at(y, rows)).estimate();
            case 1 -> rows -> meanOverDeviation(at(y, rows));
            default ->
                rows -> ClusteredSpearman.estimate(at(x, rows), at(y, rows)).estimate();
        };
    }

    @Test
    void agreesWithBootOnTheSameDocuments() {
        List<Reference> cases = Reference.cases("bca");
        for (int k = 0; k < cases.size(); k++) {
            Reference expected = cases.get(k);
            BcaBootstrap.Statistic statistic = statistic(k, expected.numbers("x"), expected.numbers("y"));

            BcaBootstrap interval = BcaBootstrap.interval(
                    statistic,
                    expected.integers("document"),
                    expected.number("level"),
                    BootstrapWeights.of(expected.integer("documents"), expected.draws("draws")));

            assertClose(interval.biasCorrection(), expected.number("biasCorrection"));
            assertClose(interval.acceleration(), expected.number("acceleration"));
            assertClose(interval.low(), expected.number("low"));
            assertClose(interval.high(), expected.number("high"));
        }
    }

    @Test
    void extremeEndsAreTheExtremeReplicates() {
        double[] replicates = IntStream.range(1, 21).mapToDouble(i -> i).toArray();

        BcaBootstrap interval = BcaBootstrap.interval(10.5, replicates, new double[] {10, 11}, 0.001);

        assertThat(interval.low()).isEqualTo(1);
        assertThat(interval.high()).isEqualTo(20);
        assertThat(interval.biasCorrection()).isZero();
        assertThat(interval.acceleration()).isZero();
    }

    /** Without bias and acceleration the ends are plain quantiles; at whole ranks no interpolation is needed. */
    @Test
    void wholeRanksAreOrderStatistics() {
        double[] replicates = IntStream.range(0, 19).mapToDouble(i -> i * i).toArray();
        BcaBootstrap interval = BcaBootstrap.interval(
                85,
                DoubleStream.concat(Arrays.stream(replicates), DoubleStream.of(400))
                        .toArray(),
                new double[] {84, 86},
                0.2);

        // Half of 20 replicates lie below; ranks 2.1 and 18.9 lie between squares.
        assertThat(interval.low()).isBetween(1.0, 1.5);
        assertThat(interval.high()).isBetween(316.0, 324.0);
    }

    @Test
    void nothingToEstimateFromIsRefused() {
        double[] replicates = {1, 2, 3};
        double[] without = {1, 2};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcaBootstrap.interval(1, replicates, without, 0.05))
                .withMessage("expected replicates on both sides of the estimate 1.0, found 0 of 3 below it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcaBootstrap.interval(4, replicates, without, 0.05))
                .withMessageContaining("found 3 of 3 below it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcaBootstrap.interval(2, replicates, new double[] {2, 2}, 0.05))
                .withMessage("expected documents that change the estimate 2.0, found none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcaBootstrap.interval(2, replicates, new double[] {2}, 0.05))
                .withMessage("expected at least 2 documents, found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcaBootstrap.interval(2, replicates, without, 1))
                .withMessage("expected a level in (0, 1), found 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> BcaBootstrap.interval(2, replicates, without, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcaBootstrap.interval(Double.NaN, replicates, without, 0.1))
                .withMessage("expected a finite estimate, found NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcaBootstrap.interval(2, new double[] {Double.NaN}, without, 0.1))
                .withMessageContaining("the replicates");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BcaBootstrap.interval(2, replicates, new double[] {1, Double.NaN}, 0.1))
                .withMessageContaining("the estimates without a document");
    }
}
