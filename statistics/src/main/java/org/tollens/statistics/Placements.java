package org.tollens.statistics;

/**
 * Where each row of two groups stands in the other group of its stratum (DeLong 1988), by one walk over the sorted
 * values whatever the number of strata.
 */
final class Placements {
    final int[] firsts;
    final int[] seconds;

    /** [row] F0(x) for the first group, 1 − F1(x) for the second, mid-rank ties; 0 where the other group is empty. */
    final double[] values;

    private Placements(boolean[] first, boolean[] second, int[] stratum, int strata) {
        firsts = new int[strata];
        seconds = new int[strata];
        values = new double[stratum.length];
        for (int i = 0; i < stratum.length; i++) {
            Checks.that(!(first[i] && second[i]), "expected each row in at most one group, found row %d in both", i);
            if (first[i]) {
                firsts[stratum[i]]++;
            } else if (second[i]) {
                seconds[stratum[i]]++;
            }
        }
    }

    /**
     * Computes them.
     *
     * @param ranks of the column
     * @param first [row] whether it is in the first group
     * @param second [row] whether it is in the second; never both, possibly neither
     * @param stratum [row] from 0
     * @param strata how many there are
     */
    static Placements of(MidRanks ranks, boolean[] first, boolean[] second, int[] stratum, int strata) {
        Placements placements = new Placements(first, second, stratum, strata);
        placements.walk(ranks, first, second, stratum);
        return placements;
    }

    boolean both(int stratum) {
        return firsts[stratum] > 0 && seconds[stratum] > 0;
    }

    /** A_s, [stratum]: the mean of the first group's placements. */
    double[] areas(boolean[] first, int[] stratum) {
        double[] areas = new double[firsts.length];
        for (int i = 0; i < values.length; i++) {
            if (first[i]) {
                areas[stratum[i]] += values[i] / firsts[stratum[i]];
            }
        }
        return areas;
    }

    private void walk(MidRanks ranks, boolean[] first, boolean[] second, int[] stratum) {
        // Twice the number of rows below plus those tied: halves stay whole numbers.
        int[] belowFirst = new int[firsts.length];
        int[] belowSecond = new int[firsts.length];
        for (int start = 0; start < ranks.size(); ) {
            int end = ranks.endOfTies(start);
            add(ranks, start, end, first, stratum, belowFirst);
            add(ranks, start, end, second, stratum, belowSecond);
            for (int k = start; k < end; k++) {
                int row = ranks.row(k);
                int s = stratum[row];
                if (first[row] && seconds[s] > 0) {
                    values[row] = belowSecond[s] / (2.0 * seconds[s]);
                } else if (second[row] && firsts[s] > 0) {
                    values[row] = 1 - belowFirst[s] / (2.0 * firsts[s]);
                }
            }
            add(ranks, start, end, first, stratum, belowFirst);
            add(ranks, start, end, second, stratum, belowSecond);
            start = end;
        }
    }

    /** Once before a group of ties is placed and once after: tied rows then count one half of a smaller one. */
    private static void add(MidRanks ranks, int start, int end, boolean[] group, int[] stratum, int[] below) {
        for (int k = start; k < end; k++) {
            int row = ranks.row(k);
            if (group[row]) {
                below[stratum[row]]++;
            }
        }
    }
}
