package org.tollens.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Van Elteren's rank test of two groups within strata (van Elteren 1960; Lehmann 1975, Nonparametrics, section 3.3): the
 * locally most powerful combination of the strata's Wilcoxon tests.
 *
 * <p>H0: within each stratum both groups have the same distribution. Statistic: T = Σ_s R_s/(n_s + 1), R_s the sum of the
 * first group's mid-ranks in stratum s; under H0 its mean is Σ_s n1/2 and its variance is the exact permutation variance
 * with ties, Σ_s n1 n0/(n_s(n_s − 1)) · Σ_i (a_i − ā)², a_i = midrank_i/(n_s + 1). z is standard normal when there are
 * many rows; no continuity correction.
 *
 * <p>Assumes exchangeable rows within each stratum, so it is not for rows that depend on each other: over clusters use
 * {@link StratifiedCliffsDelta}. Reference: {@code coin::independence_test} with ranks/(n + 1) as scores and the strata
 * as blocks.
 *
 * @param z (T − E T)/√Var T, positive when the first group tends to be larger
 * @param p two-sided
 * @param strata that have rows of both groups and different values; the others contribute nothing
 */
public record VanElteren(double z, double p, int strata) {

    /**
     * Tests.
     *
     * @param values [row]
     * @param inFirst [row] true for the first group, false for the second
     * @param stratum [row] index of the row's stratum, from 0
     * @throws IllegalArgumentException if lengths differ, a value is not finite, a stratum is negative, or no stratum has
     *     both groups and different values
     */
    public static VanElteren test(double[] values, boolean[] inFirst, int[] stratum) {
        Checks.sameLength("the values", values.length, "the mask", inFirst.length);
        int strata = Checks.strata(stratum, values.length);
        SortedColumn all = SortedColumn.of(values);
        double difference = 0;
        double variance = 0;
        int used = 0;
        for (int s = 0; s < strata; s++) {
            double[] moments = moments(all, inFirst, stratum, s);
            difference += moments[0];
            variance += moments[1];
            used += moments[1] > 0 ? 1 : 0;
        }
        Checks.that(
                used > 0, "expected a stratum with rows of both groups and different values, found none of %d", strata);
        double z = difference / Math.sqrt(variance);
        return new VanElteren(z, 2 * NormalDistribution.of(0, 1).survivalProbability(Math.abs(z)), used);
    }

    /** T_s − E T_s and Var T_s. */
    private static double[] moments(SortedColumn all, boolean[] inFirst, int[] stratum, int s) {
        boolean[] here = new boolean[stratum.length];
        for (int i = 0; i < here.length; i++) {
            here[i] = stratum[i] == s;
        }
        RowSubset subset = RowSubset.of(here);
        int n = subset.size();
        if (n < 2) {
            return new double[2];
        }
        double[] distribution = subset.ranks(all).midDistribution();
        int firsts = 0;
        double difference = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            // The mid-rank is n·F + ½, so midrank/(n + 1) − ½ is this.
            double score = (distribution[i] - 0.5) * n / (n + 1.0);
            squares += score * score;
            if (inFirst[subset.row(i)]) {
                firsts++;
                difference += score;
            }
        }
        return new double[] {difference, squares * firsts * (n - firsts) / (n * (n - 1.0))};
    }
}
