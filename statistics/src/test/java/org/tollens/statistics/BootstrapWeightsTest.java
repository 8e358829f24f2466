package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BootstrapWeightsTest {
    @Test
    void drawsAsManyClustersAsThereAreAndEachEquallyOften() {
        BootstrapWeights weights = new BootstrapWeights(20, 5000, 11);
        double[] total = new double[20];
        double[] squares = new double[20];
        for (int b = 0; b < weights.replicates(); b++) {
            int[] w = weights.replicate(b);
            assertThat(Arrays.stream(w).sum()).isEqualTo(20);
            for (int c = 0; c < 20; c++) {
                total[c] += w[c] / 5000.0;
                squares[c] += w[c] * w[c] / 5000.0;
            }
        }
        for (int c = 0; c < 20; c++) {
            // Multinomial: mean 1, variance 1 − 1/20; five standard errors.
            assertThat(total[c]).isCloseTo(1, within(0.07));
            assertThat(squares[c] - total[c] * total[c]).isCloseTo(0.95, within(0.12));
        }
    }

    @Test
    void aSeedGivesTheSameWeightsOnEveryMachine() {
        assertThat(new BootstrapWeights(8, 2, 42).replicate(1)).containsExactly(1, 2, 1, 1, 2, 0, 1, 0);
    }

    @Test
    void strataKeepTheirSizes() {
        int[] stratum = {0, 1, 1, 0, 1, 1, 1};
        BootstrapWeights weights = BootstrapWeights.stratified(stratum, 200, 3);
        for (int b = 0; b < 200; b++) {
            int[] w = weights.replicate(b);
            assertThat(w[0] + w[3]).isEqualTo(2);
            assertThat(Arrays.stream(w).sum()).isEqualTo(7);
        }
    }

    @Test
    void givenDrawsAreCounted() {
        BootstrapWeights weights = BootstrapWeights.of(3, new int[][] {{0, 2, 2}, {1, 1, 1}});

        assertThat(weights.replicate(0)).containsExactly(1, 0, 2);
        assertThat(weights.replicate(1)).containsExactly(0, 3, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapWeights.of(2, new int[][] {{0, 2}}))
                .withMessage("expected draws of clusters 0..1, found 2 in replicate 0");
    }
}
