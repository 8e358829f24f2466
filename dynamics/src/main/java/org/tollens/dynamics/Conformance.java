package org.tollens.dynamics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Pearson's X² of what a sampler drew against what it should draw (Pearson 1900). Tokens of which at least
 * {@link #LEAST_EXPECTED} are expected have a bin of their own, the others share one; where even that expects fewer, it is
 * joined with the rarest of the others. A token outside the support is counted apart: one is too many. G, the likelihood
 * ratio, is given for reading only: over many small bins it rejects far too often.
 *
 * @param draws number of draws
 * @param bins bins compared
 * @param statistic X²
 * @param p chance of so large an X² from a sampler that conforms; 1 with a single bin
 * @param likelihoodRatio G
 * @param outside draws outside the support
 */
public record Conformance(long draws, int bins, double statistic, double p, double likelihoodRatio, long outside) {
    /** Draws that a bin of its own expects at least. */
    public static final double LEAST_EXPECTED = 5;

    /**
     * Compares.
     *
     * @param counts draws of each token
     * @param expected probability of each token; 0 outside the support
     */
    public static Conformance of(long[] counts, double[] expected) {
        long draws = Arrays.stream(counts).sum();
        long outside = IntStream.range(0, counts.length)
                .filter(i -> expected[i] == 0)
                .mapToLong(i -> counts[i])
                .sum();
        int[] support = IntStream.range(0, counts.length)
                .filter(i -> expected[i] > 0)
                .boxed()
                .sorted(java.util.Comparator.comparingDouble(i -> -expected[i]))
                .mapToInt(i -> i)
                .toArray();
        return compared(counts, expected, support, draws, outside);
    }

    private static Conformance compared(long[] counts, double[] expected, int[] support, long draws, long outside) {
        int own = (int) Arrays.stream(support)
                .filter(i -> expected[i] * draws >= LEAST_EXPECTED)
                .count();
        double rest = IntStream.range(own, support.length)
                .mapToDouble(i -> expected[support[i]] * draws)
                .sum();
        int pooledFrom = rest > 0 && rest < LEAST_EXPECTED ? Math.max(0, own - 1) : own;
        double statistic = 0;
        double ratio = 0;
        int bins = 0;
        double pooled = 0;
        double observed = 0;
        for (int i = 0; i < support.length; i++) {
            double e = expected[support[i]] * draws;
            if (i < pooledFrom) {
                statistic += square(counts[support[i]] - e) / e;
                ratio += term((double) counts[support[i]], e);
                bins++;
            } else {
                pooled += e;
                observed += counts[support[i]];
            }
        }
        if (pooled > 0) {
            statistic += square(observed - pooled) / pooled;
            ratio += term(observed, pooled);
            bins++;
        }
        double p = bins < 2 ? 1 : ChiSquaredDistribution.of(bins - 1).survivalProbability(statistic);
        return new Conformance(draws, bins, statistic, p, 2 * ratio, outside);
    }

    private static double square(double x) {
        return x * x;
    }

    private static double term(double observed, double expected) {
        return observed > 0 ? observed * Math.log(observed / expected) : 0;
    }
}
