package org.tollens.statistics.calibration;

import java.util.Arrays;
import org.tollens.statistics.ClusterSums;

/**
 * Which statistics exceed the critical value of {@link org.tollens.statistics.MaxT}, without computing the value: a
 * statistic does so exactly where at most (B + 1)·α − 1 replicates reach it, so one that more have reached is decided, and
 * most are after a few dozen replicates. A test compares the decisions with those of the intervals themselves.
 *
 * <p>All clusters must be present, as they are here.
 */
final class FastMaxT {
    private FastMaxT() {}

    /**
     * Decides.
     *
     * @param statistics in units of the standard error
     * @param level family-wise error of the intervals
     * @return [statistic] whether it exceeds c
     */
    static boolean[] exceed(double[] statistics, ClusterSums[] sums, double level, WeightPool pool, int start) {
        int allowed = (int) Math.round(level * (WeightPool.REPLICATES + 1)) - 1;
        int[] reached = new int[statistics.length];
        boolean[] exceed = new boolean[statistics.length];
        Arrays.fill(exceed, true);
        double largest = Arrays.stream(statistics).max().orElseThrow();
        for (int b = 0; b < WeightPool.REPLICATES && largest > Double.NEGATIVE_INFINITY; b++) {
            double maximum = maximum(sums, pool.row(start, b), largest);
            largest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < statistics.length; k++) {
                reached[k] += exceed[k] && maximum >= statistics[k] ? 1 : 0;
                exceed[k] = reached[k] <= allowed;
                largest = exceed[k] ? Math.max(largest, statistics[k]) : largest;
            }
        }
        return exceed;
    }

    /** max |t| in a replicate, or any value of at least {@code enough}. */
    private static double maximum(ClusterSums[] sums, int[] weights, double enough) {
        double maximum = 0;
        for (int l = 0; l < sums.length && maximum < enough; l++) {
            maximum = Math.max(maximum, absoluteT(sums[l].sums(), weights));
        }
        return maximum;
    }

    private static double absoluteT(double[] sums, int[] weights) {
        double total = 0;
        double squares = 0;
        double all = 0;
        for (int c = 0; c < sums.length; c++) {
            double weighted = weights[c] * sums[c];
            total += weighted;
            squares += weighted * sums[c];
            all += sums[c];
        }
        double count = sums.length;
        double variance = (squares - total * total / count) * count / (count - 1);
        return variance > 0 ? Math.abs(total - all) / Math.sqrt(variance) : Double.POSITIVE_INFINITY;
    }
}
