package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollens.statistics.ThreeSided.Direction;

class ThreeSidedTest {
    @ParameterizedTest
    @CsvSource({
        ".06, .01, .11, POSITIVE",
        ".05, .01, .09, POSITIVE",
        ".0499, .01, .09, UNRESOLVED",
        ".06, 0, .12, UNRESOLVED",
        "-.06, -.11, -.01, NEGATIVE",
        "-.05, -.09, -.01, NEGATIVE",
        "-.06, -.12, 0, UNRESOLVED",
        ".00, -.04, .04, NULL",
        ".02, .01, .03, NULL",
        ".00, -.05, .04, UNRESOLVED",
        ".00, -.04, .05, UNRESOLVED",
        ".30, -Infinity, Infinity, UNRESOLVED",
        "NaN, NaN, NaN, UNRESOLVED",
    })
    void labelsByIntervalAndFloor(double estimate, double low, double high, Direction expected) {
        assertThat(ThreeSided.label(estimate, low, high, 0.05)).isEqualTo(expected);
    }

    @Test
    void aRaisedFloorNeitherLabelsNorMakesNullEasier() {
        assertThat(ThreeSided.label(0.08, 0.04, 0.12, 0.10, 0.05)).isEqualTo(Direction.UNRESOLVED);
        assertThat(ThreeSided.label(-0.08, -0.12, -0.04, 0.10, 0.05)).isEqualTo(Direction.UNRESOLVED);
        assertThat(ThreeSided.label(0.11, 0.04, 0.18, 0.10, 0.05)).isEqualTo(Direction.POSITIVE);
        assertThat(ThreeSided.label(0, -0.09, 0.09, 0.10, 0.05)).isEqualTo(Direction.UNRESOLVED);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ThreeSided.label(0, 0, 0, 0.04, 0.05))
                .withMessage("expected a label floor of at least the floor 0.05, found 0.04");
        assertThatIllegalArgumentException().isThrownBy(() -> ThreeSided.label(0, 0, 0, 0));
    }

    @Test
    void whatAnIntervalStillAllows() {
        assertThat(ThreeSided.canReachPositive(0.05, 0.05)).isTrue();
        assertThat(ThreeSided.canReachPositive(0.049, 0.05)).isFalse();
        assertThat(ThreeSided.canReachNegative(-0.05, 0.05)).isTrue();
        assertThat(ThreeSided.canReachNegative(-0.049, 0.05)).isFalse();
    }
}
