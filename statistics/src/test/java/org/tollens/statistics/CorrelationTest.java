package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pearson, Kendall and partial Spearman against scipy and the derivative in the row weights. */
class CorrelationTest {
    private static void check(Reference expected, Influence actual, String key) {
        assertClose(actual.estimate(), expected.number(key));
        assertClose(actual.values(), expected.numbers("psi"));
        assertThat(Arrays.stream(actual.values()).sum()).isCloseTo(0, within(1e-13));
        ClusterSums sums = ClusterSums.of(actual, expected.integers("cluster"), expected.integer("clusters"));
        assertClose(sums.standardError(), expected.number("standardError"));
    }

    @Test
    void pearsonAgrees() {
        for (Reference expected : Reference.cases("pearson")) {
            check(expected, Pearson.estimate(expected.numbers("x"), expected.numbers("y")), "r");
        }
    }

    @Test
    void kendallAgrees() {
        for (Reference expected : Reference.cases("kendall")) {
            Influence tau = Kendall.estimate(expected.numbers("x"), expected.numbers("y"));
            check(expected, tau, "tau");
            double ratio = ClusterSums.of(tau, expected.integers("cluster"), expected.integer("clusters"))
                            .standardError()
                    / expected.number("jackknife");
            assertThat(ratio).isBetween(0.85, 1.1);
        }
    }

    @Test
    void partialSpearmanAgrees() {
        for (Reference expected : Reference.cases("partial")) {
            double[] x = expected.numbers("x");
            double[] y = expected.numbers("y");
            double[] z = expected.numbers("z");
            check(expected, PartialSpearman.estimate(x, y, z), "rho");
            boolean[] all = new boolean[x.length];
            Arrays.fill(all, true);
            check(
                    expected,
                    PartialSpearman.estimate(SortedColumn.of(x), SortedColumn.of(y), SortedColumn.of(z), all),
                    "rho");
        }
    }

    @Test
    void twoRowsAreEnough() {
        double[] two = {1, 2};
        assertThat(Kendall.estimate(two, two).estimate()).isEqualTo(1);
        assertThat(Pearson.estimate(two, two).estimate()).isCloseTo(1, within(1e-15));
        assertThat(ClusteredSpearman.estimate(two, two).estimate()).isCloseTo(1, within(1e-15));
        assertThat(PartialSpearman.estimate(new double[] {1, 2, 3}, new double[] {1, 3, 2}, new double[] {2, 1, 3})
                        .estimate())
                .isCloseTo((0.5 + 0.25) / 0.75, within(1e-14));
    }

    @Test
    void perfectOrderIsOne() {
        double[] rising = {1, 2, 3, 10};
        double[] falling = {4, 3, 2, 0};

        assertThat(Kendall.estimate(rising, rising).estimate()).isEqualTo(1);
        assertThat(Kendall.estimate(rising, falling).estimate()).isEqualTo(-1);
        assertThat(Kendall.estimate(rising, falling).values()).containsOnly(new double[] {0}, within(1e-15));
        assertThat(Pearson.estimate(rising, rising).estimate())
                .isCloseTo(1, within(1e-15))
                .isLessThanOrEqualTo(1);
        assertThat(PartialSpearman.estimate(rising, rising, new double[] {1, 4, 2, 3})
                        .estimate())
                .isCloseTo(1, within(1e-15))
                .isLessThanOrEqualTo(1);
    }

    /** Forty thousand rows in well under a second, with ties: a quadratic count would take minutes. */
    @Test
    void kendallCountsManyRows() {
        int n = 40_000;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = i - i % 2;
            y[i] = i % 2;
        }
        // Between two values of x there is one concordant pair with different y and one discordant.
        Influence tau = Kendall.estimate(x, y);

        assertThat(tau.estimate()).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"pearson, correlation", "kendall, rank correlation"})
    void degenerateColumnsAreRefused(String which, String named) {
        BinaryOperator<double[]> estimate =
                (x, y) -> (which.equals("pearson") ? Pearson.estimate(x, y) : Kendall.estimate(x, y)).values();
        double[] rising = {1, 2, 3};
        double[] flat = {5, 5, 5};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimate.apply(flat, rising))
                .withMessage("expected x to vary, found the same value (5.0) in all 3 rows: no %s is defined", named);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimate.apply(rising, flat))
                .withMessageStartingWith("expected y to vary");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimate.apply(rising, new double[] {1, 2}))
                .withMessageContaining("found 3 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimate.apply(new double[] {1}, new double[] {1}))
                .withMessage("expected at least 2 rows for a correlation, found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimate.apply(rising, new double[] {1, Double.NaN, 2}))
                .withMessageContaining("finite values in y, found NaN at row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> estimate.apply(new double[] {1, 2, Double.POSITIVE_INFINITY}, rising))
                .withMessageContaining("finite values in x, found Infinity at row 2");
    }

    @Test
    void nothingLeftAfterConditioningIsRefused() {
        double[] x = {1, 2, 3, 4};
        double[] y = {2, 1, 3, 4};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialSpearman.estimate(x, y, x))
                .withMessage(
                        "expected x to differ from the column it is conditioned on, found a rank correlation of 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialSpearman.estimate(x, y, y))
                .withMessageStartingWith("expected y to differ");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> PartialSpearman.estimate(new double[] {1, 2}, new double[] {2, 1}, new double[] {1, 2}))
                .withMessage("expected at least 3 rows for a partial correlation, found 2");
    }
}
