package org.tollens.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Simultaneous intervals by the studentised max-|t| cluster bootstrap without linearisation: in each replicate the rows of
 * the drawn clusters are put together anew, and the estimate, its influence values and its standard error are computed
 * from them. Slow, and free of any approximation but the bootstrap's: for small studies, and the yardstick for
 * {@link MaxT}.
 *
 * <p>H0 of each estimate: θ_l = 0. t_l = (θ*_l − θ̂_l)/SE*_l, SE* by the same formula as the standard error of the sample, a
 * cluster drawn twice being two clusters; critical value and p-values as in {@link MaxT}. Assumes independent clusters.
 * Reference: the same in numpy with {@code scipy.stats} on the same draws.
 */
public final class FullMaxT {

    /** An estimate from some of the study's rows; a row may come more than once. */
    @FunctionalInterface
    public interface Estimator {
        /**
         * Estimates.
         *
         * @param rows indices of rows of the study
         * @return the estimate with one influence value for each of these; an estimate that is not finite, or without spread
         *     between clusters, makes the replicate count as infinitely far away
         */
        Influence estimate(int[] rows);
    }

    /**
     * One estimate of the family.
     *
     * @param population [row] the rows that belong to it; not copied
     * @param estimator gets rows of the population only
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Member(boolean[] population, Estimator estimator) {}

    private final ClusterRows rows;
    private final int total;

    /**
     * A study.
     *
     * @param cluster [row] index of the row's cluster, 0..clusters−1
     * @param clusters how many there are
     */
    public FullMaxT(int[] cluster, int clusters) {
        this.rows = new ClusterRows(cluster, clusters);
        this.total = cluster.length;
    }

    /**
     * Intervals for a family.
     *
     * @param family at least one
     * @param level family-wise error
     * @param weights of the clusters, at least 1/level − 1 replicates
     * @throws IllegalArgumentException if the family is empty, an estimate of the whole sample is not finite, or lengths differ
     */
    public SimultaneousIntervals intervals(List<Member> family, double level, BootstrapWeights weights) {
        int[] all = rows.all();
        int[] once = new int[rows.clusters()];
        Arrays.fill(once, 1);
        int[] cluster = rows.copies(once);
        double[] estimates = new double[family.size()];
        double[] errors = new double[family.size()];
        for (int l = 0; l < errors.length; l++) {
            Drawn drawn = Drawn.of(family.get(l), all, cluster, rows.clusters());
            estimates[l] = drawn.estimate;
            errors[l] = drawn.error;
        }
        MaxT.checkFamily(estimates, errors.length, level, weights.replicates());
        return MaxT.intervals(estimates, errors, level, maxima(family, estimates, errors, weights));
    }

    /** max_l |t_l| in each replicate, ascending, of estimates that use all rows. */
    double[] sortedMaxima(Estimator[] family, BootstrapWeights weights) {
        boolean[] everything = new boolean[total];
        Arrays.fill(everything, true);
        List<Member> members =
                Arrays.stream(family).map(one -> new Member(everything, one)).toList();
        int[] all = rows.all();
        double[] estimates = Arrays.stream(family)
                .mapToDouble(one -> one.estimate(all).estimate())
                .toArray();
        double[] errors = new double[family.length];
        Arrays.fill(errors, 1);
        return maxima(members, estimates, errors, weights);
    }

    private double[] maxima(List<Member> family, double[] estimates, double[] errors, BootstrapWeights weights) {
        double[] maxima = new double[weights.replicates()];
        for (int b = 0; b < maxima.length; b++) {
            int[] drawnRows = rows.drawn(weights.row(b));
            int[] copies = rows.copies(weights.row(b));
            for (int l = 0; l < estimates.length; l++) {
                if (errors[l] > 0) {
                    Drawn drawn = Drawn.of(family.get(l), drawnRows, copies, rows.clusters());
                    maxima[b] = Math.max(maxima[b], drawn.distance(estimates[l]));
                }
            }
        }
        Arrays.sort(maxima);
        return maxima;
    }

    /** An estimate and its standard error in one replicate. */
    private record Drawn(double estimate, double error) {
        static Drawn of(Member member, int[] rows, int[] cluster, int clusters) {
            int[] kept = new int[rows.length];
            int[] keptCluster = new int[rows.length];
            int count = 0;
            for (int i = 0; i < rows.length; i++) {
                if (member.population[rows[i]]) {
                    kept[count] = rows[i];
                    keptCluster[count++] = cluster[i];
                }
            }
            Influence influence = member.estimator.estimate(Arrays.copyOf(kept, count));
            if (!Double.isFinite(influence.estimate())) {
                return new Drawn(influence.estimate(), Double.NaN);
            }
            ClusterSums sums = ClusterSums.of(influence, Arrays.copyOf(keptCluster, count), clusters);
            return new Drawn(influence.estimate(), sums.standardError());
        }

        double distance(double from) {
            return error > 0 ? Math.abs(estimate - from) / error : Double.POSITIVE_INFINITY;
        }
    }
}
