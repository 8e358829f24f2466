package org.tollens.statistics;

/**
 * Pearson's correlation with influence values, for standard errors over clusters.
 *
 * <p>Estimator: r = mean(ab) with a and b the columns in standard units (SD divides by n). Influence:
 * ψ_i = (1/n)[a_i b_i − (r/2)(a_i² + b_i²)] (Devlin, Gnanadesikan and Kettenring 1975, Biometrika 62, 531), the exact
 * derivative in the row weights.
 *
 * <p>H0 of the tests made from it: the population's correlation is 0. Assumes independent clusters and finite fourth
 * moments; with heavy tails use {@link ClusteredSpearman}. Pool and bootstrap on Fisher's scale with
 * {@link ClusteredSpearman#fisherZ}. Reference: {@code scipy.stats.pearsonr} for r, the complex-step derivative of the
 * weighted functional for ψ.
 */
public final class Pearson {
    private Pearson() {}

    /**
     * The correlation of two columns.
     *
     * @param x [row]
     * @param y [row]
     * @return r in [−1, 1] and one influence value a row
     * @throws IllegalArgumentException if the lengths differ, n &lt; 2, a value is not finite or a column is constant
     */
    public static Influence estimate(double[] x, double[] y) {
        Checks.sameLength("x", x.length, "y", y.length);
        Checks.that(x.length >= 2, "expected at least 2 rows for a correlation, found %d", x.length);
        double[] a = standard("x", x);
        double[] b = standard("y", y);
        double r = 0;
        for (int i = 0; i < a.length; i++) {
            r += a[i] * b[i] / a.length;
        }
        r = Math.max(-1, Math.min(1, r));
        double[] psi = new double[a.length];
        for (int i = 0; i < psi.length; i++) {
            psi[i] = (a[i] * b[i] - r / 2 * (a[i] * a[i] + b[i] * b[i])) / psi.length;
        }
        return new Influence(r, psi);
    }

    private static double[] standard(String name, double[] column) {
        Checks.finite(name, column);
        Checks.varies(name, column, "correlation");
        double mean = Checks.mean(column);
        double variance = 0;
        for (double value : column) {
            variance += (value - mean) * (value - mean) / column.length;
        }
        double[] standard = new double[column.length];
        for (int i = 0; i < standard.length; i++) {
            standard[i] = (column[i] - mean) / Math.sqrt(variance);
        }
        return standard;
    }
}
