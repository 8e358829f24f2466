package org.tollens.statistics;

import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;

/**
 * Björck's iterative refinement of least squares (Björck 1967, BIT 7, 257): improves coefficients and residuals together with
 * residual equations in twice the working precision, so that ill-conditioned polynomials and outcomes with many constant
 * digits lose nothing but what storing their values loses.
 */
final class Refinement {
    private static final int STEPS = 10;
    private static final double DONE = 1e-17;

    private final double[][] design;
    private final double[] outcome;
    private final double[] lengths;
    private final DecompositionSolver solver;
    private final Triangle triangle;
    final double[] coefficients;
    final double[] residuals;

    /** Starts from 0 coefficients; the first step is the plain solution. */
    Refinement(double[][] design, double[] outcome, double[] lengths, DecompositionSolver solver, Triangle triangle) {
        this.design = design;
        this.outcome = outcome;
        this.lengths = lengths;
        this.solver = solver;
        this.triangle = triangle;
        this.coefficients = new double[lengths.length];
        this.residuals = new double[outcome.length];
    }

    void run() {
        double previous = Double.POSITIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            double[] misfit = misfit();
            double[] change = change(misfit);
            double size = largest(change);
            // A step that is no smaller than half the one before is rounding, not improvement.
            if (!(size < previous / 2)) {
                return;
            }
            apply(change, misfit);
            previous = size;
            if (size <= DONE * largest(coefficients)) {
                return;
            }
        }
    }

    /** y − r − Xβ. */
    private double[] misfit() {
        double[] misfit = new double[outcome.length];
        for (int i = 0; i < misfit.length; i++) {
            ExactSum sum = new ExactSum();
            sum.add(outcome[i]);
            sum.add(-residuals[i]);
            for (int j = 0; j < coefficients.length; j++) {
                sum.addProduct(-design[i][j], coefficients[j]);
            }
            misfit[i] = sum.value();
        }
        return misfit;
    }

    /** The change of β for which Xᵀr becomes 0: X⁺f + (XᵀX)⁻¹Xᵀr. */
    private double[] change(double[] misfit) {
        double[] change = solver.solve(new ArrayRealVector(misfit, false)).toArray();
        double[] correlation = new double[change.length];
        for (int j = 0; j < change.length; j++) {
            ExactSum sum = new ExactSum();
            for (int i = 0; i < residuals.length; i++) {
                sum.addProduct(design[i][j], residuals[i]);
            }
            correlation[j] = sum.value();
        }
        double[] correction = triangle.solve(triangle.solveTransposed(correlation));
        for (int j = 0; j < change.length; j++) {
            change[j] = change[j] / lengths[j] + correction[j];
        }
        return change;
    }

    private void apply(double[] change, double[] misfit) {
        for (int i = 0; i < residuals.length; i++) {
            ExactSum sum = new ExactSum();
            sum.add(misfit[i]);
            for (int j = 0; j < change.length; j++) {
                sum.addProduct(-design[i][j], change[j]);
            }
            residuals[i] += sum.value();
        }
        for (int j = 0; j < change.length; j++) {
            coefficients[j] += change[j];
        }
    }

    private double largest(double[] beta) {
        double largest = 0;
        for (int j = 0; j < beta.length; j++) {
            largest = Math.max(largest, Math.abs(beta[j]) * lengths[j]);
        }
        return largest;
    }
}
