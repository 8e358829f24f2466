package org.tollens.statistics;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The smallest number of rows for a wanted power, with a design effect: DEFF times the number for independent rows
 * (Kish 1965, Survey Sampling, section 8.2). Planning figures; they decide nothing.
 *
 * <p>Fractions are returned as they are; round up. References: those of {@link Power}, and for the labels the closed forms
 * written out.
 */
public final class SampleSize {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final double LARGEST = 1e15;

    private SampleSize() {}

    /** Rows for a correlation to be found, see {@link Power#correlation}. */
    public static double correlation(double rho, double level, double power, double designEffect) {
        Checks.that(rho != 0, "expected a correlation other than 0: none can be found");
        return designEffect * solve(n -> Power.correlation(rho, n, level), 4, power, designEffect);
    }

    /** Rows for a mean in standard deviations to be found, see {@link Power#mean}. */
    public static double mean(double standardised, double level, double power, double designEffect) {
        Checks.that(standardised != 0, "expected an effect other than 0: none can be found");
        return designEffect * solve(n -> Power.mean(standardised, n, level), 0, power, designEffect);
    }

    /** Rows for a proportion to be told from a given one, see {@link Power#proportion}. */
    public static double proportion(double proportion, double under, double level, double power, double designEffect) {
        return mean(Power.arcsine(proportion, under), level, power, designEffect);
    }

    /** Rows in each of two groups for their proportions to be told apart, see {@link Power#proportions}. */
    public static double proportions(double first, double second, double level, double power, double designEffect) {
        return 2 * mean(Power.arcsine(first, second), level, power, designEffect);
    }

    /**
     * Rows of both groups together for Cliff's δ, by Noether's formula as it is published, with one tail:
     * N = (z_{1−α/2} + z_power)²/(12c(1 − c)(δ/2)²).
     *
     * @param delta other than 0
     * @param shareOfFirst c in (0, 1)
     */
    public static double cliffsDelta(
            double delta, double shareOfFirst, double level, double power, double designEffect) {
        double effect = Power.noether(delta, shareOfFirst);
        Checks.that(effect != 0, "expected an effect other than 0: none can be found");
        check(power, designEffect);
        double z = NORMAL.inverseSurvivalProbability(level / 2) + NORMAL.inverseCumulativeProbability(power);
        return designEffect * z * z / (effect * effect);
    }

    /**
     * Rows for a correlation to get the label POSITIVE: on Fisher's scale, with SE = 1/√(n − 3), the smallest n for
     * max(atanh δ0, c·SE) + z_power·SE ≤ atanh ρ. An effect at the floor gets the label half the time whatever n, so ρ must
     * lie above it.
     *
     * @param rho above the floor
     * @param floor δ0, at least 0
     * @param critical c, of the simultaneous interval
     * @param power above one half
     */
    public static double positiveLabel(double rho, double floor, double critical, double power, double designEffect) {
        Checks.that(floor >= 0 && rho > floor && rho < 1, "expected %s < rho < 1, found %s", floor, rho);
        check(power, designEffect);
        double z = NORMAL.inverseCumulativeProbability(power);
        Checks.that(z > 0 && critical > 0, "expected power above .5 and a positive critical value");
        double effect = Power.atanh(rho);
        double root = Math.max((critical + z) / effect, z / (effect - Power.atanh(floor)));
        return designEffect * (root * root + 3);
    }

    /**
     * Rows for a correlation of 0 to get the label NULL: c·SE + z_{(1 + power)/2}·SE ≤ atanh δ0.
     *
     * @param floor δ0, in (0, 1)
     * @param critical c, of the simultaneous interval
     */
    public static double nullLabel(double floor, double critical, double power, double designEffect) {
        Checks.that(floor > 0 && floor < 1, "expected a floor in (0, 1), found %s", floor);
        check(power, designEffect);
        double root = (critical + NORMAL.inverseCumulativeProbability((1 + power) / 2)) / Power.atanh(floor);
        return designEffect * (root * root + 3);
    }

    private static void check(double power, double designEffect) {
        Checks.that(power > 0 && power < 1, "expected a power in (0, 1), found %s", power);
        Checks.that(designEffect > 0, "expected a positive design effect, found %s", designEffect);
    }

    /** By bisection; the power increases with the number of rows. */
    private static double solve(DoubleUnaryOperator powerOf, double least, double power, double designEffect) {
        check(power, designEffect);
        double high = Math.max(least, 1);
        double low = least;
        while (powerOf.applyAsDouble(high) < power) {
            low = high;
            high *= 2;
            Checks.that(high < LARGEST, "expected an effect that fewer than 1e15 rows can show, found none");
        }
        for (int step = 0; step < 200 && high - low > 1e-14 * high; step++) {
            double middle = (low + high) / 2;
            if (middle <= low || powerOf.applyAsDouble(middle) >= power) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
