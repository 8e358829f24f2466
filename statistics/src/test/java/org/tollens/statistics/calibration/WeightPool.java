package org.tollens.statistics.calibration;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.tollens.statistics.BootstrapWeights;

/**
 * Bootstrap weights for many data sets of the same number of clusters: drawn once, {@value #BLOCKS} times as many as one
 * data set needs, and each data set starts at a random place.
 *
 * <p>Legitimate because weights do not depend on data, and clusters are exchangeable. With one block the Monte Carlo error
 * of its quantile would be common to all data sets of a cell; this many make it negligible.
 */
final class WeightPool {
    /** B: (B + 1)·.01 is whole, so the level is exact and not only bounded. */
    static final int REPLICATES = 999;

    private static final int BLOCKS = 20;
    private static final Map<Integer, WeightPool> POOLS = new LinkedHashMap<>();

    private final int[][] rows;

    private WeightPool(int clusters) {
        BootstrapWeights weights = new BootstrapWeights(clusters, BLOCKS * REPLICATES, 31L * clusters);
        rows = new int[BLOCKS * REPLICATES][];
        for (int b = 0; b < rows.length; b++) {
            rows[b] = weights.replicate(b);
        }
    }

    static WeightPool of(int clusters) {
        return POOLS.computeIfAbsent(clusters, WeightPool::new);
    }

    int start(UniformRandomProvider random) {
        return random.nextInt(rows.length);
    }

    int[] row(int start, int replicate) {
        return rows[(start + replicate) % rows.length];
    }
}
