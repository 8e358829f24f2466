package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DepthAgreementTest {
    static List<Reference> cases() {
        return Reference.cases("depth");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesWithEnumerationInFractions(Reference expected) {
        double[] spreads = expected.numbers("spread");
        double[] p = expected.numbers("p");
        int length = expected.integer("length");
        assertThat(ChangePoint.defaultMargin(length)).isEqualTo(expected.integer("margin"));
        for (int i = 0; i < p.length; i++) {
            assertThat(DepthAgreement.p(spreads[i], length, expected.integer("margin")))
                    .isCloseTo(p[i], within(1e-12));
        }
    }

    @Test
    void depthsRunFromNoughtToOne() {
        assertThat(DepthAgreement.ofPlace(1, 16)).isZero();
        assertThat(DepthAgreement.ofPlace(16, 16)).isEqualTo(1);
        assertThat(DepthAgreement.ofBoundary(8, 16)).isEqualTo(0.5);
        assertThat(DepthAgreement.spread(0.25, 0.5, 0.375)).isEqualTo(0.25);
        assertThat(DepthAgreement.spread(0.5, 0.25, 0.75)).isEqualTo(0.5);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> DepthAgreement.p(Double.NaN, 16, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> DepthAgreement.p(0.1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DepthAgreement.p(0.1, 16, 9));
    }

    @Test
    void theInteriorPeakIgnoresTheEndsAndPlateaus() {
        assertThat(InteriorPeak.find(new double[] {9, 1, 3, 2, 4, 1, 8})).hasValue(5);
        assertThat(InteriorPeak.find(new double[] {9, 1, 4, 2, 4, 1})).hasValue(3);
        assertThat(InteriorPeak.find(new double[] {5, 4, 3, 2, 1})).isEmpty();
        assertThat(InteriorPeak.find(new double[] {1, 2, 2, 1})).isEmpty();
        assertThat(InteriorPeak.find(new double[0])).isEmpty();
    }
}
