package org.tollens.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The max-|t| bootstrap without linearisation: in each replicate the rows are drawn anew, and the estimate, its influence
 * values and its standard error are computed from them. Slow; the yardstick for {@link MaxT}.
 */
final class FullMaxT {
    /** Estimates one member of the family on some rows. */
    interface Estimator {
        Influence estimate(int[] rows);
    }

    private final int[][] members;

    FullMaxT(int[] cluster, int clusters) {
        members = new int[clusters][];
        for (int c = 0; c < clusters; c++) {
            int wanted = c;
            members[c] = IntStream.range(0, cluster.length)
                    .filter(i -> cluster[i] == wanted)
                    .toArray();
        }
    }

    double[] sortedMaxima(Estimator[] family, BootstrapWeights weights) {
        int[] once = new int[members.length];
        Arrays.fill(once, 1);
        int[] all = rows(once);
        double[] estimates = Arrays.stream(family)
                .mapToDouble(one -> one.estimate(all).estimate())
                .toArray();
        double[] maxima = new double[weights.replicates()];
        for (int b = 0; b < maxima.length; b++) {
            int[] w = weights.replicate(b);
            int[] rows = rows(w);
            int[] copies = copies(w, rows.length);
            for (int l = 0; l < family.length; l++) {
                Influence drawn = family[l].estimate(rows);
                double error = ClusterSums.of(drawn, copies, members.length).standardError();
                maxima[b] = Math.max(maxima[b], Math.abs(drawn.estimate() - estimates[l]) / error);
            }
        }
        Arrays.sort(maxima);
        return maxima;
    }

    /** The rows of every drawn cluster, cluster after cluster, once for each time it was drawn. */
    private int[] rows(int[] w) {
        int size = 0;
        for (int c = 0; c < w.length; c++) {
            size += w[c] * members[c].length;
        }
        int[] rows = new int[size];
        int next = 0;
        for (int c = 0; c < w.length; c++) {
            for (int copy = 0; copy < w[c]; copy++) {
                System.arraycopy(members[c], 0, rows, next, members[c].length);
                next += members[c].length;
            }
        }
        return rows;
    }

    /** The cluster of each of those rows, where a cluster drawn twice is two. */
    private int[] copies(int[] w, int total) {
        int[] copies = new int[total];
        int row = 0;
        int copy = 0;
        for (int c = 0; c < w.length; c++) {
            for (int times = 0; times < w[c]; times++, copy++) {
                Arrays.fill(copies, row, row + members[c].length, copy);
                row += members[c].length;
            }
        }
        return copies;
    }
}
