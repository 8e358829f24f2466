package org.tollens.statistics;

import java.util.Arrays;

/**
 * A continuous line with one kink, y = a + b·x + g·max(x − k, 0), against a straight one. The kink is looked for on a grid
 * that is fixed beforehand (quantiles of x).
 *
 * <p>Effect of a kink at k: the semipartial correlation r = cov(h, y)/(sd(h)·sd(y)), where h is the part of max(x − k, 0) that is
 * linear neither in x nor constant; r² is the share of the variance of y that the kink adds to the line, and r &gt; 0 means
 * steeper beyond the kink. Influence: with u = h/sd(h), v = (y − ȳ)/sd(y) and ṽ the residual of y on the line over sd(y),
 * ψ = (1/n)(u·ṽ − (r/2)(u² + v²)); that h and ṽ are residuals of estimated lines changes nothing to first order, because
 * both are uncorrelated with x. Reference: least squares in numpy and the complex-step derivative of the weighted r.
 */
public final class BrokenLine {
    private BrokenLine() {}

    /**
     * A kink that was fitted.
     *
     * @param kink where, in the unit of x
     * @param effect semipartial correlation in [−1, 1]
     * @param below slope up to the kink
     * @param above slope beyond it
     * @param lineSquares residual sum of squares of the straight line
     * @param brokenSquares residual sum of squares of the broken one
     */
    public record Fit(
            double kink, double effect, double below, double above, double lineSquares, double brokenSquares) {
        /**
         * BIC of the straight line minus BIC of the broken one: n·ln(RSS_line/RSS_broken) − 2 ln n, since slope change and
         * kink are two parameters more. Above 0 the broken line is preferred.
         *
         * @param rows n; for dependent rows the effective number, so that the log-likelihood is divided by the design effect
         *     (Lumley and Scott 2015, Journal of Survey Statistics and Methodology 3, 1)
         */
        public double bicGain(double rows) {
            Checks.that(rows > 1, "expected more than one row, found %s", rows);
            return rows * Math.log(lineSquares / brokenSquares) - 2 * Math.log(rows);
        }
    }

    /**
     * Candidates for a kink: quantiles of x, each value once, without those that leave no row on a side.
     *
     * @param x [row]
     * @param least the first quantile, above 0
     * @param most the last one, below 1
     * @param count how many, at least 2
     */
    public static double[] grid(double[] x, double least, double most, int count) {
        Checks.that(
                least > 0 && most < 1 && least < most && count >= 2,
                "expected at least 2 quantiles within (0, 1), found %d from %s to %s",
                count,
                least,
                most);
        double[] p = new double[count];
        for (int i = 0; i < count; i++) {
            p[i] = least + (most - least) * i / (count - 1);
        }
        double smallest = Arrays.stream(x).min().orElse(Double.NaN);
        double largest = Arrays.stream(x).max().orElse(Double.NaN);
        return Arrays.stream(Quantiles.of(x, p))
                .filter(k -> k > smallest && k < largest)
                .distinct()
                .toArray();
    }

    /**
     * The best kink of a grid: the one with the smallest residual sum of squares.
     *
     * @param x [row], not all equal
     * @param y [row], not all equal
     * @param grid candidates, at least one
     */
    public static Fit fit(double[] x, double[] y, double[] grid) {
        KinkMoments moments = KinkMoments.of(x, y, grid, new int[x.length], 1);
        int[] once = {1};
        return moments.fit(moments.best(once), once);
    }

    /** The effect of a kink at one place with its influence on every row. */
    public static Influence effect(double[] x, double[] y, double kink) {
        Checks.sameLength("x", x.length, "y", y.length);
        Checks.varies("y", y, "effect of a kink");
        double[] hinge = Arrays.stream(x).map(v -> Math.max(v - kink, 0)).toArray();
        double[] h = residuals(x, hinge);
        double[] rest = residuals(x, y);
        double mean = Checks.mean(y);
        double[] centred = Arrays.stream(y).map(v -> v - mean).toArray();
        double sdH = Math.sqrt(meanSquare(h));
        double sdY = Math.sqrt(meanSquare(centred));
        Checks.that(sdH > 0, "expected a kink with rows on both sides, found %s", kink);
        double r = 0;
        for (int i = 0; i < h.length; i++) {
            r += h[i] * rest[i] / (sdH * sdY * h.length);
        }
        double[] psi = new double[h.length];
        for (int i = 0; i < psi.length; i++) {
            double u = h[i] / sdH;
            double v = centred[i] / sdY;
            psi[i] = (u * rest[i] / sdY - r / 2 * (u * u + v * v)) / psi.length;
        }
        return new Influence(r, psi);
    }

    /**
     * The kink that each replicate of a cluster bootstrap prefers.
     *
     * @param cluster [row] index of its cluster
     * @param grid candidates, the same in every replicate
     * @return one kink a replicate; NaN where the drawn clusters have no variation
     */
    public static double[] kinks(double[] x, double[] y, double[] grid, int[] cluster, BootstrapWeights weights) {
        KinkMoments moments = KinkMoments.of(x, y, grid, cluster, weights.clusters());
        double[] kinks = new double[weights.replicates()];
        for (int b = 0; b < kinks.length; b++) {
            int best = moments.best(weights.row(b));
            kinks[b] = best < 0 ? Double.NaN : grid[best];
        }
        return kinks;
    }

    private static double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    /** What a straight line in x leaves of y. */
    private static double[] residuals(double[] x, double[] y) {
        Checks.varies("x", x, "line");
        double meanX = Checks.mean(x);
        double meanY = Checks.mean(y);
        double product = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - meanX) * (y[i] - meanY);
            squares += (x[i] - meanX) * (x[i] - meanX);
        }
        double[] residuals = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            residuals[i] = y[i] - meanY - product / squares * (x[i] - meanX);
        }
        return residuals;
    }
}
