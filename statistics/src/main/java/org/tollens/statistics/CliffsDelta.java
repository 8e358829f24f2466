package org.tollens.statistics;

import java.util.Arrays;

/**
 * Cliff's δ of two groups, P(first &gt; second) − P(first &lt; second), with influence values for standard errors over
 * clusters. A cluster may have rows in both groups.
 *
 * <p>Estimator: δ = 2A − 1, A the area under the ROC curve with mid-rank ties. Influence by placements (DeLong 1988;
 * over clusters Obuchowski 1997): V1_i = F0(x_i) for the first group's rows, V0_j = 1 − F1(x_j) for the second's,
 * ψ = 2(V1_i − A)/n1 and 2(V0_j − A)/n0.
 *
 * <p>H0 of the tests made from it: δ = 0 (stochastic equality, not equality of distributions). Assumes independent
 * clusters. Reference: {@code scipy.stats.mannwhitneyu} (δ = 2U/(n1 n0) − 1) and a direct O(n²) computation of the
 * placements. Time O(n log n).
 */
public final class CliffsDelta {
    private CliffsDelta() {}

    /**
     * The effect of belonging to the first group.
     *
     * @param first [row of the first group]
     * @param second [row of the second group]
     * @return δ in [−1, 1], positive when the first group tends to be larger; influence values of the first group's rows,
     *     then the second's
     * @throws IllegalArgumentException if a group is empty or a value is not finite
     */
    public static Influence estimate(double[] first, double[] second) {
        Checks.that(
                first.length > 0 && second.length > 0,
                "expected rows in both groups, found %d in the first and %d in the second",
                first.length,
                second.length);
        Checks.finite("the first group", first);
        Checks.finite("the second group", second);
        double[] placements = Arrays.copyOf(placements(first, second), first.length + second.length);
        double[] ofSecond = placements(second, first);
        double area = 0;
        for (int i = 0; i < first.length; i++) {
            area += placements[i] / first.length;
        }
        for (int i = 0; i < first.length; i++) {
            placements[i] = 2 * (placements[i] - area) / first.length;
        }
        for (int j = 0; j < second.length; j++) {
            placements[first.length + j] = 2 * (1 - ofSecond[j] - area) / second.length;
        }
        return new Influence(2 * area - 1, placements);
    }

    /**
     * The same with the groups given by a mask, so that the influence values keep the order of the rows.
     *
     * @param values [row]
     * @param inFirst [row] true for the first group, false for the second
     */
    public static Influence estimate(double[] values, boolean[] inFirst) {
        Checks.sameLength("the values", values.length, "the mask", inFirst.length);
        int firsts = 0;
        for (boolean in : inFirst) {
            firsts += in ? 1 : 0;
        }
        int[] rows = new int[values.length];
        double[] sorted = new double[values.length];
        for (int i = 0, one = 0, two = firsts; i < rows.length; i++) {
            int place = inFirst[i] ? one++ : two++;
            rows[place] = i;
            sorted[place] = values[i];
        }
        return estimate(Arrays.copyOf(sorted, firsts), Arrays.copyOfRange(sorted, firsts, rows.length))
                .scatter(rows, rows.length);
    }

    /** F(x) = P(other &lt; x) + ½ P(other = x) for each x of the rows. */
    private static double[] placements(double[] rows, double[] others) {
        double[] sorted = others.clone();
        Arrays.sort(sorted);
        double[] placements = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int below = MidRanks.firstAtLeast(sorted, rows[i]);
            int upTo = MidRanks.firstAtLeast(sorted, Math.nextUp(rows[i]));
            placements[i] = (below + upTo) / (2.0 * sorted.length);
        }
        return placements;
    }
}
