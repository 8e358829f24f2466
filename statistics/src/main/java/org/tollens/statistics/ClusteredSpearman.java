package org.tollens.statistics;

/**
 * Spearman's rank correlation with influence values, for standard errors over clusters.
 *
 * <p>Estimator: ρ = C/√(AB) on mid-ranks, u = (midrank x − ½)/n − ½, v the same of y, A = mean u², B = mean v²,
 * C = mean uv. Influence: with K^x_w(i) = (1/n) Σ_j w_j (1[x_j > x_i] + ½·1[x_j = x_i]),
 * a = u² + 2K^x_u, b = v² + 2K^y_v, c = uv + K^x_v + K^y_u, each centred,
 * ψ = (1/n)[c/√(AB) − (ρ/2)(a/A + b/B)]. It is the exact derivative of ρ with respect to the row weights, with the
 * ranks moving too; so it holds with ties and where ρ ≠ 0.
 *
 * <p>H0 of the tests made from it: the population's Spearman correlation is 0. Assumes independent clusters, enough of
 * them for a normal limit (30 is the project's gate). Reference: {@code scipy.stats.spearmanr} for ρ; a delete-one-cluster
 * jackknife for the standard error. Time O(n log n).
 */
public final class ClusteredSpearman {
    private ClusteredSpearman() {}

    /**
     * The correlation of two columns.
     *
     * @param x [row]
     * @param y [row]
     * @return ρ in [−1, 1] and one influence value a row
     * @throws IllegalArgumentException if the lengths differ, n &lt; 2, a value is not finite or a column is constant
     */
    public static Influence estimate(double[] x, double[] y) {
        check(x, y);
        return estimate(MidRanks.of(x), MidRanks.of(y));
    }

    /**
     * The same over some rows of columns that were sorted beforehand: O(n), for many subsets of the same rows.
     *
     * @param x sorted column
     * @param y sorted column, as long
     * @param rows [row] whether it belongs to the population
     * @return influence values of all rows, 0 for those outside the population
     * @throws IllegalArgumentException as for {@link #estimate(double[], double[])}
     */
    public static Influence estimate(SortedColumn x, SortedColumn y, boolean[] rows) {
        Checks.sameLength("x", x.size(), "y", y.size());
        Checks.sameLength("x", x.size(), "the mask", rows.length);
        RowSubset subset = RowSubset.of(rows);
        checkSize(subset.size());
        return subset.scatter(estimate(subset.ranks(x), subset.ranks(y)));
    }

    private static Influence estimate(MidRanks rankX, MidRanks rankY) {
        checkVaries("x", rankX);
        checkVaries("y", rankY);
        double[] u = centred(rankX);
        double[] v = centred(rankY);
        double[] aboveX = rankX.massAbove(u);
        double[] aboveY = rankY.massAbove(v);
        double[] a = sum(product(u, u), aboveX, aboveX);
        double[] b = sum(product(v, v), aboveY, aboveY);
        double[] c = sum(product(u, v), rankX.massAbove(v), rankY.massAbove(u));
        double meanA = Checks.mean(product(u, u));
        double meanB = Checks.mean(product(v, v));
        double scale = Math.sqrt(meanA * meanB);
        double rho = Math.max(-1, Math.min(1, Checks.mean(product(u, v)) / scale));
        double[] psi = new double[u.length];
        for (int i = 0; i < psi.length; i++) {
            psi[i] = (c[i] / scale - rho / 2 * (a[i] / meanA + b[i] / meanB)) / psi.length;
        }
        return new Influence(rho, centre(psi));
    }

    /**
     * A correlation on Fisher's z scale, where correlations are averaged: z = atanh ρ, influence ψ/(1 − ρ²). The way
     * back is {@link Math#tanh}.
     *
     * @throws IllegalArgumentException if |ρ| = 1, where z is infinite
     */
    public static Influence fisherZ(Influence correlation) {
        double rho = correlation.estimate();
        Checks.that(
                Math.abs(rho) < 1, "expected a correlation strictly between -1 and 1 for Fisher's z, found %s", rho);
        return correlation.transformed(r -> (Math.log1p(r) - Math.log1p(-r)) / 2, r -> 1 / ((1 - r) * (1 + r)));
    }

    private static void check(double[] x, double[] y) {
        Checks.sameLength("x", x.length, "y", y.length);
        checkSize(x.length);
        Checks.finite("x", x);
        Checks.finite("y", y);
    }

    private static void checkSize(int rows) {
        Checks.that(rows >= 2, "expected at least 2 rows for a correlation, found %d", rows);
    }

    private static void checkVaries(String name, MidRanks ranks) {
        Checks.that(
                !ranks.constant(),
                "expected %s to vary, found the same value (%s) in all %d rows: no rank correlation is defined",
                name,
                ranks.sorted()[0],
                ranks.size());
    }

    private static double[] centred(MidRanks ranks) {
        double[] u = ranks.midDistribution();
        for (int i = 0; i < u.length; i++) {
            u[i] -= 0.5;
        }
        return u;
    }

    private static double[] product(double[] left, double[] right) {
        double[] product = new double[left.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = left[i] * right[i];
        }
        return product;
    }

    private static double[] sum(double[] first, double[] second, double[] third) {
        double[] sum = new double[first.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = first[i] + second[i] + third[i];
        }
        return sum;
    }

    /** Each of a, b, c is centred; centring their linear combination once is the same. */
    private static double[] centre(double[] values) {
        double mean = Checks.mean(values);
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
        return values;
    }
}
