package org.tollens.statistics;

/**
 * Influence values summed over clusters (documents): all that a standard error or a linearised bootstrap needs.
 *
 * <p>Assumes that clusters are independent of each other; within a cluster any dependence is allowed. A cluster without
 * a row in the population is no cluster of the estimate: it counts neither in C nor in a replicate.
 *
 * @param sums S_c, [cluster]; 0 for a cluster that is not present; not copied
 * @param present [cluster] whether the cluster has a row in the population; not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record ClusterSums(double[] sums, boolean[] present) {

    /** Checks that there is one flag for each sum. */
    public ClusterSums {
        Checks.sameLength("the cluster sums", sums.length, "the presence flags", present.length);
    }

    /**
     * Sums over clusters.
     *
     * @param influence [row]
     * @param cluster [row] index of the row's cluster, 0..clusters−1
     * @param clusters how many clusters the whole study has, with those that have no row here
     * @throws IllegalArgumentException if the lengths differ, an index is out of range or an influence is not finite
     */
    public static ClusterSums of(double[] influence, int[] cluster, int clusters) {
        Checks.sameLength("the influence values", influence.length, "the cluster indices", cluster.length);
        Checks.finite("the influence values", influence);
        double[] sums = new double[clusters];
        boolean[] present = new boolean[clusters];
        for (int i = 0; i < influence.length; i++) {
            int c = cluster[i];
            Checks.that(
                    c >= 0 && c < clusters, "expected cluster indices 0..%d, found %d at row %d", clusters - 1, c, i);
            sums[c] += influence[i];
            present[c] = true;
        }
        return new ClusterSums(sums, present);
    }

    /** The same for an estimate with its influence values. */
    public static ClusterSums of(Influence influence, int[] cluster, int clusters) {
        return of(influence.values(), cluster, clusters);
    }

    /** C: the number of clusters that have a row in the population. */
    public int clusters() {
        int count = 0;
        for (boolean here : present) {
            count += here ? 1 : 0;
        }
        return count;
    }

    /** SE = √(C/(C−1) · Σ_c S_c²), in the unit of the estimate; NaN with fewer than two clusters. */
    public double standardError() {
        int count = clusters();
        if (count < 2) {
            return Double.NaN;
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        return Math.sqrt(squares * count / (count - 1.0));
    }

    /**
     * The difference of two estimates whose populations may differ, for instance incorrect and correct positions of the
     * same documents: S_c of this minus S_c of the other. A cluster is present if it is present in either.
     */
    public ClusterSums minus(ClusterSums other) {
        Checks.sameLength("the clusters of one estimate", sums.length, "those of the other", other.sums.length);
        double[] difference = new double[sums.length];
        boolean[] either = new boolean[sums.length];
        for (int c = 0; c < sums.length; c++) {
            difference[c] = sums[c] - other.sums[c];
            either[c] = present[c] || other.present[c];
        }
        return new ClusterSums(difference, either);
    }

    /**
     * How far a bootstrap replicate moves the estimate, to first order: θ* − θ̂ = Σ_c (w_c − 1) S_c.
     *
     * @param weights w, [cluster], how often each cluster was drawn
     */
    public double shift(int[] weights) {
        Checks.sameLength("the cluster sums", sums.length, "the bootstrap weights", weights.length);
        double shift = 0;
        for (int c = 0; c < sums.length; c++) {
            shift += (weights[c] - 1) * sums[c];
        }
        return shift;
    }
}
