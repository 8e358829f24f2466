package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class InfluenceTest {
    private final Influence one = new Influence(2, new double[] {1, -1, 0});
    private final Influence two = new Influence(5, new double[] {0, 3, -3});

    @Test
    void combinationsAreLinear() {
        Influence mean = Influence.mean(List.of(one, two));
        assertThat(mean.estimate()).isEqualTo(3.5);
        assertThat(mean.values()).containsExactly(0.5, 1, -1.5);
        assertThat(one.minus(two).estimate()).isEqualTo(-3);
        assertThat(one.minus(two).values()).containsExactly(1, -4, 3);
        assertThat(two.times(2).values()).containsExactly(0, 6, -6);
        assertThat(one.transformed(v -> v * v, v -> 2 * v).values()).containsExactly(4, -4, 0);
    }

    @Test
    void termsMustHaveTheSameRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.minus(new Influence(1, new double[2])))
                .withMessage("expected the first estimate and estimate 1 to have one value a row each, found 3 and 2");
        assertThatIllegalArgumentException().isThrownBy(() -> Influence.mean(List.of()));
    }

    @Test
    void aDifferenceOfPopulationsIsTheSameByRowsAndByClusters() {
        int[] cluster = {0, 0, 1, 2, 2};
        Influence left = one.scatter(new int[] {0, 2, 4}, 5);
        Influence right = two.scatter(new int[] {1, 2, 3}, 5);
        ClusterSums rows = ClusterSums.of(left.minus(right), cluster, 3);
        ClusterSums sums =
                ClusterSums.of(one, new int[] {0, 1, 2}, 3).minus(ClusterSums.of(two, new int[] {0, 1, 2}, 3));

        assertThat(sums.sums()).isEqualTo(rows.sums());
        assertThat(sums.standardError()).isEqualTo(rows.standardError());
    }

    @Test
    void aClusterWithoutARowIsNoCluster() {
        ClusterSums sums = ClusterSums.of(one, new int[] {0, 0, 3}, 5);

        assertThat(sums.clusters()).isEqualTo(2);
        assertThat(sums.present()).containsExactly(true, false, false, true, false);
        ClusterSums spread = ClusterSums.of(one, new int[] {0, 1, 3}, 5);
        assertThat(spread.standardError()).isCloseTo(Math.sqrt(3 / 2.0 * 2), within(1e-15));
        assertThat(ClusterSums.of(one, new int[] {1, 1, 1}, 5).standardError()).isNaN();
        assertThat(spread.shift(new int[] {2, 0, 1, 0, 2})).isEqualTo(2);
    }

    @Test
    void badClustersAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterSums.of(one, new int[] {0, 1, 2}, 2))
                .withMessage("expected cluster indices 0..1, found 2 at row 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterSums.of(new double[] {Double.NaN}, new int[1], 1))
                .withMessageContaining("found NaN");
    }
}
