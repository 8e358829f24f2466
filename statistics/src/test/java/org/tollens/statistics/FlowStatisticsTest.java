package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slopes, orders of convergence and broken lines against what {@code make_flow.py} computed. */
class FlowStatisticsTest {
    static List<Reference> slopes() {
        return Reference.cases("slopes");
    }

    static List<Reference> orders() {
        return Reference.cases("orders");
    }

    static List<Reference> kinks() {
        return Reference.cases("kinks");
    }

    @ParameterizedTest
    @MethodSource("slopes")
    void slopesAreScipys(Reference expected) {
        double[] y = expected.numbers("y");
        assertClose(Slope.leastSquares(y), expected.number("ols"));
        assertClose(Slope.theilSen(y), expected.number("theil_sen"));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void ordersAndTheirInfluences(Reference expected) {
        Influence order = ConvergenceOrder.of(expected.numbers("coarse"), expected.numbers("fine"));
        assertClose(order.estimate(), expected.number("order"));
        assertClose(order.values(), expected.numbers("influence"));
    }

    @ParameterizedTest
    @MethodSource("kinks")
    void brokenLinesAreTheBestOfLeastSquares(Reference expected) {
        double[] x = expected.numbers("x");
        double[] y = expected.numbers("y");
        BrokenLine.Fit fit = BrokenLine.fit(x, y, expected.numbers("grid"));
        assertClose(fit.kink(), expected.number("kink"));
        assertClose(fit.below(), expected.number("below"));
        assertClose(fit.above(), expected.number("above"));
        assertClose(fit.lineSquares(), expected.number("line_squares"));
        assertClose(fit.brokenSquares(), expected.number("broken_squares"));
        assertClose(fit.effect(), expected.number("effect"));
        assertThat(fit.bicGain(x.length)).isCloseTo(expected.number("bic_gain"), within(1e-7));
    }

    @ParameterizedTest
    @MethodSource("kinks")
    void theInfluenceOfAKinkIsTheDerivative(Reference expected) {
        Influence effect = BrokenLine.effect(expected.numbers("x"), expected.numbers("y"), expected.number("kink"));
        assertClose(effect.estimate(), expected.number("effect"));
        assertClose(effect.values(), expected.numbers("influence"));
        ClusterSums sums = ClusterSums.of(effect, expected.integers("cluster"), expected.integer("clusters"));
        assertClose(sums.standardError(), expected.number("error"));
    }

    @ParameterizedTest
    @MethodSource("kinks")
    void eachReplicateFitsItsOwnKink(Reference expected) {
        double[] kinks = BrokenLine.kinks(
                expected.numbers("x"),
                expected.numbers("y"),
                expected.numbers("grid"),
                expected.integers("cluster"),
                BootstrapWeights.of(expected.integer("clusters"), expected.draws("draws")));
        assertThat(kinks).containsExactly(expected.numbers("kinks"), within(1e-12));
    }

    @Test
    void fewerEffectiveRowsGainLess() {
        BrokenLine.Fit fit = new BrokenLine.Fit(0, 0.2, 0, 1, 100, 96);
        // 1,000 ln(100/96) − 2 ln 1,000 = 40.8 − 13.8.
        assertThat(fit.bicGain(1000)).isCloseTo(27.0, within(0.1));
        assertThat(fit.bicGain(250)).isCloseTo(-0.8, within(0.1));
    }

    @Test
    void theGridLeavesRowsOnBothSides() {
        double[] x = new double[100];
        Arrays.fill(x, 0, 40, 1);
        for (int i = 40; i < 100; i++) {
            x[i] = i;
        }
        double[] grid = BrokenLine.grid(x, 0.05, 0.95, 19);
        // The first eight quantiles are all the smallest value, which is no kink.
        assertThat(grid).hasSize(12).isSorted();
        assertThat(grid[0]).isGreaterThan(1);
    }

    /** With rows that depend on each other within documents the interval of a kink's effect holds its level. */
    @Test
    void theStandardErrorHoldsItsLevel() {
        Random random = new Random(3);
        int[] cluster = new int[600];
        Arrays.setAll(cluster, i -> i / 20);
        int beyond = 0;
        for (int set = 0; set < 400; set++) {
            double[] x = correlated(random);
            double[] y = correlated(random);
            ClusterSums sums = ClusterSums.of(BrokenLine.effect(x, y, 0), cluster, 30);
            double effect = BrokenLine.effect(x, y, 0).estimate();
            beyond += Math.abs(effect) > 2.045 * sums.standardError() ? 1 : 0;
        }
        // t with 29 degrees of freedom at .05; ± 2.58 standard errors of 400 sets is .022 to .078.
        assertThat(beyond / 400.0).isBetween(0.022, 0.09);
    }

    private static double[] correlated(Random random) {
        double[] values = new double[600];
        double shared = 0;
        for (int i = 0; i < values.length; i++) {
            shared = i % 20 == 0 ? 0.4 * random.nextGaussian() : shared;
            values[i] = shared + random.nextGaussian();
        }
        return values;
    }

    @Test
    void refusesWhatHasNoSlopeOrOrder() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Slope.leastSquares(new double[] {1}))
                .withMessageContaining("at least two values");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvergenceOrder.of(new double[] {1}, new double[] {0}))
                .withMessageContaining("no order is defined");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BrokenLine.fit(new double[] {1, 1}, new double[] {1, 2}, new double[] {1}))
                .withMessageContaining("expected x to vary");
    }
}
