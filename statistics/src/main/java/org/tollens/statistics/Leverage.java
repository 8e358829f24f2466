package org.tollens.statistics;

/**
 * The correction of influence values for few or unequal clusters: ψ_i/(1 − n_cg/n_g) for a row i of cluster c in group g,
 * n_cg of whose n_g rows are the cluster's.
 *
 * <p>A cluster pulls the estimate towards itself, so the sum of its influence values is smaller than what the estimate would
 * lose without it. For a mean the corrected sum is exactly the delete-one-cluster difference θ̂ − θ̂_(−c) =
 * S_c/(1 − n_c/n), and for a contrast of group means (Cliff's δ with its placements, the cells of an interaction) it is the
 * same group by group: the CR3 correction of Bell and McCaffrey (2002, Survey Methodology 28, 169) for a design of group
 * dummies. Standard errors grow by about (1 + CV²)/C, CV the coefficient of variation of the rows a cluster has in a group.
 *
 * <p>Needed for intervals with the level they name where documents differ much in how many rows of a group they have:
 * docs/calibration.md has the error with and without it. Not needed for correlations, which are judged as Fisher's z, whose
 * own standard error does the same. Reference: a delete-one-cluster jackknife.
 */
public final class Leverage {
    /** A cluster with more than this share of a group: without it the estimate would hardly exist. */
    private static final double MOST = 0.5;

    private Leverage() {}

    /**
     * The corrected influence values; they no longer sum to exactly 0.
     *
     * @param influence on the rows
     * @param group [row] whose rows are averaged with it, from 0; −1 for a row outside the population
     * @param cluster [row] from 0
     * @throws IllegalArgumentException if lengths differ or a cluster index is negative
     */
    public static Influence corrected(Influence influence, int[] group, int[] cluster) {
        Checks.sameLength("the influence values", influence.rows(), "the groups", group.length);
        Checks.sameLength("the influence values", influence.rows(), "the cluster indices", cluster.length);
        int clusters = Checks.strata(cluster, cluster.length);
        int groups = 0;
        for (int g : group) {
            groups = Math.max(groups, g + 1);
        }
        int[] ofGroup = new int[groups];
        int[][] ofCluster = new int[groups][clusters];
        for (int i = 0; i < group.length; i++) {
            if (group[i] >= 0) {
                ofGroup[group[i]]++;
                ofCluster[group[i]][cluster[i]]++;
            }
        }
        double[] corrected = influence.values().clone();
        for (int i = 0; i < corrected.length; i++) {
            if (group[i] >= 0) {
                double share = ofCluster[group[i]][cluster[i]] / (double) ofGroup[group[i]];
                corrected[i] /= 1 - Math.min(MOST, share);
            }
        }
        return new Influence(influence.estimate(), corrected);
    }

    /** The same for two groups: rows that are in neither stay as they are. */
    public static Influence corrected(Influence influence, boolean[] first, boolean[] second, int[] cluster) {
        Checks.sameLength("the first mask", first.length, "the second mask", second.length);
        int[] group = new int[first.length];
        for (int i = 0; i < group.length; i++) {
            group[i] = first[i] ? 0 : second[i] ? 1 : -1;
        }
        return corrected(influence, group, cluster);
    }
}
