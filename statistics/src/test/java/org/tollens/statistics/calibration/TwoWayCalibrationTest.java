package org.tollens.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of {@link TwoWayCalibrationLongTest}. */
class TwoWayCalibrationTest {
    private static final int SETS = 120;

    @ParameterizedTest
    @EnumSource(names = {"CLIFF", "SPEARMAN"})
    void intervalsOverDocumentsAndTypesSeldomMiss(Effect effect) {
        TwoWayRates rates = TwoWayRates.of(effect, new TwoWayDesign(60, 20, 200, true, 0.1, 0.3, 0), SETS);

        double bound = Bounds.of(LabelRates.LEVEL, SETS);
        assertThat(rates.above()).as("%s", rates).isLessThanOrEqualTo(bound);
        assertThat(rates.below()).as("%s", rates).isLessThanOrEqualTo(bound);
        // The types carry much of the variance, or this would show nothing about them.
        assertThat(rates.documentShare()).isLessThan(0.7);
    }
}
