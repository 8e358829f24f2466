package org.tollens.statistics;

import java.util.Arrays;

/**
 * Simultaneous intervals and adjusted p-values by the studentised max-|t| cluster bootstrap.
 *
 * <p>H0 of each estimate: θ_l = 0; the p-values are single-step max-T (Westfall and Young 1993) and control the
 * family-wise error strongly. In replicate b, t_l = (θ*_l − θ̂_l)/SE*_l, in the linearised form on per-cluster sums of
 * influence values S_c: θ* − θ̂ = Σ_c (w_c − 1) S_c and SE*² = C′/(C′−1) · Σ_c w_c (S_c − S̄*)², over the clusters that
 * have a row in the estimate's population; C′ = Σ_c w_c, so a cluster drawn twice counts as two. c is the
 * ⌈(1 − level)(B + 1)⌉-th smallest of max_l|t_l|, which makes intervals and p-values agree exactly.
 *
 * <p>Assumes independent clusters. The standard error is recomputed in each replicate because dividing by one bootstrap
 * standard deviation is anti-conservative with few clusters. Reference: the same computation in numpy on the same draws.
 *
 * <p>Calibration by simulation (30 clusters of 5 rows, a third of the variance between clusters, families of 4, B = 399,
 * 1,000 data sets): family error at nominal .05 and .01 for Spearman at a true 0: .050 and .009 (.045 and .006 with the
 * estimates recomputed in each replicate); Cliff at a true 0: .045 and .009 (.046 and .009); Cliff at .43: .038 and .009
 * (.038 and .006). Spearman at .48: .064 and .021 (.047 and .013), so correlations far from 0 are better judged as
 * {@linkplain ClusteredSpearman#fisherZ Fisher's z} and {@linkplain SimultaneousIntervals#mapped mapped} back: .040 and
 * .007 (.040 and .012) there, in 600 data sets and families of 3.
 */
public final class MaxT {
    private MaxT() {}

    /**
     * Intervals for a family of estimates over the same clusters.
     *
     * @param estimates θ̂, [estimate]
     * @param sums [estimate] each over all clusters of the study
     * @param level family-wise error, for instance .01
     * @param replicates B; at least 1/level − 1
     * @param seed of the bootstrap
     * @throws IllegalArgumentException if the family is empty, lengths differ, an estimate is not finite or B is too small
     */
    public static SimultaneousIntervals intervals(
            double[] estimates, ClusterSums[] sums, double level, int replicates, long seed) {
        Checks.that(sums.length > 0, "expected at least one estimate in the family, found none");
        return intervals(estimates, sums, level, new BootstrapWeights(sums[0].sums().length, replicates, seed));
    }

    /**
     * The same with given weights.
     *
     * <p>An estimate whose standard error is 0 or undefined (fewer than two clusters, or no variation between them) says
     * nothing about its own precision: its interval is (−∞, ∞), its p-value 1, and it does not enter the maximum.
     */
    public static SimultaneousIntervals intervals(
            double[] estimates, ClusterSums[] sums, double level, BootstrapWeights weights) {
        check(estimates, sums, level, weights);
        double[] errors =
                Arrays.stream(sums).mapToDouble(ClusterSums::standardError).toArray();
        double[] maxima = maxima(sums, errors, weights);
        Arrays.sort(maxima);
        return intervals(estimates, errors, level, maxima);
    }

    /**
     * θ̂ ± c·SE with the p-values that agree with it.
     *
     * @param maxima [clustering] [replicate] ascending; each gives a critical value and p-values, the larger count
     */
    static SimultaneousIntervals intervals(double[] estimates, double[] errors, double level, double[]... maxima) {
        double critical = 0;
        for (double[] one : maxima) {
            int rank = (int) Math.ceil((1 - level) * (one.length + 1) - 1e-9);
            critical = Math.max(critical, one[rank - 1]);
        }
        double[] low = new double[errors.length];
        double[] high = new double[errors.length];
        double[] p = new double[errors.length];
        for (int l = 0; l < errors.length; l++) {
            double half = errors[l] > 0 ? critical * errors[l] : Double.POSITIVE_INFINITY;
            low[l] = estimates[l] - half;
            high[l] = estimates[l] + half;
            double t = errors[l] > 0 ? Math.abs(estimates[l]) / errors[l] : 0;
            for (double[] one : maxima) {
                int smaller = MidRanks.firstAtLeast(one, t);
                p[l] = Math.max(p[l], (1.0 + one.length - smaller) / (one.length + 1.0));
            }
        }
        return new SimultaneousIntervals(low, high, errors, critical, p);
    }

    private static void check(double[] estimates, ClusterSums[] sums, double level, BootstrapWeights weights) {
        checkFamily(estimates, sums.length, level, weights.replicates());
        for (ClusterSums sum : sums) {
            Checks.sameLength("the clusters of an estimate", sum.sums().length, "the weights", weights.clusters());
        }
    }

    static void checkFamily(double[] estimates, int sums, double level, int replicates) {
        Checks.that(sums > 0, "expected at least one estimate in the family, found none");
        Checks.sameLength("the estimates", estimates.length, "the cluster sums", sums);
        Checks.finite("the estimates", estimates);
        Checks.that(level > 0 && level < 1, "expected a level in (0, 1), found %s", level);
        Checks.that(
                level * (replicates + 1) >= 1 - 1e-9,
                "expected at least %.0f replicates for level %s, found %d",
                Math.ceil(1 / level) - 1,
                level,
                replicates);
    }

    private static double[] maxima(ClusterSums[] sums, double[] errors, BootstrapWeights weights) {
        double[] maxima = new double[weights.replicates()];
        for (int b = 0; b < maxima.length; b++) {
            for (int l = 0; l < sums.length; l++) {
                if (errors[l] > 0) {
                    maxima[b] = Math.max(maxima[b], absoluteT(sums[l], weights.row(b)));
                }
            }
        }
        return maxima;
    }

    /** |t| of one estimate in one replicate; infinite where the replicate has no spread to divide by. */
    static double absoluteT(ClusterSums sums, int[] weights) {
        int count = 0;
        double total = 0;
        double all = 0;
        for (int c = 0; c < weights.length; c++) {
            if (sums.present()[c]) {
                count += weights[c];
                total += weights[c] * sums.sums()[c];
                all += sums.sums()[c];
            }
        }
        double squares = squares(sums, weights, total / count);
        return count < 2 || !(squares > 0)
                ? Double.POSITIVE_INFINITY
                : Math.abs(total - all) / Math.sqrt(squares * count / (count - 1.0));
    }

    private static double squares(ClusterSums sums, int[] weights, double mean) {
        double squares = 0;
        for (int c = 0; c < weights.length; c++) {
            if (sums.present()[c]) {
                double deviation = sums.sums()[c] - mean;
                squares += weights[c] * deviation * deviation;
            }
        }
        return squares;
    }
}
