package org.tollens.claims;

import java.util.ArrayList;
import java.util.List;
import org.tollens.constraints.evidence.Trajectory.Series;
import org.tollens.dynamics.Flow;
import org.tollens.dynamics.Solver;

/** Follows flows with Runge-Kutta steps of .01. */
final class Tracks {
    static final double STEP = 0.01;
    private static final int POINTS = 400;

    private Tracks() {}

    /** The probability of the first token over time. */
    static Series first(Flow flow, double[] start, double until, String name) {
        List<Double> x = new ArrayList<>(List.of(0.0));
        List<Double> y = new ArrayList<>(List.of(Math.exp(start[0])));
        int steps = steps(until);
        int every = Math.max(1, steps / POINTS);
        int[] done = {0};
        Solver.fixedSteps(flow, start, STEP, steps, (time, logs) -> {
            if (++done[0] % every == 0) {
                x.add(time);
                y.add(Math.exp(logs[0]));
            }
        });
        return new Series(name, x, y);
    }

    static int steps(double until) {
        return (int) Math.round(until / STEP);
    }

    /** The range of the probability of the first token between two times. */
    static double range(Flow flow, double[] start, double from, double until) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        Solver.fixedSteps(flow, start, STEP, steps(until), (time, logs) -> {
            if (time >= from) {
                double p = Math.exp(logs[0]);
                ends[0] = Math.min(ends[0], p);
                ends[1] = Math.max(ends[1], p);
            }
        });
        return ends[1] - ends[0];
    }
}
