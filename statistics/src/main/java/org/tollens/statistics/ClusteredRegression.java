package org.tollens.statistics;

import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.statistics.distribution.FDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Least squares with standard errors over clusters.
 *
 * <p>CR1: the sandwich over cluster sums with the factor C/(C − 1)·(n − 1)/(n − p) (Liang and Zeger 1986), tested by t and F
 * with C − 1 degrees of freedom; for 30 clusters and more. CR2: the bias-reduced one (Bell and McCaffrey 2002, Survey
 * Methodology 28, 169) with residuals of cluster c multiplied by (I − H_cc)^{−1/2} (pseudo-inverse where a cluster determines
 * a coefficient), unbiased if rows are independent with equal variance, tested with Satterthwaite's degrees of freedom and,
 * jointly, by the approximate Hotelling T² of Pustejovsky and Tipton 2018 (Journal of Business &amp; Economic Statistics 36, 672;
 * "HTZ"); for few clusters.
 *
 * <p>H0: the coefficient, or every given combination of coefficients, is 0. Assumes independent clusters and a linear mean.
 * References: {@code sandwich::vcovCL(type = "HC1")}, {@code clubSandwich::vcovCR}, {@code coef_test}, {@code Wald_test}.
 */
public final class ClusteredRegression {
    private final LeastSquares fit;
    private final double[][] design;
    private final int[] cluster;
    private final int clusters;
    private final ClusterBlocks blocks;

    private ClusteredRegression(LeastSquares fit, double[][] design, int[] cluster, int clusters) {
        this.fit = fit;
        this.design = design;
        this.cluster = cluster;
        this.blocks = new ClusterBlocks(fit, design, cluster, clusters);
        this.clusters = blocks.size();
    }

    /**
     * A coefficient's test.
     *
     * @param estimate β
     * @param standardError SE
     * @param degreesOfFreedom of Student's t
     * @param p two-sided
     */
    public record Coefficient(double estimate, double standardError, double degreesOfFreedom, double p) {
        static Coefficient of(double estimate, double error, double degrees) {
            double p = 2 * TDistribution.of(degrees).survivalProbability(Math.abs(estimate) / error);
            return new Coefficient(estimate, error, degrees, p);
        }
    }

    /**
     * A joint test.
     *
     * @param statistic F
     * @param numerator degrees of freedom
     * @param denominator degrees of freedom; may be a fraction
     * @param p the upper tail
     */
    public record Wald(double statistic, double numerator, double denominator, double p) {
        static Wald of(double statistic, double numerator, double denominator) {
            double p = FDistribution.of(numerator, denominator).survivalProbability(statistic);
            return new Wald(statistic, numerator, denominator, p);
        }
    }

    /**
     * Fits.
     *
     * @param design [row, column]; a constant column where an intercept is wanted; not copied
     * @param outcome y, [row]
     * @param cluster [row] index of the row's cluster, 0..clusters−1; not copied
     * @param clusters how many the study has; those without a row do not count
     * @throws IllegalArgumentException as {@link LeastSquares#fit}, or if fewer than two clusters have rows
     */
    public static ClusteredRegression fit(double[][] design, double[] outcome, int[] cluster, int clusters) {
        Checks.sameLength("the outcome", outcome.length, "the cluster indices", cluster.length);
        Checks.indices("cluster indices", cluster, clusters);
        ClusteredRegression regression =
                new ClusteredRegression(LeastSquares.fit(design, outcome), design, cluster, clusters);
        Checks.that(
                regression.clusters >= 2,
                "expected rows in at least 2 clusters, found them in %d",
                regression.clusters);
        return regression;
    }

    /** The fit without its standard errors. */
    public LeastSquares leastSquares() {
        return fit;
    }

    /** A coefficient with influence values, for families with other estimates; [row]. */
    public Influence influence(int column) {
        double[] unit = new double[design[0].length];
        unit[column] = 1;
        double[] direction = fit.triangle().solveTransposed(unit);
        double[] psi = new double[design.length];
        for (int i = 0; i < psi.length; i++) {
            psi[i] = dot(direction, fit.triangle().solveTransposed(design[i])) * fit.rawResiduals()[i];
        }
        return new Influence(fit.coefficients()[column], psi);
    }

    /** Covariance of the coefficients, [column, column], CR1. */
    public double[][] covarianceCr1() {
        double n = cluster.length;
        double factor = clusters / (clusters - 1.0) * (n - 1) / (n - design[0].length);
        return blocks.covariance(false, factor).getData();
    }

    /** Covariance of the coefficients, [column, column], CR2. */
    public double[][] covarianceCr2() {
        return blocks.covariance(true, 1).getData();
    }

    /** One coefficient by CR1 and t with C − 1 degrees of freedom. */
    public Coefficient cr1(int column) {
        double error = Math.sqrt(covarianceCr1()[column][column]);
        return Coefficient.of(fit.coefficients()[column], error, clusters - 1.0);
    }

    /** One coefficient by CR2 and t with Satterthwaite's degrees of freedom. */
    public Coefficient cr2(int column) {
        double[][] unit = new double[1][design[0].length];
        unit[0][column] = 1;
        double error = Math.sqrt(covarianceCr2()[column][column]);
        return Coefficient.of(fit.coefficients()[column], error, blocks.hotellingDegrees(unit));
    }

    /**
     * Whether all given combinations of coefficients are 0, by CR1: F = Q/q with q and C − 1 degrees of freedom.
     *
     * @param contrasts [combination, column], independent of each other
     */
    public Wald waldCr1(double[][] contrasts) {
        return Wald.of(
                quadratic(contrasts, MatrixUtils.createRealMatrix(covarianceCr1())) / contrasts.length,
                contrasts.length,
                clusters - 1.0);
    }

    /**
     * The same by CR2 and the approximate Hotelling T²: F = (η − q + 1)/(ηq)·Q with q and η − q + 1 degrees of freedom.
     *
     * @param contrasts [combination, column], independent of each other
     * @throws IllegalArgumentException if the clusters are too few for so many combinations (η ≤ q − 1)
     */
    public Wald waldCr2(double[][] contrasts) {
        double q = contrasts.length;
        double eta = blocks.hotellingDegrees(contrasts);
        Checks.that(eta > q - 1, "expected more than %s degrees of freedom for %s contrasts, found %s", q - 1, q, eta);
        double hotelling = quadratic(contrasts, blocks.covariance(true, 1));
        return Wald.of((eta - q + 1) / (eta * q) * hotelling, q, eta - q + 1);
    }

    private double quadratic(double[][] contrasts, RealMatrix covariance) {
        RealMatrix c = MatrixUtils.createRealMatrix(contrasts);
        double[] effects = c.operate(fit.coefficients());
        RealMatrix inverse = MatrixUtils.inverse(c.multiply(covariance).multiply(c.transpose()));
        return dot(effects, inverse.operate(effects));
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int j = 0; j < left.length; j++) {
            sum += left[j] * right[j];
        }
        return sum;
    }
}
