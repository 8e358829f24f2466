package org.tollens.statistics;

import org.apache.commons.numbers.gamma.Erfcx;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Natural logarithms of upper tail probabilities, for p-values far below the smallest double (1e-308), where evidence is
 * still to be compared or combined.
 *
 * <p>Where a tail is at least 1e-280 it is the logarithm of the Commons Statistics distribution; below, the normal tail is
 * by the scaled complementary error function, the others are by continued fractions (Lentz's method; Press et al. 2007,
 * Numerical Recipes, sections 6.2 and 6.4) in logarithms. Reference: R's {@code pnorm}, {@code pt}, {@code pchisq} and
 * {@code pf} with {@code log.p = TRUE}.
 */
public final class LogP {
    private static final double DIRECT = 1e-280;
    private static final double PRECISION = 1e-16;
    private static final double TINY = 1e-300;
    private static final int STEPS = 100_000;

    private LogP() {}

    /** log P(Z &gt; z), standard normal. */
    public static double normal(double z) {
        Checks.that(!Double.isNaN(z), "expected a number, found NaN");
        return z < 0 ? Math.log1p(-Math.exp(normal(-z))) : Math.log(Erfcx.value(z / Math.sqrt(2)) / 2) - z * z / 2;
    }

    /** log P(T &gt; t), Student's t with positive degrees of freedom. */
    public static double t(double t, double degreesOfFreedom) {
        double direct = direct(TDistribution.of(degreesOfFreedom), t);
        return Double.isFinite(direct)
                ? direct
                : Math.log(0.5) + logBeta(2 * Math.log(t) - Math.log(degreesOfFreedom), degreesOfFreedom / 2, 0.5);
    }

    /** log P(X &gt; x), chi-squared with positive degrees of freedom. */
    public static double chiSquared(double x, double degreesOfFreedom) {
        double direct = direct(ChiSquaredDistribution.of(degreesOfFreedom), x);
        return Double.isFinite(direct) || Double.isInfinite(x) ? direct : logGammaTail(degreesOfFreedom / 2, x / 2);
    }

    /** log P(X &gt; f), F with positive degrees of freedom. */
    public static double f(double f, double numerator, double denominator) {
        double direct = direct(FDistribution.of(numerator, denominator), f);
        return Double.isFinite(direct)
                ? direct
                : logBeta(Math.log(f) + Math.log(numerator) - Math.log(denominator), denominator / 2, numerator / 2);
    }

    /** The logarithm of a two-sided p-value from that of the upper tail of |t|, of a symmetric distribution. */
    public static double twoSided(double logUpperTail) {
        return Math.min(0, Math.log(2) + logUpperTail);
    }

    /** Infinite where the distribution itself has too few digits. */
    private static double direct(ContinuousDistribution distribution, double x) {
        Checks.that(!Double.isNaN(x), "expected a number, found NaN");
        double p = distribution.survivalProbability(x);
        if (p > 0.5) {
            return Math.log1p(-distribution.cumulativeProbability(x));
        }
        return p > DIRECT ? Math.log(p) : Double.NEGATIVE_INFINITY;
    }

    /** log Q(a, x) for x far above a: Legendre's continued fraction. */
    private static double logGammaTail(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int i = 1; i <= STEPS; i++) {
            double an = -i * (i - a);
            b += 2;
            d = 1 / nonZero(an * d + b);
            c = nonZero(b + an / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return a * Math.log(x) - x - LogGamma.value(a) + Math.log(h);
    }

    /** log I_x(a, b) for x far below a/(a + b), from log((1 − x)/x), which neither overflows nor loses a small x. */
    private static double logBeta(double logOdds, double a, double b) {
        double smaller = Math.log1p(Math.exp(-Math.abs(logOdds)));
        double logX = -Math.max(logOdds, 0) - smaller;
        double logOneMinusX = Math.min(logOdds, 0) - smaller;
        double x = Math.exp(logX);
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m <= STEPS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            h *= d * c;
            if (Math.abs(d * c - 1) < PRECISION) {
                break;
            }
        }
        return a * logX + b * logOneMinusX - Math.log(a) - LogBeta.value(a, b) + Math.log(h);
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
