package org.tollens.constraints.judging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.tollens.constraints.Precision;
import org.tollens.statistics.BootstrapWeights;
import org.tollens.statistics.BrokenLine;
import org.tollens.statistics.Quantiles;

/**
 * Where a kink is: the percentile interval of refitted kinks over documents, of one layer by itself, widened to the
 * neighbouring candidates.
 *
 * @param from lower end, in the predictor's unit
 * @param to upper end
 * @param interior whether all of it lies within the middle 80 % of the predictor
 */
record KinkInterval(double from, double to, boolean interior) {
    static final KinkInterval UNKNOWN = new KinkInterval(Double.NaN, Double.NaN, false);

    private static final double OUTSIDE = 0.10;

    /**
     * @param x [row] the predictor
     * @param y [row] the outcome
     * @param grid candidates for the kink
     * @param cluster [row] its cluster in the study; only those that have a row are drawn
     */
    static KinkInterval of(double[] x, double[] y, double[] grid, int[] cluster, Precision precision) {
        int[] present = numbered(cluster);
        int clusters = IntStream.of(present).max().orElse(0) + 1;
        BootstrapWeights weights = new BootstrapWeights(clusters, precision.replicates(), precision.seed());
        double[] kinks = Arrays.stream(BrokenLine.kinks(x, y, grid, present, weights))
                .filter(k -> !Double.isNaN(k))
                .toArray();
        if (kinks.length == 0) {
            return UNKNOWN;
        }
        double tail = precision.familyWiseLevel() / 2;
        double[] ends = Quantiles.of(kinks, new double[] {tail, 1 - tail});
        // A grid cannot say on which side of a candidate the kink is: the interval reaches to its neighbours.
        ends[0] = grid[Math.max(0, place(grid, ends[0]) - 1)];
        ends[1] = grid[Math.min(grid.length - 1, place(grid, ends[1]) + 1)];
        double[] inner = Quantiles.of(x, new double[] {OUTSIDE, 1 - OUTSIDE});
        return new KinkInterval(ends[0], ends[1], ends[0] >= inner[0] && ends[1] <= inner[1]);
    }

    /** The candidate nearest to a value. */
    private static int place(double[] grid, double value) {
        int nearest = 0;
        for (int k = 1; k < grid.length; k++) {
            nearest = Math.abs(grid[k] - value) < Math.abs(grid[nearest] - value) ? k : nearest;
        }
        return nearest;
    }

    private static int[] numbered(int[] cluster) {
        Map<Integer, Integer> numbers = new LinkedHashMap<>();
        return IntStream.of(cluster)
                .map(c -> numbers.computeIfAbsent(c, any -> numbers.size()))
                .toArray();
    }
}
