package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The small helpers against statsmodels and numpy. */
class ReferenceValuesTest {
    @Test
    void holmAgreesWithMultipletests() {
        for (Reference expected : Reference.cases("holm")) {
            assertClose(Holm.adjust(expected.numbers("p")), expected.numbers("adjusted"));
        }
        assertThat(Holm.adjust(new double[0])).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Holm.adjust(new double[] {0.1, Double.NaN}))
                .withMessage("expected p-values in [0, 1], found NaN at test 1");
    }

    @Test
    void tostAgreesWithStatsmodels() {
        for (Reference expected : Reference.cases("tost")) {
            double df = expected.number("df") == 0 ? Double.POSITIVE_INFINITY : expected.number("df");
            double bound = expected.number("bound");
            double p = Equivalence.tost(expected.number("estimate"), expected.number("standardError"), bound, df);
            assertClose(p, expected.number("p"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Equivalence.tost(0, 0, 0.1, 5))
                .withMessage("expected a positive standard error, found 0.0");
    }

    @Test
    void tostAndInclusionAgree() {
        double z95 = 1.6448536269514722;
        for (double estimate = -0.06; estimate <= 0.06; estimate += 0.005) {
            boolean inside = Equivalence.within(estimate - z95 * 0.01, estimate + z95 * 0.01, 0.05);
            assertThat(Equivalence.tost(estimate, 0.01, 0.05, Double.POSITIVE_INFINITY) < 0.05)
                    .isEqualTo(inside);
        }
    }

    @Test
    void quantilesAgreeWithNumpy() {
        for (Reference expected : Reference.cases("quantiles")) {
            assertClose(Quantiles.of(expected.numbers("values"), expected.numbers("p")), expected.numbers("quantiles"));
        }
        assertThat(Quantiles.of(new double[] {3, 1, 2, 4}, 0.5)).isEqualTo(2.5);
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new double[0], 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Quantiles.of(new double[] {1}, 1.1));
    }

    @Test
    void weightedMeanIsTheRatioOfTotals() {
        for (Reference expected : Reference.cases("mean")) {
            double[] values = expected.numbers("values");
            double[] weights = expected.numbers("weights");
            Influence mean = WeightedMean.of(values, weights);
            int[] rows = IntStream.range(0, values.length)
                    .filter(i -> weights[i] > 0)
                    .toArray();
            double[] psi = IntStream.of(rows).mapToDouble(i -> mean.values()[i]).toArray();

            assertClose(mean.estimate(), expected.number("mean"));
            assertClose(mean.values(), expected.numbers("psi"));
            assertClose(ClusterSums.of(psi, rows, values.length).standardError(), expected.number("standardError"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WeightedMean.of(new double[] {1}, new double[] {0}))
                .withMessage("expected rows with a positive weight, found 1 rows and none");
        assertThatIllegalArgumentException().isThrownBy(() -> WeightedMean.of(new double[0]));
    }

    @Test
    void minimumDetectableEffectAddsTheNinetyPercentPoint() {
        assertThat(MinimumDetectable.effect(0.05, 3, 0.01)).isCloseTo(0.05 + 0.012815515655446, within(1e-12));
        assertThat(MinimumDetectable.effect(0.05, 3, 0.02)).isCloseTo(0.06 + 0.025631031310892, within(1e-12));
    }
}
