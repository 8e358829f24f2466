package org.tollens.statistics;

import java.util.List;

/**
 * Spearman's rank correlation of two columns given a third, with influence values: is the relation more than what both
 * owe to position, frequency or entropy?
 *
 * <p>Estimator: ρ_xy·z = (ρ_xy − ρ_xz ρ_yz)/√((1 − ρ_xz²)(1 − ρ_yz²)), the correlation of the ranks of x and y after the
 * ranks of z are taken out by least squares (Kendall 1942 for the formula). Influence: the delta method on those of the
 * three ρ, with D the denominator: ∂/∂ρ_xy = 1/D, ∂/∂ρ_xz = −ρ_yz/D + ρ_xy·z ρ_xz/(1 − ρ_xz²), ∂/∂ρ_yz alike.
 *
 * <p>H0 of the tests made from it: ρ_xy·z = 0. That is conditional independence only where the relations of the ranks are
 * linear. Assumes independent clusters. Reference: Pearson's correlation of residuals by {@code numpy.linalg.lstsq}, the
 * complex-step derivative of the weighted functional.
 */
public final class PartialSpearman {
    private PartialSpearman() {}

    /**
     * The partial correlation.
     *
     * @param x [row]
     * @param y [row]
     * @param given z, [row]
     * @return ρ_xy·z in [−1, 1] and one influence value a row
     * @throws IllegalArgumentException if lengths differ, n &lt; 3, a value is not finite, a column is constant, or x or y has
     *     the same ranks as z or the reverse, so that nothing is left of it
     */
    public static Influence estimate(double[] x, double[] y, double[] given) {
        Checks.that(x.length >= 3, "expected at least 3 rows for a partial correlation, found %d", x.length);
        return combine(
                ClusteredSpearman.estimate(x, y),
                ClusteredSpearman.estimate(x, given),
                ClusteredSpearman.estimate(y, given));
    }

    /**
     * The same over some rows of columns that were sorted beforehand.
     *
     * @param rows [row] whether it belongs to the population
     * @return influence values of all rows, 0 for those outside the population
     */
    public static Influence estimate(SortedColumn x, SortedColumn y, SortedColumn given, boolean[] rows) {
        return combine(
                ClusteredSpearman.estimate(x, y, rows),
                ClusteredSpearman.estimate(x, given, rows),
                ClusteredSpearman.estimate(y, given, rows));
    }

    /** From the three correlations of the same rows, xy, xz and yz. */
    static Influence combine(Influence xy, Influence xz, Influence yz) {
        double restX = rest("x", xz.estimate());
        double restY = rest("y", yz.estimate());
        double scale = Math.sqrt(restX * restY);
        double rho = (xy.estimate() - xz.estimate() * yz.estimate()) / scale;
        double slopeX = rho * xz.estimate() / restX - yz.estimate() / scale;
        double slopeY = rho * yz.estimate() / restY - xz.estimate() / scale;
        Influence slopes = Influence.weighted(List.of(xy, xz, yz), new double[] {1 / scale, slopeX, slopeY});
        return new Influence(Math.max(-1, Math.min(1, rho)), slopes.values());
    }

    /** 1 − ρ², the part of a column's ranks that the third does not explain. */
    private static double rest(String name, double rho) {
        double rest = (1 - rho) * (1 + rho);
        Checks.that(
                rest > 1e-12,
                "expected %s to differ from the column it is conditioned on, found a rank correlation of %s",
                name,
                rho);
        return rest;
    }
}
