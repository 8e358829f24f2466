package org.tollens.dynamics;

import java.util.function.DoubleFunction;

/** How near a distribution comes to the course of a flow, whatever the clock. */
public final class TimeMaps {
    private static final int GRID = 160;
    private static final int REFINEMENTS = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private TimeMaps() {}

    /**
     * min over τ of TV(p, q(τ)), τ from 0 to a largest time: the best of a grid that is even in 1 - exp(-τ / scale), refined
     * by golden section around it.
     *
     * @param p the distribution
     * @param course log q at a time
     * @param scale time in which the course changes
     * @param longest largest time
     */
    public static double nearest(double[] p, DoubleFunction<double[]> course, double scale, double longest) {
        double end = -Math.expm1(-longest / scale);
        double best = Double.POSITIVE_INFINITY;
        int at = 0;
        for (int i = 0; i <= GRID; i++) {
            double here = distance(p, course, scale, end * i / GRID);
            if (here < best) {
                best = here;
                at = i;
            }
        }
        double low = end * Math.max(0, at - 1) / GRID;
        double high = end * Math.min(GRID, at + 1) / GRID;
        return Math.min(best, goldenSection(p, course, scale, low, high));
    }

    private static double distance(double[] p, DoubleFunction<double[]> course, double scale, double done) {
        return Simplex.totalVariation(p, Simplex.exp(course.apply(-scale * Math.log1p(-done))));
    }

    private static double goldenSection(
            double[] p, DoubleFunction<double[]> course, double scale, double from, double to) {
        double low = from;
        double high = to;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < REFINEMENTS; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            double atLeft = distance(p, course, scale, left);
            double atRight = distance(p, course, scale, right);
            best = Math.min(best, Math.min(atLeft, atRight));
            if (atLeft < atRight) {
                high = right;
            } else {
                low = left;
            }
        }
        return best;
    }
}
