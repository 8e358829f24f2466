package org.tollens.statistics;

/**
 * Kendall's τ_b with influence values, for standard errors over clusters.
 *
 * <p>Estimator: τ_b = P/√(XY) over all pairs of rows, P = Σ sign(x_i − x_j) sign(y_i − y_j), X the pairs with different
 * x, Y those with different y. Influence: with p_i, X_i and Y_i the parts of row i in these sums,
 * ψ_i = 2p_i/√(XY) − τ(X_i/X + Y_i/Y), the exact derivative in the row weights. A row paired with itself adds nothing to
 * any sum.
 *
 * <p>H0 of the tests made from it: τ_b = 0 in the population. Assumes independent clusters. Reference:
 * {@code scipy.stats.kendalltau} for τ_b, the complex-step derivative of the weighted functional for ψ. Time O(n log n),
 * by counting in a binary indexed tree (Fenwick 1994).
 */
public final class Kendall {
    private Kendall() {}

    /**
     * The correlation of two columns.
     *
     * @param x [row]
     * @param y [row]
     * @return τ_b in [−1, 1] and one influence value a row
     * @throws IllegalArgumentException if the lengths differ, n &lt; 2, a value is not finite or a column is constant
     */
    public static Influence estimate(double[] x, double[] y) {
        Checks.sameLength("x", x.length, "y", y.length);
        Checks.that(x.length >= 2, "expected at least 2 rows for a correlation, found %d", x.length);
        Checks.finite("x", x);
        Checks.finite("y", y);
        Checks.varies("x", x, "rank correlation");
        Checks.varies("y", y, "rank correlation");
        MidRanks ranksX = MidRanks.of(x);
        MidRanks ranksY = MidRanks.of(y);
        int[] p = ConcordantPairs.byRow(ranksX, ranksY);
        int[] differentX = different(ranksX);
        int[] differentY = different(ranksY);
        double pairsX = sum(differentX);
        double pairsY = sum(differentY);
        double scale = Math.sqrt(pairsX * pairsY);
        double tau = Math.max(-1, Math.min(1, sum(p) / scale));
        double[] psi = new double[p.length];
        for (int i = 0; i < psi.length; i++) {
            psi[i] = 2.0 * p[i] / scale - tau * (differentX[i] / pairsX + differentY[i] / pairsY);
        }
        return new Influence(tau, psi);
    }

    /** For each row how many rows have another value. */
    private static int[] different(MidRanks ranks) {
        int[] different = new int[ranks.size()];
        for (int start = 0; start < different.length; ) {
            int end = ranks.endOfTies(start);
            for (int k = start; k < end; k++) {
                different[ranks.row(k)] = different.length - (end - start);
            }
            start = end;
        }
        return different;
    }

    private static double sum(int[] parts) {
        long sum = 0;
        for (int part : parts) {
            sum += part;
        }
        return sum;
    }
}
