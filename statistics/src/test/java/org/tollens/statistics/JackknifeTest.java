package org.tollens.statistics;

import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The standard errors against the delete-one-cluster jackknife, at the sizes that claims are judged at. */
class JackknifeTest {
    private static final int CLUSTERS = 150;
    private static final int SIZE = 60;
    private final Random random = new Random(7);
    private final int[] cluster = new int[CLUSTERS * SIZE];
    private final double[] x = new double[cluster.length];
    private final double[] y = new double[cluster.length];
    private final boolean[] group = new boolean[cluster.length];

    JackknifeTest() {
        for (int i = 0; i < cluster.length; i++) {
            cluster[i] = i / SIZE;
        }
        for (int c = 0; c < CLUSTERS; c++) {
            double level = 0.3 * random.nextGaussian();
            double slope = 0.2 + 0.2 * random.nextGaussian();
            for (int i = c * SIZE; i < (c + 1) * SIZE; i++) {
                x[i] = Math.rint(20 * (level + random.nextGaussian())) / 20;
                y[i] = Math.exp(slope * x[i] + level + random.nextGaussian());
                group[i] = random.nextDouble() < 1 / (1 + Math.exp(-x[i]));
            }
        }
    }

    @Test
    void spearmanWithinOnePercent() {
        check(ClusteredSpearman.estimate(x, y), 0.01, kept -> ClusteredSpearman.estimate(take(x, kept), take(y, kept))
                .estimate());
    }

    @Test
    void cliffWithinOnePercent() {
        check(CliffsDelta.estimate(y, group), 0.01, kept -> CliffsDelta.estimate(take(y, kept), take(group, kept))
                .estimate());
    }

    @Test
    void meanWithinOnePercent() {
        check(WeightedMean.of(y), 0.01, kept -> WeightedMean.of(take(y, kept)).estimate());
    }

    /** Here each jackknife value chooses bins and thirds anew, so it also shows that fixing them costs little. */
    @Test
    void interactionWithinFivePercent() {
        double[] kappa = new double[x.length];
        for (int i = 0; i < kappa.length; i++) {
            kappa[i] = 0.3 * x[i] + random.nextGaussian();
        }
        double[] thirds = Quantiles.of(x, new double[] {1 / 3.0, 2 / 3.0});
        check(
                StratifiedInteraction.estimate(y, x, kappa, cluster, thirds[0], thirds[1])
                        .effect()
                        .orElseThrow(),
                0.05,
                kept -> StratifiedInteraction.estimate(
                                take(y, kept), take(x, kept), take(kappa, kept), taken(kept), thirds[0], thirds[1])
                        .effect()
                        .orElseThrow()
                        .estimate());
    }

    private void check(Influence influence, double tolerance, ToDoubleFunction<int[]> estimate) {
        double error = ClusterSums.of(influence, cluster, CLUSTERS).standardError();
        double[] left = new double[CLUSTERS];
        for (int c = 0; c < CLUSTERS; c++) {
            left[c] = estimate.applyAsDouble(without(c));
        }
        double mean = Checks.mean(left);
        double squares = 0;
        for (double one : left) {
            squares += (one - mean) * (one - mean);
        }
        double jackknife = Math.sqrt(squares * (CLUSTERS - 1) / CLUSTERS);
        Assertions.assertThat(error / jackknife).isCloseTo(1, within(tolerance));
    }

    private static int[] without(int left) {
        int[] rows = new int[(CLUSTERS - 1) * SIZE];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i < left * SIZE ? i : i + SIZE;
        }
        return rows;
    }

    private int[] taken(int[] rows) {
        int[] part = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            part[i] = cluster[rows[i]];
        }
        return part;
    }

    private static double[] take(double[] values, int[] rows) {
        double[] part = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            part[i] = values[rows[i]];
        }
        return part;
    }

    private static boolean[] take(boolean[] values, int[] rows) {
        boolean[] part = new boolean[rows.length];
        for (int i = 0; i < rows.length; i++) {
            part[i] = values[rows[i]];
        }
        return part;
    }
}
