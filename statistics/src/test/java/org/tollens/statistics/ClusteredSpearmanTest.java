package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusteredSpearmanTest {
    static List<Reference> cases() {
        return Reference.cases("spearman");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithScipyAndTheDerivativeInTheWeights(Reference expected) {
        Influence rho = ClusteredSpearman.estimate(expected.numbers("x"), expected.numbers("y"));

        assertClose(rho.estimate(), expected.number("rho"));
        assertClose(rho.values(), expected.numbers("psi"));
        assertThat(Arrays.stream(rho.values()).sum()).isCloseTo(0, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standardErrorIsTheClusteredOne(Reference expected) {
        Influence rho = ClusteredSpearman.estimate(expected.numbers("x"), expected.numbers("y"));
        ClusterSums sums = ClusterSums.of(rho, expected.integers("cluster"), expected.integer("clusters"));

        assertThat(sums.clusters()).isEqualTo(expected.integer("clusters"));
        assertClose(sums.standardError(), expected.number("standardError"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fisherZFollowsTheDeltaMethod(Reference expected) {
        Influence z =
                ClusteredSpearman.fisherZ(ClusteredSpearman.estimate(expected.numbers("x"), expected.numbers("y")));
        ClusterSums sums = ClusterSums.of(z, expected.integers("cluster"), expected.integer("clusters"));

        assertClose(z.estimate(), expected.number("z"));
        assertClose(sums.standardError(), expected.number("zError"));
    }

    @Test
    void anyIncreasingTransformLeavesItUnchanged() {
        Reference data = cases().get(0);
        double[] x = data.numbers("x");
        double[] stretched =
                Arrays.stream(x).map(value -> value * value * value).toArray();

        Influence plain = ClusteredSpearman.estimate(x, data.numbers("y"));
        Influence other = ClusteredSpearman.estimate(stretched, data.numbers("y"));

        assertThat(other.estimate()).isEqualTo(plain.estimate());
        assertThat(other.values()).isEqualTo(plain.values());
    }

    @Test
    void negativeZeroTiesWithZero() {
        Influence signed = ClusteredSpearman.estimate(new double[] {-0.0, 0.0, 1, 2}, new double[] {3, 1, 2, 4});
        Influence plain = ClusteredSpearman.estimate(new double[] {0.0, 0.0, 1, 2}, new double[] {3, 1, 2, 4});

        assertThat(signed.estimate()).isEqualTo(plain.estimate());
    }

    @Test
    void degenerateDataAreRefusedWithTheReason() {
        double[] rising = {1, 2, 3};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredSpearman.estimate(rising, new double[] {5, 5, 5}))
                .withMessage(
                        "expected y to vary, found the same value (5.0) in all 3 rows: no rank correlation is defined");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredSpearman.estimate(new double[] {1}, new double[] {1}))
                .withMessage("expected at least 2 rows for a correlation, found 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredSpearman.estimate(new double[] {1, Double.NaN, 3}, rising))
                .withMessageContaining("expected finite values in x, found NaN at row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredSpearman.estimate(rising, new double[] {1, 2}))
                .withMessageContaining("found 3 and 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredSpearman.fisherZ(ClusteredSpearman.estimate(rising, rising)))
                .withMessageContaining("strictly between -1 and 1");
    }
}
