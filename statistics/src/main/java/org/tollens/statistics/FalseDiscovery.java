package org.tollens.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusted p-values that control the false discovery rate: the expected share of false ones among the rejected.
 *
 * <p>Step-up: the k-th smallest of m p-values becomes min over j ≥ k of m·c·p_(j)/j, at most 1. Reference: R's
 * {@code p.adjust}, {@code statsmodels.stats.multitest.multipletests}.
 */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * Benjamini and Hochberg 1995 (Journal of the Royal Statistical Society B 57, 289), c = 1. Assumes independent p-values or
     * positive regression dependence.
     *
     * @param p [test] each in [0, 1]
     * @return [test] in the same order
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] benjaminiHochberg(double[] p) {
        return adjust(p, 1);
    }

    /**
     * Benjamini and Yekutieli 2001 (Annals of Statistics 29, 1165), c = Σ_{j=1..m} 1/j. Holds under any dependence.
     *
     * @param p [test] each in [0, 1]
     * @return [test] in the same order
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] benjaminiYekutieli(double[] p) {
        double harmonic = 0;
        for (int j = 1; j <= p.length; j++) {
            harmonic += 1.0 / j;
        }
        return adjust(p, harmonic);
    }

    private static double[] adjust(double[] p, double factor) {
        Checks.probabilities(p);
        int[] descending = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double running = 1;
        for (int k = 0; k < p.length; k++) {
            running = Math.min(running, factor * p.length / (p.length - k) * p[descending[k]]);
            adjusted[descending[k]] = running;
        }
        return adjusted;
    }
}
