package org.tollens.statistics;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;

/**
 * Ordinary least squares by Householder's QR decomposition of the design, which keeps twice the digits that the normal
 * equations keep, with iterative refinement (Björck 1967, BIT 7, 257).
 *
 * <p>β minimises Σ(y_i − x_iβ)². Classical standard errors assume independent rows of equal variance; over clusters use
 * {@link ClusteredRegression}. Reference: the certified values of the NIST Statistical Reference Datasets.
 */
public final class LeastSquares {
    /** A diagonal element of R below this part of the largest, in columns of unit length, is no independent column. */
    private static final double RANK_TOLERANCE = 1e-15;

    private final double[] coefficients;
    private final double[] residuals;
    private final double[] outcome;
    private final Triangle triangle;

    private LeastSquares(double[] coefficients, double[] residuals, double[] outcome, Triangle triangle) {
        this.coefficients = coefficients;
        this.residuals = residuals;
        this.outcome = outcome;
        this.triangle = triangle;
    }

    /**
     * Fits.
     *
     * @param design [row, column]; a constant column where an intercept is wanted
     * @param outcome y, [row]
     * @throws IllegalArgumentException if there are not more rows than columns, lengths differ, a value is not finite, or the
     *     columns depend on each other
     */
    public static LeastSquares fit(double[][] design, double[] outcome) {
        double[] lengths = check(design, outcome);
        int columns = lengths.length;
        double[][] scaled = new double[design.length][columns];
        for (int i = 0; i < scaled.length; i++) {
            for (int j = 0; j < columns; j++) {
                scaled[i][j] = design[i][j] / lengths[j];
            }
        }
        QRDecomposition qr = new QRDecomposition(new Array2DRowRealMatrix(scaled, false));
        Triangle triangle = new Triangle(
                qr.getR().getSubMatrix(0, columns - 1, 0, columns - 1).getData(), lengths);
        Checks.that(
                triangle.smallestPivot() > RANK_TOLERANCE,
                "expected independent columns of the design, found one that the others explain (pivot %s)",
                triangle.smallestPivot());
        Refinement refinement = new Refinement(design, outcome, lengths, qr.getSolver(), triangle);
        refinement.run();
        return new LeastSquares(refinement.coefficients, refinement.residuals, outcome, triangle);
    }

    /** β, [column]; a copy. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** y − Xβ, [row]; a copy. */
    public double[] residuals() {
        return residuals.clone();
    }

    /** √(Σ residual²/(n − columns)), in the unit of the outcome. */
    public double residualDeviation() {
        return Math.sqrt(squares(residuals) / (residuals.length - coefficients.length));
    }

    /** Classical standard errors, [column]: for independent rows of equal variance. */
    public double[] standardErrors() {
        double deviation = residualDeviation();
        double[] errors = new double[coefficients.length];
        for (int j = 0; j < errors.length; j++) {
            double[] unit = new double[errors.length];
            unit[j] = 1;
            errors[j] = deviation * Math.sqrt(squares(triangle.solveTransposed(unit)));
        }
        return errors;
    }

    /** 1 − Σ residual²/Σ(y − ȳ)², for designs with an intercept. */
    public double rSquared() {
        double mean = Checks.mean(outcome);
        double total = 0;
        double rest = 0;
        for (double y : outcome) {
            total += (y - mean) * (y - mean);
            // What rounding left of the mean, which matters where the outcome has many constant digits.
            rest += y - mean;
        }
        return 1 - squares(residuals) / (total - rest * rest / outcome.length);
    }

    double[] rawResiduals() {
        return residuals;
    }

    Triangle triangle() {
        return triangle;
    }

    /** Checks the data and gives the Euclidean length of each column. */
    private static double[] check(double[][] design, double[] outcome) {
        Checks.sameLength("the design", design.length, "the outcome", outcome.length);
        Checks.finite("the outcome", outcome);
        int columns = design.length == 0 ? 0 : design[0].length;
        Checks.that(
                columns > 0 && design.length > columns,
                "expected more rows than columns, and a column, found %d rows and %d columns",
                design.length,
                columns);
        double[] lengths = new double[columns];
        for (double[] row : design) {
            Checks.that(row.length == columns, "expected %d columns in each row, found %d", columns, row.length);
            Checks.finite("the design", row);
            for (int j = 0; j < columns; j++) {
                lengths[j] += row[j] * row[j];
            }
        }
        Checks.that(Arrays.stream(lengths).allMatch(length -> length > 0), "expected no column of zeros in the design");
        return Arrays.stream(lengths).map(Math::sqrt).toArray();
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
