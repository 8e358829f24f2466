package org.tollens.statistics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Bias-corrected and accelerated bootstrap intervals over documents (Efron 1987, Journal of the American Statistical
 * Association 82, 171; DiCiccio and Efron 1996, Statistical Science 11, 189): second-order accurate without a standard
 * error, so for statistics that have no influence values.
 *
 * <p>With z0 = Φ⁻¹(share of replicates below θ̂) and a = Σ l³/(6 (Σ l²)^{3/2}), l_c = (C − 1)(θ̂ − θ̂_{−c}) from the estimates
 * without one document, the ends are the quantiles of the replicates at Φ(z0 + (z0 + z)/(1 − a(z0 + z))), z the normal
 * quantiles of α/2 and 1 − α/2. Quantiles at rank (B + 1)p are interpolated on the normal scale, as {@code boot} does.
 *
 * <p>Assumes independent documents; one statistic at a time (no family). Reference: {@code boot::boot.ci(type = "bca")} with
 * jackknife {@code L} on the same index matrix.
 *
 * @param low lower end
 * @param high upper end
 * @param biasCorrection z0
 * @param acceleration a
 */
public record BcaBootstrap(double low, double high, double biasCorrection, double acceleration) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** A statistic of some of the study's rows; a row may come more than once. */
    @FunctionalInterface
    public interface Statistic {
        /** The statistic of these rows, finite. */
        double of(int[] rows);
    }

    /**
     * The interval of a statistic, with documents drawn by given weights.
     *
     * @param statistic of rows
     * @param document [row] index of the row's document, 0..documents−1; each document must have a row
     * @param level α, the interval's error, for instance .01
     * @param weights how often each document is drawn
     */
    public static BcaBootstrap interval(Statistic statistic, int[] document, double level, BootstrapWeights weights) {
        ClusterRows rows = new ClusterRows(document, weights.clusters());
        double[] replicates = new double[weights.replicates()];
        for (int b = 0; b < replicates.length; b++) {
            replicates[b] = statistic.of(rows.drawn(weights.row(b)));
        }
        double[] without = new double[weights.clusters()];
        for (int c = 0; c < without.length; c++) {
            without[c] = statistic.of(rows.without(c));
        }
        return interval(statistic.of(rows.all()), replicates, without, level);
    }

    /**
     * The interval from statistics that were computed elsewhere.
     *
     * @param estimate θ̂
     * @param replicates [replicate]
     * @param without [document] θ̂ without the document; at least 2
     * @param level α in (0, 1)
     * @throws IllegalArgumentException if a value is not finite, all replicates lie on one side of θ̂, or no document matters
     */
    public static BcaBootstrap interval(double estimate, double[] replicates, double[] without, double level) {
        Checks.that(level > 0 && level < 1, "expected a level in (0, 1), found %s", level);
        Checks.that(without.length >= 2, "expected at least 2 documents, found %d", without.length);
        Checks.finite("the replicates", replicates);
        Checks.finite("the estimates without a document", without);
        Checks.that(Double.isFinite(estimate), "expected a finite estimate, found %s", estimate);
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        int below = MidRanks.firstAtLeast(sorted, estimate);
        Checks.that(
                below > 0 && below < sorted.length,
                "expected replicates on both sides of the estimate %s, found %d of %d below it",
                estimate,
                below,
                sorted.length);
        double z0 = NORMAL.inverseCumulativeProbability(below / (double) sorted.length);
        double a = acceleration(estimate, without);
        return new BcaBootstrap(end(sorted, z0, a, level / 2), end(sorted, z0, a, 1 - level / 2), z0, a);
    }

    private static double acceleration(double estimate, double[] without) {
        double squares = 0;
        double cubes = 0;
        for (double one : without) {
            double influence = (without.length - 1) * (estimate - one);
            squares += influence * influence;
            cubes += influence * influence * influence;
        }
        Checks.that(squares > 0, "expected documents that change the estimate %s, found none", estimate);
        return cubes / (6 * Math.pow(squares, 1.5));
    }

    private static double end(double[] sorted, double z0, double a, double p) {
        double z = z0 + NORMAL.inverseCumulativeProbability(p);
        return quantile(sorted, NORMAL.cumulativeProbability(z0 + z / (1 - a * z)));
    }

    /** Between the order statistics k and k + 1 around (B + 1)p, linear in the normal quantile of k/(B + 1). */
    private static double quantile(double[] sorted, double p) {
        double rank = (sorted.length + 1) * p;
        int k = (int) rank;
        if (k == 0) {
            return sorted[0];
        }
        if (k >= sorted.length) {
            return sorted[sorted.length - 1];
        }
        if (k == rank) {
            return sorted[k - 1];
        }
        double at = NORMAL.inverseCumulativeProbability(p);
        double from = NORMAL.inverseCumulativeProbability(k / (sorted.length + 1.0));
        double to = NORMAL.inverseCumulativeProbability((k + 1) / (sorted.length + 1.0));
        return sorted[k - 1] + (at - from) / (to - from) * (sorted[k] - sorted[k - 1]);
    }
}
