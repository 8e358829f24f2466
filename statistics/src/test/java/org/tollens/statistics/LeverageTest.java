package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeverageTest {
    private static final int CLUSTERS = 12;
    private final Random random = new Random(11);

    /** Cluster c has 2(c + 1) rows. */
    private final int[] cluster = IntStream.range(0, CLUSTERS)
            .flatMap(c -> IntStream.generate(() -> c).limit(2L * (c + 1)))
            .toArray();

    private double[] column() {
        double[] shared = random.doubles(CLUSTERS, -2, 2).toArray();
        return IntStream.of(cluster)
                .mapToDouble(c -> shared[c] + random.nextGaussian())
                .toArray();
    }

    private int[] without(int left) {
        return IntStream.range(0, cluster.length)
                .filter(i -> cluster[i] != left)
                .toArray();
    }

    @Test
    void theSumOfAClusterIsWhatAMeanLosesWithoutIt() {
        double[] x = column();
        Influence mean = WeightedMean.of(x);

        ClusterSums sums = ClusterSums.of(Leverage.corrected(mean, new int[x.length], cluster), cluster, CLUSTERS);

        for (int c = 0; c < CLUSTERS; c++) {
            double left =
                    IntStream.of(without(c)).mapToDouble(i -> x[i]).average().orElseThrow();
            assertThat(sums.sums()[c]).isCloseTo(mean.estimate() - left, within(1e-12));
        }
    }

    @Test
    void bringsTheErrorOfADeltaToThatOfTheJackknife() {
        double[] x = column();
        boolean[] first = new boolean[x.length];
        boolean[] second = new boolean[x.length];
        for (int i = 0; i < first.length; i++) {
            first[i] = random.nextDouble() < 0.1 + 0.07 * cluster[i];
            second[i] = !first[i];
        }
        Influence delta = CliffsDelta.estimate(x, first);
        double plain = ClusterSums.of(delta, cluster, CLUSTERS).standardError();
        double corrected = ClusterSums.of(Leverage.corrected(delta, first, second, cluster), cluster, CLUSTERS)
                .standardError();
        double[] differences = IntStream.range(0, CLUSTERS)
                .mapToDouble(c -> delta.estimate() - delta(x, first, without(c)))
                .toArray();
        // The jackknife's factor is (C − 1)/C; that of the cluster sums, C/(C − 1), is kept on top.
        double jackknife = ClusterSums.of(
                        differences, IntStream.range(0, CLUSTERS).toArray(), CLUSTERS)
                .standardError();

        assertThat(plain / jackknife).isLessThan(0.9);
        assertThat(corrected / jackknife).isCloseTo(1, within(0.04));
    }

    private static double delta(double[] x, boolean[] first, int[] rows) {
        double[] values = IntStream.of(rows).mapToDouble(i -> x[i]).toArray();
        boolean[] mask = new boolean[rows.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = first[rows[i]];
        }
        return CliffsDelta.estimate(values, mask).estimate();
    }

    @Test
    void rowsOutsideThePopulationStayAndAClusterThatIsTheGroupIsBounded() {
        Influence influence = new Influence(1, new double[] {1, 2, 3, 0});

        Influence corrected = Leverage.corrected(influence, new int[] {0, 1, 1, -1}, new int[] {0, 0, 1, 1});

        assertThat(corrected.estimate()).isEqualTo(1);
        assertThat(corrected.values()).containsExactly(2, 4, 6, 0);
    }

    @Test
    void wantsAGroupAndAClusterForEachRow() {
        Influence influence = new Influence(1, new double[2]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leverage.corrected(influence, new int[1], new int[2]))
                .withMessageContaining("the groups");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leverage.corrected(influence, new int[2], new int[1]))
                .withMessageContaining("the cluster indices");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leverage.corrected(influence, new int[2], new int[] {0, -1}))
                .withMessageContaining("at row 1");
    }
}
