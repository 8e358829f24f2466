package org.tollens.statistics;

import java.util.Arrays;

/**
 * Sample quantiles by linear interpolation of the order statistics at h = (n − 1)p: type 7 of Hyndman and Fan (1996), the
 * default of numpy and R. Reference: {@code numpy.quantile}.
 */
public final class Quantiles {
    private Quantiles() {}

    /**
     * One quantile.
     *
     * @param values [row] in any order
     * @param p in [0, 1]
     * @throws IllegalArgumentException if there is no value, one is not finite or p is out of range
     */
    public static double of(double[] values, double p) {
        return of(values, new double[] {p})[0];
    }

    /** Several quantiles of the same values, sorted once. */
    public static double[] of(double[] values, double[] p) {
        Checks.that(values.length > 0, "expected values to take quantiles of, found none");
        Checks.finite("the values", values);
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return ofSorted(sorted, p);
    }

    static double[] ofSorted(double[] sorted, double[] p) {
        return Arrays.stream(p).map(one -> interpolate(sorted, one)).toArray();
    }

    private static double interpolate(double[] sorted, double p) {
        Checks.that(p >= 0 && p <= 1, "expected a probability in [0, 1], found %s", p);
        double place = (sorted.length - 1) * p;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
