package org.tollens.statistics;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The place where the level of a short sequence changes most.
 *
 * <p>Estimator: k maximises √(k(L−k)/L)·|z̄_{&gt;k} − z̄_{≤k}| over margin ≤ k ≤ L−margin, the first of equal maxima; it is
 * the least-squares fit of one step. Without the margin it picks an edge in most pure-noise sequences. Reference: brute
 * force in numpy.
 *
 * @param after k, the number of values before the change, in margin..L−margin
 * @param statistic the maximum, in the unit of the values
 */
public record ChangePoint(int after, double statistic) {

    /** max(2, ⌈.1·L⌉), the smallest stretch that counts as a side. */
    public static int defaultMargin(int length) {
        return Math.max(2, (length + 9) / 10);
    }

    /**
     * The change point.
     *
     * @param z [1..L] the values in their order, for instance one a layer
     * @param margin the smallest length of a side, at least 1 and at most L/2
     * @throws IllegalArgumentException if the margin does not fit or a value is not finite
     */
    public static ChangePoint find(double[] z, int margin) {
        Checks.that(
                margin >= 1 && 2 * margin <= z.length,
                "expected a margin of 1 to %d for %d values, found %d",
                z.length / 2,
                z.length,
                margin);
        Checks.finite("the sequence", z);
        return search(z, margin);
    }

    /**
     * How often a random order of the same values has a change at least as large: p = (b + 1)/(B + 1).
     *
     * <p>H0: the values are exchangeable over places. Phipson and Smyth 2010 for the added ones.
     *
     * @param z [1..L]
     * @param margin as in {@link #find}
     * @param replicates B, at least 1
     * @param seed of the generator, XO_SHI_RO_256_PP
     * @return in [1/(B+1), 1]
     */
    public static double layerOrderP(double[] z, int margin, int replicates, long seed) {
        Checks.that(replicates > 0, "expected at least one random order, found %d", replicates);
        // Another order of the same sums may differ in the last bits; equal must count as "at least as large".
        double observed = find(z, margin).statistic() * (1 - 1e-12);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] order = z.clone();
        int atLeast = 0;
        for (int b = 0; b < replicates; b++) {
            ArraySampler.shuffle(random, order);
            atLeast += search(order, margin).statistic >= observed ? 1 : 0;
        }
        return (atLeast + 1.0) / (replicates + 1.0);
    }

    private static ChangePoint search(double[] z, int margin) {
        int n = z.length;
        double mean = Checks.mean(z);
        double before = 0;
        ChangePoint best = new ChangePoint(margin, -1);
        for (int k = 1; k <= n - margin; k++) {
            before += z[k - 1] - mean;
            // With s the centred sum of the first k, the difference of the side means is s·n/(k(n−k)).
            double statistic = Math.abs(before) * Math.sqrt(n / ((double) k * (n - k)));
            if (k >= margin && statistic > best.statistic * (1 + 1e-12)) {
                best = new ChangePoint(k, statistic);
            }
        }
        return best;
    }
}
