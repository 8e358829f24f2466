package org.tollens.statistics;

/** How much clustering inflates a variance: the variance over clusters divided by the variance over independent rows. */
public final class DesignEffect {
    private DesignEffect() {}

    /**
     * DEFF of an estimate; n/DEFF is its effective number of rows.
     *
     * @param influence the estimate, on the rows of its population
     * @param cluster [row]
     * @param clusters how many clusters there are
     * @return positive; NaN with fewer than two clusters or no variation
     */
    public static double of(Influence influence, int[] cluster, int clusters) {
        double error = ClusterSums.of(influence, cluster, clusters).standardError();
        double squares = 0;
        for (double value : influence.values()) {
            squares += value * value;
        }
        double rows = influence.rows();
        return error * error / (squares * rows / (rows - 1));
    }
}
