package org.tollens.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.tollens.constraints.evidence.Trajectory.Series;

/** Lines of a trajectory's plot. */
final class Lines {
    private static final int POINTS = 120;

    private Lines() {}

    /** A function at evenly spaced places. */
    static Series of(String name, double from, double to, DoubleUnaryOperator value) {
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (int i = 0; i <= POINTS; i++) {
            double at = from + (to - from) * i / POINTS;
            x.add(at);
            y.add(value.applyAsDouble(at));
        }
        return new Series(name, x, y);
    }
}
