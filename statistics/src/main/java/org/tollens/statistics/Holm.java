package org.tollens.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment of p-values (Holm 1979, Scandinavian Journal of Statistics 6, 65).
 *
 * <p>Controls the family-wise error under any dependence. Reference: {@code statsmodels.stats.multitest.multipletests}
 * with {@code method="holm"}, R's {@code p.adjust}.
 */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p-values: rejecting those at most α keeps the family-wise error at α.
     *
     * @param p [test] each in [0, 1]
     * @return [test] in the same order, capped at 1
     * @throws IllegalArgumentException if a p-value is not in [0, 1]
     */
    public static double[] adjust(double[] p) {
        Checks.probabilities(p);
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double running = 0;
        for (int k = 0; k < order.length; k++) {
            running = Math.max(running, Math.min(1, (order.length - k) * p[order[k]]));
            adjusted[order[k]] = running;
        }
        return adjusted;
    }
}
