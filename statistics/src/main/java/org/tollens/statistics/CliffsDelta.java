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
        checkSizes(first.length, second.length);
        Checks.finite("the first group", first);
        Checks.finite("the second group", second);
        double[] values = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, values, first.length, second.length);
        boolean[] inFirst = new boolean[values.length];
        Arrays.fill(inFirst, 0, first.length, true);
        return estimate(values, inFirst);
    }

    /**
     * The same with the groups given by a mask, so that the influence values keep the order of the rows.
     *
     * @param values [row]
     * @param inFirst [row] true for the first group, false for the second
     */
    public static Influence estimate(double[] values, boolean[] inFirst) {
        Checks.sameLength("the values", values.length, "the mask", inFirst.length);
        boolean[] second = new boolean[inFirst.length];
        for (int i = 0; i < second.length; i++) {
            second[i] = !inFirst[i];
        }
        return estimate(SortedColumn.of(values), inFirst, second);
    }

    /**
     * The same with the column sorted beforehand: O(n), for many groupings of the same rows.
     *
     * @param values the sorted column
     * @param first [row] whether it is in the first group
     * @param second [row] whether it is in the second group; a row may be in neither, but not in both
     * @return influence values of all rows, 0 for those in neither group
     * @throws IllegalArgumentException if a group is empty, a row is in both or lengths differ
     */
    public static Influence estimate(SortedColumn values, boolean[] first, boolean[] second) {
        Checks.sameLength("the values", values.size(), "the first mask", first.length);
        Checks.sameLength("the values", values.size(), "the second mask", second.length);
        int[] one = new int[first.length];
        Placements placements = Placements.of(values.ranks(), first, second, one, 1);
        int firsts = placements.firsts[0];
        int seconds = placements.seconds[0];
        checkSizes(firsts, seconds);
        double area = placements.areas(first, one)[0];
        double[] psi = placements.values;
        for (int i = 0; i < psi.length; i++) {
            if (first[i] || second[i]) {
                psi[i] = 2 * (psi[i] - area) / (first[i] ? firsts : seconds);
            }
        }
        return new Influence(2 * area - 1, psi);
    }

    private static void checkSizes(int first, int second) {
        Checks.that(
                first > 0 && second > 0,
                "expected rows in both groups, found %d in the first and %d in the second",
                first,
                second);
    }
}
