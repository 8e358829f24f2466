package org.tollens.dynamics;

import java.util.function.IntConsumer;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * Integrates flows numerically. In logarithms, d log p_i/dt = g_i - ⟨p, g⟩, every probability stays positive and none
 * underflows; in probabilities, tokens that are not there may be given.
 */
public final class Solver {
    /** The relative and absolute tolerance of the adaptive integrator. */
    public static final double TOLERANCE = 1e-11;

    private static final double SHORTEST_STEP = 1e-14;
    private static final double LONGEST_STEP = 5;

    private Solver() {}

    /** What happens at each step of a fixed-step integration. */
    @FunctionalInterface
    public interface StepListener {
        /**
         * After a step.
         *
         * @param time since the start
         * @param logs log p then; must not be kept or changed
         */
        void at(double time, double[] logs);
    }

    /**
     * Integrates in logarithms by the Dormand-Prince method of order 8(5,3) (Hairer, Norsett and Wanner 1993, II.10).
     *
     * @param start log p(0), finite
     * @param times increasing, the first at least 0; or decreasing from 0, which goes back in time
     * @return log p at each time, normalised
     */
    public static double[][] inLogs(Flow flow, double[] start, double... times) {
        return solve(new InLogs(flow), start, TOLERANCE, times, Simplex::normalised);
    }

    /**
     * Integrates in probabilities; a token whose probability is 0 has no derivative.
     *
     * @param start p(0)
     * @param times as in {@link #inLogs}
     * @return p at each time as it was integrated
     */
    public static double[][] inProbabilities(Flow flow, double[] start, double... times) {
        // Probabilities of rare tokens need more than an absolute tolerance of the usual size.
        return solve(new InProbabilities(flow), start, TOLERANCE * 1e-4, times, double[]::clone);
    }

    private static double[][] solve(
            FirstOrderDifferentialEquations equations,
            double[] start,
            double absolute,
            double[] times,
            java.util.function.UnaryOperator<double[]> finished) {
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(SHORTEST_STEP, LONGEST_STEP, absolute, TOLERANCE);
        double[][] result = new double[times.length][];
        double[] state = start.clone();
        double now = 0;
        for (int i = 0; i < times.length; i++) {
            if (times[i] != now) {
                integrator.integrate(equations, now, state, times[i], state);
                now = times[i];
            }
            result[i] = finished.apply(state);
        }
        return result;
    }

    /**
     * Integrates in logarithms by the classical Runge-Kutta method of order 4 with a fixed step.
     *
     * @param start log p(0), finite
     * @param step length of a step
     * @param steps how many
     * @param listener is told after each step
     * @return log p at the end
     */
    public static double[] fixedSteps(Flow flow, double[] start, double step, int steps, StepListener listener) {
        RungeKutta method = new RungeKutta(new InLogs(flow), start.length);
        double[] state = Simplex.normalised(start);
        IntConsumer one = k -> {
            method.step(state, step);
            System.arraycopy(Simplex.normalised(state), 0, state, 0, state.length);
            listener.at((k + 1) * step, state);
        };
        for (int k = 0; k < steps; k++) {
            one.accept(k);
        }
        return state;
    }
}
