package org.tollens.statistics;

import java.util.stream.IntStream;

/**
 * Whether three depths found independently lie closer together than chance. A depth is a fraction of a sequence of L
 * places: place l is at (l−1)/(L−1), the boundary after place k at (k−½)/(L−1).
 *
 * <p>H0: the three depths are independent and uniform, a peak over 1..L, a boundary over margin..L−margin, an interior
 * peak over 2..L−1. The p-value is exact, by enumeration. Reference: brute force in Python.
 */
public final class DepthAgreement {
    /** Depths differ by multiples of 1/(2(L−1)); this only absorbs rounding. */
    private static final double TOLERANCE = 1e-12;

    private DepthAgreement() {}

    /** The depth of a place, in [0, 1]. */
    public static double ofPlace(int place, int length) {
        return (place - 1.0) / (length - 1.0);
    }

    /** The depth of the boundary after a place, in (0, 1). */
    public static double ofBoundary(int after, int length) {
        return (after - 0.5) / (length - 1.0);
    }

    /** W: the largest minus the smallest of three depths. */
    public static double spread(double peak, double boundary, double interiorPeak) {
        return Math.max(peak, Math.max(boundary, interiorPeak)) - Math.min(peak, Math.min(boundary, interiorPeak));
    }

    /**
     * P(W ≤ observed) under H0.
     *
     * @param spread the observed W
     * @param length L, at least 3
     * @param margin of the change point, see {@link ChangePoint#defaultMargin}
     */
    public static double p(double spread, int length, int margin) {
        return p(spread, length, margin, true);
    }

    /**
     * The same where the third depth may also be found at the ends.
     *
     * @param interior whether the third depth is an interior peak, over 2..L−1; else it is any place, over 1..L
     */
    public static double p(double spread, int length, int margin, boolean interior) {
        Checks.that(length >= 3, "expected at least 3 places, found %d", length);
        Checks.that(margin >= 1 && 2 * margin <= length, "expected a margin of 1 to %d, found %d", length / 2, margin);
        Checks.that(spread >= 0, "expected a spread of at least 0, found %s", spread);
        double[] peaks = places(1, length, length);
        double[] thirds = interior ? places(2, length - 1, length) : peaks;
        double[] boundaries = IntStream.rangeClosed(margin, length - margin)
                .mapToDouble(k -> ofBoundary(k, length))
                .toArray();
        long within = 0;
        for (double peak : peaks) {
            for (double boundary : boundaries) {
                for (double third : thirds) {
                    within += spread(peak, boundary, third) <= spread + TOLERANCE ? 1 : 0;
                }
            }
        }
        return within / ((double) peaks.length * boundaries.length * thirds.length);
    }

    private static double[] places(int from, int to, int length) {
        return IntStream.rangeClosed(from, to)
                .mapToDouble(l -> ofPlace(l, length))
                .toArray();
    }
}
