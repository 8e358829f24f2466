package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PercentileWideningTest {

    /** R: sqrt(C/(C-1)) * qt(p, C-1)/qnorm(p). */
    @Test
    void isStudentsQuantileOverTheNormalOne() {
        assertThat(PercentileWidening.factor(40, 0.95)).isEqualTo(1.03738067413, within(1e-10));
        assertThat(PercentileWidening.factor(161, 0.95)).isEqualTo(1.00896208875, within(1e-10));
        assertThat(PercentileWidening.factor(1_000_000, 0.975)).isEqualTo(1, within(1e-5));
    }

    @Test
    void refusesTooFewClustersAndImpossibleProbabilities() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PercentileWidening.factor(2, 0.95))
                .withMessageContaining("at least 3 clusters, found 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PercentileWidening.factor(40, 0.5))
                .withMessageContaining("(.5, 1), found 0.5");
        assertThatIllegalArgumentException().isThrownBy(() -> PercentileWidening.factor(40, 1));
    }
}
