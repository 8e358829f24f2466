package org.tollens.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Simultaneous intervals over documents and token types at once.
 *
 * <p>H0 of each estimate: θ_l = 0. The standard error is {@linkplain TwoWaySums#standardError the two-way one}; the critical
 * value c is the ⌈(1 − level)(B + 1)⌉-th smallest of max_l |T_l|/SD_b(T_l), T_l = Σ_(d,t) w_d w_t S_dt − Σ_(d,t) S_dt with the
 * {@linkplain ProductWeights product weights}. Influence values sum to 0, so the second sum only takes rounding away. The
 * SD of the product weights is itself too large (it counts V_cell once more), so it supplies c only.
 *
 * <p>Several clusterings of the same rows, for instance input types and target types: each estimate takes its larger
 * standard error and the larger critical value, and its p-value is the largest of those. So intervals and p-values agree
 * exactly: an interval excludes 0 where p is at most the level.
 *
 * <p>Assumes that rows that share neither document nor type are independent. Reference: the same sums over labels in numpy
 * with the same weights.
 */
public final class TwoWayMaxT {
    private TwoWayMaxT() {}

    /**
     * Intervals for a family of estimates.
     *
     * @param estimates θ̂, [estimate]
     * @param clusterings [clustering] [estimate], each over all documents and types of the study
     * @param level family-wise error, for instance .01
     * @param replicates B; at least 1/level − 1
     * @param seed of the weights
     * @throws IllegalArgumentException if the family is empty, lengths differ, an estimate is not finite or B is too small
     */
    public static SimultaneousIntervals intervals(
            double[] estimates, List<TwoWaySums[]> clusterings, double level, int replicates, long seed) {
        Checks.that(
                !clusterings.isEmpty() && clusterings.stream().allMatch(one -> one.length > 0),
                "expected at least one estimate in the family, found none");
        ProductWeights[] weights = clusterings.stream()
                .map(sums -> new ProductWeights(
                        sums[0].clusters().documents(), sums[0].clusters().types(), replicates, seed))
                .toArray(ProductWeights[]::new);
        return intervals(estimates, clusterings, level, weights);
    }

    /**
     * The same with given weights.
     *
     * <p>An estimate whose standard error is 0 or undefined (one document, one token type, no variation) says nothing about
     * its own precision: its interval is (−∞, ∞), its p-value 1, and it does not enter the maximum.
     *
     * @param weights [clustering]
     */
    public static SimultaneousIntervals intervals(
            double[] estimates, List<TwoWaySums[]> clusterings, double level, ProductWeights... weights) {
        Checks.sameLength("the clusterings", clusterings.size(), "the weights", weights.length);
        double[] errors = new double[estimates.length];
        for (TwoWaySums[] sums : clusterings) {
            Checks.sameLength("the estimates", estimates.length, "the sums", sums.length);
            for (int l = 0; l < errors.length; l++) {
                errors[l] = Math.max(errors[l], sums[l].standardError());
            }
        }
        double[][] maxima = new double[weights.length][];
        for (int k = 0; k < weights.length; k++) {
            MaxT.checkFamily(estimates, clusterings.get(k).length, level, weights[k].replicates());
            maxima[k] = ProductBootstrap.maxima(usable(clusterings.get(k), errors), weights[k]);
            Arrays.sort(maxima[k]);
        }
        return MaxT.intervals(estimates, errors, level, maxima);
    }

    private static List<TwoWaySums> usable(TwoWaySums[] sums, double[] errors) {
        return java.util.stream.IntStream.range(0, sums.length)
                .filter(l -> errors[l] > 0)
                .mapToObj(l -> sums[l])
                .toList();
    }
}
