package org.tollens.statistics;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * How often each cluster is drawn in each replicate of a cluster bootstrap. The same weights serve every estimate of a
 * family, which is what makes intervals simultaneous.
 *
 * <p>Drawn with replacement by {@code XO_SHI_RO_256_PP} (Commons RNG), so a seed gives the same weights on every machine.
 */
public final class BootstrapWeights {
    private final int clusters;
    private final int[][] weights;

    private BootstrapWeights(int clusters, int[][] weights) {
        this.clusters = clusters;
        this.weights = weights;
    }

    /**
     * Each replicate draws as many clusters as there are.
     *
     * @param clusters at least 1
     * @param replicates at least 1
     * @param seed of the generator
     */
    public BootstrapWeights(int clusters, int replicates, long seed) {
        this(clusters, draw(new int[clusters], replicates, seed));
    }

    /**
     * Each replicate draws from every stratum as many clusters as it has, for instance documents with and without a
     * costly measurement.
     *
     * @param stratum [cluster] index of the cluster's stratum, from 0
     * @param replicates at least 1
     * @param seed of the generator
     */
    public static BootstrapWeights stratified(int[] stratum, int replicates, long seed) {
        return new BootstrapWeights(stratum.length, draw(stratum, replicates, seed));
    }

    /**
     * Weights from given draws, so that another program can use the same ones.
     *
     * @param clusters how many clusters there are
     * @param draws [replicate, draw] index of the cluster drawn
     */
    public static BootstrapWeights of(int clusters, int[][] draws) {
        int[][] counts = new int[draws.length][clusters];
        for (int b = 0; b < draws.length; b++) {
            for (int drawn : draws[b]) {
                Checks.that(
                        drawn >= 0 && drawn < clusters,
                        "expected draws of clusters 0..%d, found %d in replicate %d",
                        clusters - 1,
                        drawn,
                        b);
                counts[b][drawn]++;
            }
        }
        return new BootstrapWeights(clusters, counts);
    }

    /** The number of clusters. */
    public int clusters() {
        return clusters;
    }

    /** The number of replicates, B. */
    public int replicates() {
        return weights.length;
    }

    /** How often each cluster was drawn in a replicate, [cluster]; a copy. */
    public int[] replicate(int replicate) {
        return weights[replicate].clone();
    }

    /** Without a copy, for the loops of this package, which do not write to it. */
    int[] row(int replicate) {
        return weights[replicate];
    }

    private static int[][] draw(int[] stratum, int replicates, long seed) {
        Checks.that(stratum.length > 0, "expected at least one cluster to draw from, found none");
        Checks.that(replicates > 0, "expected at least one bootstrap replicate, found %d", replicates);
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        int[][] members = members(stratum);
        int[][] weights = new int[replicates][stratum.length];
        for (int[] weight : weights) {
            for (int[] group : members) {
                for (int draw = 0; draw < group.length; draw++) {
                    weight[group[random.nextInt(group.length)]]++;
                }
            }
        }
        return weights;
    }

    private static int[][] members(int[] stratum) {
        int strata = Arrays.stream(stratum).max().orElse(0) + 1;
        int[][] members = new int[strata][];
        for (int s = 0; s < strata; s++) {
            int wanted = s;
            members[s] = java.util.stream.IntStream.range(0, stratum.length)
                    .filter(c -> stratum[c] == wanted)
                    .toArray();
        }
        return members;
    }
}
