package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Against R's log.p = TRUE, from half the mass to far beyond the smallest double. */
class LogPTest {
    private static void check(double actual, Reference expected, Object... at) {
        double log = expected.number("log");
        assertThat(actual).as("at %s", java.util.Arrays.toString(at)).isCloseTo(log, within(1e-11 * Math.abs(log)));
    }

    @Test
    void normalTail() {
        for (Reference one : Reference.cases("log-normal")) {
            check(LogP.normal(one.number("z")), one, one.number("z"));
        }
        assertThat(LogP.normal(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void studentTail() {
        for (Reference one : Reference.cases("log-t")) {
            check(LogP.t(one.number("t"), one.number("df")), one, one.number("t"), one.number("df"));
        }
    }

    @Test
    void chiSquaredTail() {
        for (Reference one : Reference.cases("log-chi-squared")) {
            check(LogP.chiSquared(one.number("x"), one.number("df")), one, one.number("x"), one.number("df"));
        }
    }

    @Test
    void fTail() {
        for (Reference one : Reference.cases("log-f")) {
            double numerator = one.number("numerator");
            double denominator = one.number("denominator");
            check(LogP.f(one.number("f"), numerator, denominator), one, one.number("f"), numerator, denominator);
        }
    }

    @Test
    void theReferenceReachesBeyondDoubles() {
        for (String name : new String[] {"log-normal", "log-t", "log-chi-squared", "log-f"}) {
            assertThat(Reference.cases(name)).anyMatch(one -> one.number("log") < -800);
        }
    }

    /** Far out a t tail falls as t to the minus degrees of freedom, and an F tail as f to minus half of them. */
    @Test
    void statisticsWhoseSquareOverflowsHaveATail() {
        double steps = Math.log(1e120);
        assertThat(LogP.t(1e200, 5) - LogP.t(1e80, 5)).isCloseTo(-5 * steps, within(1e-6));
        assertThat(LogP.f(1e300, 3, 8) - LogP.f(1e180, 3, 8)).isCloseTo(-4 * steps, within(1e-6));
        assertThat(LogP.t(Double.POSITIVE_INFINITY, 5)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(LogP.f(Double.POSITIVE_INFINITY, 3, 8)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(LogP.chiSquared(Double.POSITIVE_INFINITY, 8)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(LogP.chiSquared(-1, 8)).isZero();
    }

    @Test
    void twoSidedDoubles() {
        assertThat(LogP.twoSided(Math.log(0.01))).isCloseTo(Math.log(0.02), within(1e-15));
        assertThat(LogP.twoSided(Math.log(0.6))).isZero();
    }

    @Test
    void notANumberIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LogP.normal(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> LogP.t(Double.NaN, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogP.chiSquared(Double.NaN, 3))
                .withMessage("expected a number, found NaN");
    }
}
