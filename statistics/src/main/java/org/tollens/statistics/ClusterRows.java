package org.tollens.statistics;

import java.util.Arrays;

/** The rows of each cluster, and of the drawn clusters of a bootstrap replicate. */
final class ClusterRows {
    private final int[][] members;

    ClusterRows(int[] cluster, int clusters) {
        Checks.indices("cluster indices", cluster, clusters);
        int[] sizes = new int[clusters];
        for (int c : cluster) {
            sizes[c]++;
        }
        members = new int[clusters][];
        for (int c = 0; c < clusters; c++) {
            members[c] = new int[sizes[c]];
        }
        for (int i = cluster.length - 1; i >= 0; i--) {
            members[cluster[i]][--sizes[cluster[i]]] = i;
        }
    }

    int clusters() {
        return members.length;
    }

    /** All rows, cluster after cluster. */
    int[] all() {
        int[] once = new int[members.length];
        Arrays.fill(once, 1);
        return drawn(once);
    }

    /** All rows but those of one cluster. */
    int[] without(int cluster) {
        int[] weights = new int[members.length];
        Arrays.fill(weights, 1);
        weights[cluster] = 0;
        return drawn(weights);
    }

    /** The rows of every drawn cluster, cluster after cluster, once for each time it was drawn. */
    int[] drawn(int[] weights) {
        int[] rows = new int[size(weights)];
        int next = 0;
        for (int c = 0; c < weights.length; c++) {
            for (int copy = 0; copy < weights[c]; copy++) {
                System.arraycopy(members[c], 0, rows, next, members[c].length);
                next += members[c].length;
            }
        }
        return rows;
    }

    /** The cluster of each of those rows, where a cluster drawn twice is two: 0..draws−1. */
    int[] copies(int[] weights) {
        int[] copies = new int[size(weights)];
        int row = 0;
        int copy = 0;
        for (int c = 0; c < weights.length; c++) {
            for (int times = 0; times < weights[c]; times++, copy++) {
                Arrays.fill(copies, row, row + members[c].length, copy);
                row += members[c].length;
            }
        }
        return copies;
    }

    private int size(int[] weights) {
        Checks.sameLength("the clusters", members.length, "the bootstrap weights", weights.length);
        int size = 0;
        for (int c = 0; c < weights.length; c++) {
            size += weights[c] * members[c].length;
        }
        return size;
    }
}
