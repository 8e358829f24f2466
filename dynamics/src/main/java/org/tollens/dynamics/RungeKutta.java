package org.tollens.dynamics;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/** The classical method of order 4 for autonomous equations, with its memory. */
final class RungeKutta {
    private final FirstOrderDifferentialEquations equations;
    private final double[] k1;
    private final double[] k2;
    private final double[] k3;
    private final double[] k4;
    private final double[] at;

    RungeKutta(FirstOrderDifferentialEquations equations, int n) {
        this.equations = equations;
        this.k1 = new double[n];
        this.k2 = new double[n];
        this.k3 = new double[n];
        this.k4 = new double[n];
        this.at = new double[n];
    }

    /** Goes on by one step, in place. */
    void step(double[] state, double h) {
        equations.computeDerivatives(0, state, k1);
        equations.computeDerivatives(0, moved(state, k1, h / 2), k2);
        equations.computeDerivatives(0, moved(state, k2, h / 2), k3);
        equations.computeDerivatives(0, moved(state, k3, h), k4);
        for (int i = 0; i < state.length; i++) {
            state[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
    }

    private double[] moved(double[] state, double[] slope, double by) {
        for (int i = 0; i < state.length; i++) {
            at[i] = state[i] + by * slope[i];
        }
        return at;
    }
}
