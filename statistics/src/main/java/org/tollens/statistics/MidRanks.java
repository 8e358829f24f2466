package org.tollens.statistics;

import java.util.Arrays;

/** The rows of a column in ascending order, with its groups of ties: what rank statistics are computed from. */
final class MidRanks {
    /** [place] the values in ascending order, side by side, so that a walk over them stays in the cache. */
    private final double[] sorted;

    private final int[] order;

    private MidRanks(double[] sorted, int[] order) {
        this.sorted = sorted;
        this.order = order;
    }

    static MidRanks of(double[] values) {
        int n = values.length;
        double[] keys = values.clone();
        Arrays.sort(keys);
        int[] start = new int[n];
        int[] order = new int[n];
        // Counting from each value's first place in the sorted keys avoids boxing the row numbers for a comparator.
        for (int i = 0; i < n; i++) {
            int first = firstAtLeast(keys, values[i]);
            order[first + start[first]++] = i;
        }
        return new MidRanks(keys, order);
    }

    /** How many of the sorted values are smaller than this one. */
    static int firstAtLeast(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The number of rows. */
    int size() {
        return order.length;
    }

    /** The row at a place, places in ascending order of the values. */
    int row(int place) {
        return order[place];
    }

    /** The values in ascending order; not to be written to. */
    double[] sorted() {
        return sorted;
    }

    /** The place after the last value that equals the one at this place. */
    int endOfTies(int start) {
        int end = start + 1;
        while (end < sorted.length && sorted[end] == sorted[start]) {
            end++;
        }
        return end;
    }

    /**
     * The ranks of some of the rows, which are numbered anew in their order, without sorting again.
     *
     * @param number [row] the new number of each row that stays, −1 for the others
     * @param count how many stay
     */
    MidRanks restricted(int[] number, int count) {
        double[] keys = new double[count];
        int[] kept = new int[count];
        int place = 0;
        for (int k = 0; k < order.length; k++) {
            int row = number[order[k]];
            if (row >= 0) {
                keys[place] = sorted[k];
                kept[place++] = row;
            }
        }
        return new MidRanks(keys, kept);
    }

    boolean constant() {
        return sorted[0] == sorted[sorted.length - 1];
    }

    /** F(x_i) = (#smaller + ½ #equal)/n for each row, the row itself counted among its equals; in (0, 1). */
    double[] midDistribution() {
        double[] weights = new double[order.length];
        Arrays.fill(weights, -1);
        double[] above = massAbove(weights);
        for (int i = 0; i < above.length; i++) {
            above[i] = 1 + above[i];
        }
        return above;
    }

    /** K_w(i) = (1/n) Σ_j w_j (1[x_j > x_i] + ½·1[x_j = x_i]) for each row i, in O(n) after the sort. */
    double[] massAbove(double[] weights) {
        int n = order.length;
        double[] mass = new double[n];
        double above = 0;
        for (int end = n; end > 0; ) {
            int start = startOfTies(end);
            double equal = 0;
            for (int k = start; k < end; k++) {
                equal += weights[order[k]];
            }
            for (int k = start; k < end; k++) {
                mass[order[k]] = (above + equal / 2) / n;
            }
            above += equal;
            end = start;
        }
        return mass;
    }

    private int startOfTies(int end) {
        int start = end - 1;
        while (start > 0 && sorted[start - 1] == sorted[end - 1]) {
            start--;
        }
        return start;
    }
}
