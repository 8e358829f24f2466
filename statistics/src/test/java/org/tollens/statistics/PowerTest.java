package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.tollens.statistics.Reference.assertClose;

import org.junit.jupiter.api.Test;

class PowerTest {
    @Test
    void powerAgreesWithPwr() {
        for (Reference one : Reference.cases("power")) {
            double effect = one.number("effect");
            double n = one.number("n");
            double level = one.number("level");
            assertClose(Power.correlation(effect, n, level), one.number("correlation"));
            assertClose(Power.correlation(-effect, n, level), one.number("correlation"));
            assertClose(Power.mean(effect, n, level), one.number("mean"));
            assertClose(Power.mean(-effect, n, level), one.number("mean"));
            assertClose(Power.proportion(0.5 + effect, 0.5, n, level), one.number("proportion"));
            assertClose(Power.proportions(0.3 + effect, 0.3, n, level), one.number("proportions"));
            assertClose(Power.cliffsDelta(effect, 0.6, n, level), one.number("cliff"));
        }
    }

    @Test
    void sampleSizesAgreeAndGrowWithTheDesignEffect() {
        for (Reference one : Reference.cases("sample-size")) {
            double effect = one.number("effect");
            double level = one.number("level");
            double power = one.number("power");
            assertClose(SampleSize.correlation(effect, level, power, 1), one.number("correlation"));
            assertClose(SampleSize.mean(effect, level, power, 1), one.number("mean"));
            assertClose(SampleSize.proportion(0.5 + effect, 0.5, level, power, 1), one.number("proportion"));
            assertClose(SampleSize.proportions(0.3 + effect, 0.3, level, power, 1), one.number("proportions"));
            assertClose(SampleSize.cliffsDelta(effect, 0.6, level, power, 1), one.number("cliff"));
            assertClose(SampleSize.correlation(-effect, level, power, 2.5), 2.5 * one.number("correlation"));
            assertClose(SampleSize.mean(effect, level, power, 2.5), 2.5 * one.number("mean"));
            assertClose(SampleSize.cliffsDelta(effect, 0.6, level, power, 2.5), 2.5 * one.number("cliff"));
        }
    }

    /** Worked out beforehand for the family of 36 layers and halves at .01. */
    @Test
    void labelsNeedWhatWasWorkedOut() {
        double critical = 3.635;
        assertThat(SampleSize.positiveLabel(0.06, 0.05, critical, 0.9, 1)).isCloseTo(16_330, withinPercentage(0.05));
        assertThat(SampleSize.positiveLabel(0.07, 0.05, critical, 0.9, 1)).isCloseTo(4_920, withinPercentage(0.05));
        assertThat(SampleSize.positiveLabel(0.08, 0.05, critical, 0.9, 1)).isCloseTo(3_764, withinPercentage(0.05));
        assertThat(SampleSize.positiveLabel(0.10, 0.05, critical, 0.9, 1)).isCloseTo(2_404, withinPercentage(0.05));
        assertThat(SampleSize.nullLabel(0.05, critical, 0.9, 1)).isCloseTo(11_136, withinPercentage(0.05));
        assertThat(SampleSize.nullLabel(0.05, critical, 0.9, 3))
                .isCloseTo(3 * SampleSize.nullLabel(0.05, critical, 0.9, 1), within(1e-9));
        assertThat(SampleSize.positiveLabel(0.1, 0, critical, 0.9, 2)).isCloseTo(2 * 2_404, withinPercentage(0.05));
        double level = 0.01 / 36;
        assertThat(SampleSize.cliffsDelta(0.10, 0.6, level, 0.9, 1)).isCloseTo(3_358, withinPercentage(0.05));
        assertThat(SampleSize.cliffsDelta(0.06, 0.6, level, 0.9, 1)).isCloseTo(9_327, withinPercentage(0.05));
    }

    @Test
    void impossiblePlansAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.correlation(1, 10, 0.05))
                .withMessage("expected a correlation in (-1, 1), found 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Power.correlation(-1, 10, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.correlation(0.1, 3, 0.05))
                .withMessage("expected at least 4 rows, found 3.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.correlation(0.1, 10, 1))
                .withMessage("expected a level in (0, 1), found 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Power.mean(0.1, 10, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.mean(Double.NaN, 10, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.mean(0.1, 0, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.cliffsDelta(1.1, 0.5, 10, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.cliffsDelta(0.1, 0, 10, 0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> Power.cliffsDelta(0.1, 1, 10, 0.05));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.proportion(1.1, 0.5, 10, 0.05))
                .withMessage("expected proportions in [0, 1], found 1.1 and 0.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.proportion(0.5, -0.1, 10, 0.05))
                .withMessageStartingWith("expected proportions in [0, 1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Power.proportion(0.5, 1.1, 10, 0.05))
                .withMessageStartingWith("expected proportions in [0, 1]");
    }

    @Test
    void certaintyIsAnEffectToo() {
        assertThat(Power.proportion(1, 0, 3, 0.05)).isGreaterThan(0.99);
        assertThat(Power.proportion(0, 1, 3, 0.05)).isGreaterThan(0.99);
        assertThat(Power.cliffsDelta(1, 0.5, 30, 0.05)).isGreaterThan(0.99);
        assertThat(Power.cliffsDelta(-1, 0.5, 30, 0.05)).isGreaterThan(0.99);
        assertThat(Power.correlation(0, 4, 0.05)).isCloseTo(0.05, within(0.03));
    }

    @Test
    void effectsThatCannotBeFoundAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.correlation(0, 0.05, 0.9, 1))
                .withMessage("expected a correlation other than 0: none can be found");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.mean(0, 0.05, 0.9, 1))
                .withMessage("expected an effect other than 0: none can be found");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.cliffsDelta(0, 0.5, 0.05, 0.9, 1))
                .withMessage("expected an effect other than 0: none can be found");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.mean(1e-12, 0.05, 0.9, 1))
                .withMessageStartingWith("expected an effect that fewer than 1e15 rows can show");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.mean(0.1, 0.05, 1, 1))
                .withMessage("expected a power in (0, 1), found 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.cliffsDelta(0.1, 0.5, 0.05, 0.9, 0))
                .withMessage("expected a positive design effect, found 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.positiveLabel(0.05, 0.05, 3, 0.9, 1))
                .withMessage("expected 0.05 < rho < 1, found 0.05");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.positiveLabel(1, 0.05, 3, 0.9, 1))
                .withMessage("expected 0.05 < rho < 1, found 1.0");
        for (double power : new double[] {0, 0.4, 0.5}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SampleSize.positiveLabel(0.1, 0.05, 3, power, 1))
                    .withMessageStartingWith("expected ");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.positiveLabel(0.1, 0.05, 0, 0.9, 1))
                .withMessage("expected power above .5 and a positive critical value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.positiveLabel(0.1, 0.05, 3, 0.9, 0))
                .withMessage("expected a positive design effect, found 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.nullLabel(0.05, 3, 0.9, -1))
                .withMessage("expected a positive design effect, found -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.nullLabel(0.05, 3, 0, 1))
                .withMessage("expected a power in (0, 1), found 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.nullLabel(0, 3, 0.9, 1))
                .withMessage("expected a floor in (0, 1), found 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SampleSize.nullLabel(1, 3, 0.9, 1))
                .withMessage("expected a floor in (0, 1), found 1.0");
    }
}
