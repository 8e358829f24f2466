package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChangePointTest {
    static List<Reference> cases() {
        return Reference.cases("change-point");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithBruteForce(Reference expected) {
        ChangePoint found = ChangePoint.find(expected.numbers("z"), expected.integer("margin"));

        assertThat(found.after()).isEqualTo(expected.integer("after"));
        assertClose(found.statistic(), expected.number("statistic"));
    }

    @Test
    void randomOrdersApproachTheProbabilityOverAllOrders() {
        List<Reference> exact =
                cases().stream().filter(one -> one.has("exactP")).toList();
        assertThat(exact).hasSizeGreaterThan(1);
        for (Reference expected : exact) {
            double p = ChangePoint.layerOrderP(expected.numbers("z"), expected.integer("margin"), 20_000, 8);
            assertThat(p).isCloseTo(expected.number("exactP"), within(0.015));
        }
    }

    @Test
    void aSequenceWithoutOrderHasPOneAndACleanStepASmallOne() {
        assertThat(ChangePoint.layerOrderP(new double[] {.1, .1, .1, .1, .1, .1}, 2, 99, 1))
                .isEqualTo(1);
        double[] step = {-1, -1.1, -.9, -1, -1.05, -1, 1, 1.2, .9, 1, 1.1, 1};
        assertThat(ChangePoint.find(step, 2).after()).isEqualTo(6);
        assertThat(ChangePoint.layerOrderP(step, 2, 999, 1)).isLessThan(0.01);
        assertThat(ChangePoint.layerOrderP(step, 2, 999, 1)).isEqualTo(ChangePoint.layerOrderP(step, 2, 999, 1));
    }

    @Test
    void theMarginIsATenthButAtLeastTwo() {
        assertThat(List.of(4, 20, 21, 30, 36).stream().map(ChangePoint::defaultMargin))
                .containsExactly(2, 2, 3, 3, 4);
        // The largest jump is at the edge, where a margin of 2 does not look.
        assertThat(ChangePoint.find(new double[] {-9, 1, 1, 1.5, 1.5, 1.5}, 2).after())
                .isGreaterThanOrEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangePoint.find(new double[3], 2))
                .withMessage("expected a margin of 1 to 1 for 3 values, found 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChangePoint.find(new double[] {1, 2, Double.NaN, 4}, 2))
                .withMessageContaining("found NaN at row 2");
    }
}
