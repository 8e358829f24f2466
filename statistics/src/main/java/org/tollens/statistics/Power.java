package org.tollens.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Power of usual tests for independent rows. Divide the number of rows by the {@linkplain DesignEffect design effect} first,
 * or use {@link SampleSize}. Planning figures; they decide nothing.
 *
 * <p>Each is the probability to reject H0 "no effect" at the given two-sided level when the effect is the given one; both
 * tails count. References: {@code pwr::pwr.r.test}, {@code pwr.norm.test}, {@code pwr.p.test}, {@code pwr.2p.test}; Noether's
 * formula written out in R.
 */
public final class Power {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Power() {}

    /**
     * Of a correlation, on Fisher's scale with its bias term: Φ((z_r − z_c)√(n − 3)) + Φ((−z_r − z_c)√(n − 3)) with
     * z_r = atanh ρ + ρ/(2(n − 1)) and z_c = atanh of the critical correlation of the t-test.
     *
     * @param rho in (−1, 1)
     * @param rows n, at least 4; may be a fraction
     * @param level two-sided, in (0, 1)
     */
    public static double correlation(double rho, double rows, double level) {
        Checks.that(rho > -1 && rho < 1, "expected a correlation in (-1, 1), found %s", rho);
        Checks.that(rows >= 4, "expected at least 4 rows, found %s", rows);
        checkLevel(level);
        double t = TDistribution.of(rows - 2).inverseSurvivalProbability(level / 2);
        double critical = atanh(Math.sqrt(t * t / (t * t + rows - 2)));
        double z = atanh(Math.abs(rho)) + Math.abs(rho) / (2 * (rows - 1));
        double root = Math.sqrt(rows - 3);
        return NORMAL.cumulativeProbability((z - critical) * root)
                + NORMAL.cumulativeProbability((-z - critical) * root);
    }

    /**
     * Of a mean against 0 with a normal test: Φ(d√n − z) + Φ(−d√n − z).
     *
     * @param standardised d, the mean divided by the standard deviation
     * @param rows n, positive; may be a fraction
     * @param level two-sided
     */
    public static double mean(double standardised, double rows, double level) {
        Checks.that(Double.isFinite(standardised), "expected a finite effect, found %s", standardised);
        Checks.that(rows > 0, "expected a positive number of rows, found %s", rows);
        checkLevel(level);
        double z = NORMAL.inverseSurvivalProbability(level / 2);
        double shift = Math.abs(standardised) * Math.sqrt(rows);
        return NORMAL.cumulativeProbability(shift - z) + NORMAL.cumulativeProbability(-shift - z);
    }

    /**
     * Of a proportion against a given one, on the arcsine scale (Cohen 1988, Statistical Power Analysis, section 6):
     * {@link #mean} of h = 2 asin √p − 2 asin √p0.
     *
     * @param proportion p in [0, 1]
     * @param under p0 in [0, 1]
     */
    public static double proportion(double proportion, double under, double rows, double level) {
        return mean(arcsine(proportion, under), rows, level);
    }

    /** Of the difference of two proportions with equally many rows each: {@link #mean} of h with half the rows of one. */
    public static double proportions(double first, double second, double rowsEach, double level) {
        return mean(arcsine(first, second), rowsEach / 2, level);
    }

    /**
     * Of Cliff's δ (the Mann–Whitney test) by Noether's formula (Noether 1987, Journal of the American Statistical
     * Association 82, 645), which takes the variance under H0 and no ties: {@link #mean} of δ/2·√(12c(1 − c)).
     *
     * @param delta Cliff's δ in [−1, 1]
     * @param shareOfFirst c, the first group's share of the rows, in (0, 1)
     * @param rows of both groups together
     */
    public static double cliffsDelta(double delta, double shareOfFirst, double rows, double level) {
        return mean(noether(delta, shareOfFirst), rows, level);
    }

    static double noether(double delta, double shareOfFirst) {
        Checks.that(delta >= -1 && delta <= 1, "expected Cliff's delta in [-1, 1], found %s", delta);
        Checks.that(
                shareOfFirst > 0 && shareOfFirst < 1,
                "expected a share of the first group in (0, 1), found %s",
                shareOfFirst);
        return delta / 2 * Math.sqrt(12 * shareOfFirst * (1 - shareOfFirst));
    }

    static double arcsine(double first, double second) {
        Checks.that(
                first >= 0 && first <= 1 && second >= 0 && second <= 1,
                "expected proportions in [0, 1], found %s and %s",
                first,
                second);
        return 2 * (Math.asin(Math.sqrt(first)) - Math.asin(Math.sqrt(second)));
    }

    static double atanh(double rho) {
        return (Math.log1p(rho) - Math.log1p(-rho)) / 2;
    }

    private static void checkLevel(double level) {
        Checks.that(level > 0 && level < 1, "expected a level in (0, 1), found %s", level);
    }
}
