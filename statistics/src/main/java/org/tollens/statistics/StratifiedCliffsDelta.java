package org.tollens.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cliff's δ of two groups compared only within strata: is the difference still there among rows that are alike in
 * position, frequency or entropy?
 *
 * <p>Estimator: δ = Σ_s w_s δ_s / W with W = Σ_s w_s and van Elteren's weights w_s = n1 n0/(n1 + n0) (van Elteren 1960,
 * Bulletin of the International Statistical Institute 37, 351), over the strata that have rows of both groups; the
 * others say nothing about the difference and are dropped and counted. δ_s is {@link CliffsDelta} within the stratum.
 *
 * <p>Influence: the exact derivative in the row weights, with that of w_s, because documents drawn anew also change how
 * many rows a stratum has: ψ_i = (w_s/W) ψ_i(δ_s) + (δ_s − δ)/W · ∂w_s/∂n, where ∂w_s/∂n1 = (n0/(n1 + n0))² and
 * ∂w_s/∂n0 = (n1/(n1 + n0))². The second term is 0 where all strata have the same δ. Which strata are used is taken as
 * fixed. With 40 strata of six rows each the standard error was a fifth smaller than a jackknife's, with 12 strata of 22
 * rows a fifteenth: strata should have dozens of rows.
 *
 * <p>H0 of the tests made from it: δ = 0. Assumes independent clusters. Reference: {@code scipy.stats.mannwhitneyu} within
 * each stratum, the complex-step derivative of the weighted functional, and a delete-one-cluster jackknife. Time
 * O(n log n), O(n) on a sorted column, whatever the number of strata.
 *
 * @param effect δ with influence values of all rows, 0 for those not used; empty where no stratum has both groups
 * @param used [row] whether it is in a group and in a stratum that has both; not copied
 * @param rows how many are used
 * @param strata how many are used
 * @param droppedRows rows in a group but in a stratum without the other group
 * @param droppedStrata strata with rows of one group only
 */
@SuppressWarnings("ArrayRecordComponent")
public record StratifiedCliffsDelta(
        Optional<Influence> effect, boolean[] used, int rows, int strata, int droppedRows, int droppedStrata) {

    /**
     * The effect of belonging to the first group, within strata.
     *
     * @param values [row]
     * @param inFirst [row] true for the first group, false for the second
     * @param stratum [row] index of the row's stratum, from 0
     * @throws IllegalArgumentException if lengths differ, a value is not finite or a stratum is negative
     */
    public static StratifiedCliffsDelta estimate(double[] values, boolean[] inFirst, int[] stratum) {
        Checks.sameLength("the values", values.length, "the mask", inFirst.length);
        boolean[] second = new boolean[inFirst.length];
        for (int i = 0; i < second.length; i++) {
            second[i] = !inFirst[i];
        }
        return estimate(SortedColumn.of(values), inFirst, second, stratum);
    }

    /**
     * The same with the column sorted beforehand, for many groupings of the same rows.
     *
     * @param values the sorted column
     * @param first [row] whether it is in the first group
     * @param second [row] whether it is in the second group; a row may be in neither, but not in both
     * @param stratum [row] index of the row's stratum, from 0
     */
    public static StratifiedCliffsDelta estimate(
            SortedColumn values, boolean[] first, boolean[] second, int[] stratum) {
        Checks.sameLength("the values", values.size(), "the first mask", first.length);
        Checks.sameLength("the values", values.size(), "the second mask", second.length);
        int strata = Checks.strata(stratum, values.size());
        Placements placements = Placements.of(values.ranks(), first, second, stratum, strata);
        boolean[] used = new boolean[stratum.length];
        int rows = 0;
        int dropped = 0;
        for (int i = 0; i < used.length; i++) {
            boolean inGroup = first[i] || second[i];
            used[i] = inGroup && placements.both(stratum[i]);
            rows += used[i] ? 1 : 0;
            dropped += inGroup && !used[i] ? 1 : 0;
        }
        int[] counts = countStrata(placements);
        Optional<Influence> effect =
                rows == 0 ? Optional.empty() : Optional.of(effect(placements, first, used, stratum));
        return new StratifiedCliffsDelta(effect, used, rows, counts[0], dropped, counts[1]);
    }

    /** Strata with both groups, and with one only; a number without a row is no stratum. */
    private static int[] countStrata(Placements placements) {
        int[] counts = new int[2];
        for (int s = 0; s < placements.firsts.length; s++) {
            if (placements.firsts[s] + placements.seconds[s] > 0) {
                counts[placements.both(s) ? 0 : 1]++;
            }
        }
        return counts;
    }

    private static Influence effect(Placements placements, boolean[] first, boolean[] used, int[] stratum) {
        double[] areas = placements.areas(first, stratum);
        double[] weights = new double[areas.length];
        double sum = 0;
        for (int s = 0; s < weights.length; s++) {
            if (placements.both(s)) {
                double ones = placements.firsts[s];
                weights[s] = ones * placements.seconds[s] / (ones + placements.seconds[s]);
                sum += weights[s] * (2 * areas[s] - 1);
            }
        }
        double total = Arrays.stream(weights).sum();
        double delta = sum / total;
        double[] psi = new double[used.length];
        for (int i = 0; i < psi.length; i++) {
            if (used[i]) {
                int s = stratum[i];
                double own = first[i] ? placements.firsts[s] : placements.seconds[s];
                double share = 1 - own / (placements.firsts[s] + placements.seconds[s]);
                double within = weights[s] * 2 * (placements.values[i] - areas[s]) / own;
                psi[i] = (within + (2 * areas[s] - 1 - delta) * share * share) / total;
            }
        }
        return new Influence(delta, psi);
    }
}
