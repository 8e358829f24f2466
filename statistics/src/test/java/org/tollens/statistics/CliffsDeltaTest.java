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

class CliffsDeltaTest {
    static List<Reference> cases() {
        return Reference.cases("cliff");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithMannWhitneyAndThePlacementsOverAllPairs(Reference expected) {
        Influence delta = CliffsDelta.estimate(expected.numbers("values"), expected.flags("inFirst"));

        assertClose(delta.estimate(), expected.number("delta"));
        assertClose(delta.values(), expected.numbers("psi"));
        assertThat(Arrays.stream(delta.values()).sum()).isCloseTo(0, within(1e-14));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void standardErrorAndDesignEffectAreTheClusteredOnes(Reference expected) {
        Influence delta = CliffsDelta.estimate(expected.numbers("values"), expected.flags("inFirst"));
        int[] cluster = expected.integers("cluster");
        int clusters = expected.integer("clusters");

        assertClose(ClusterSums.of(delta, cluster, clusters).standardError(), expected.number("standardError"));
        assertClose(DesignEffect.of(delta, cluster, clusters), expected.number("designEffect"));
    }

    @Test
    void isPositiveWhenTheFirstGroupIsLargerAndItsRowsComeFirst() {
        Influence delta = CliffsDelta.estimate(new double[] {5, 6, 1}, new double[] {2, 3});

        assertThat(delta.estimate()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(delta.values()[0]).isPositive().isEqualTo(delta.values()[1]);
        assertThat(delta.values()[2]).isNegative();
        assertThat(delta.values()[3]).isCloseTo(0, within(1e-15));
    }

    @Test
    void exchangingTheGroupsChangesTheSign() {
        double[] first = {1, 2, 2, 7};
        double[] second = {2, 3, 0};

        assertThat(CliffsDelta.estimate(first, second).estimate())
                .isCloseTo(-CliffsDelta.estimate(second, first).estimate(), within(1e-15));
        assertThat(CliffsDelta.estimate(new double[] {-0.0}, new double[] {0.0}).estimate())
                .isZero();
    }

    @Test
    void anEmptyGroupOrNaNIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(new double[0], new double[] {1}))
                .withMessage("expected rows in both groups, found 0 in the first and 1 in the second");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(new double[] {1}, new double[] {Double.NaN}))
                .withMessageContaining("the second group, found NaN at row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(new double[] {1, Double.NaN}, new double[] {1}))
                .withMessageContaining("the first group, found NaN at row 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CliffsDelta.estimate(new double[] {1, 2}, new boolean[3]))
                .withMessageContaining("the values and the mask");
    }
}
