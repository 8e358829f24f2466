package org.tollens.statistics;

import java.util.Arrays;

/**
 * Slopes of values at x = 1, 2, …, n: by least squares, and by the median of all pairwise slopes (Theil 1950, Sen 1968), which a few
 * wild values can't move. Both are in the unit of the values. Reference: {@code scipy.stats.linregress} and
 * {@code scipy.stats.theilslopes}.
 */
public final class Slope {
    private Slope() {}

    /**
     * Σ (x − x̄) y / Σ (x − x̄)².
     *
     * @param y at least two values, finite
     */
    public static double leastSquares(double[] y) {
        check(y);
        double centre = (y.length - 1) / 2.0;
        double product = 0;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            product += (i - centre) * y[i];
            squares += (i - centre) * (i - centre);
        }
        return product / squares;
    }

    /**
     * The median of (y_j − y_i)/(j − i) over all i &lt; j.
     *
     * @param y at least two values, finite
     */
    public static double theilSen(double[] y) {
        check(y);
        double[] slopes = new double[y.length * (y.length - 1) / 2];
        int next = 0;
        for (int i = 0; i < y.length; i++) {
            for (int j = i + 1; j < y.length; j++) {
                slopes[next++] = (y[j] - y[i]) / (j - i);
            }
        }
        Arrays.sort(slopes);
        return Quantiles.ofSorted(slopes, new double[] {0.5})[0];
    }

    private static void check(double[] y) {
        Checks.that(y.length >= 2, "expected at least two values to have a slope, found %d", y.length);
        Checks.finite("the values", y);
    }
}
