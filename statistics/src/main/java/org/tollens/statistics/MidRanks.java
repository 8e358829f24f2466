package org.tollens.statistics;

import java.util.Arrays;

/** The rows of a column in ascending order, with its groups of ties: what rank statistics are computed from. */
final class MidRanks {
    private final double[] values;
    private final int[] order;

    private MidRanks(double[] values, int[] order) {
        this.values = values;
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
        return new MidRanks(values, order);
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

    boolean constant() {
        return values[order[0]] == values[order[order.length - 1]];
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
        while (start > 0 && values[order[start - 1]] == values[order[end - 1]]) {
            start--;
        }
        return start;
    }
}
