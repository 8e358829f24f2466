package org.tollens.claims;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.check.WorstCase;
import org.tollens.constraints.evidence.Trajectory;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.dynamics.Simplex;
import org.tollens.dynamics.SolvedFlow;
import org.tollens.dynamics.Solver;

/** R2: the flow converges to the softmax, its log-ratios at the rate T. */
record ConvergesToSoftmax(ReplicatorFlow flow) implements Check {
    private static final double[] TEMPERATURES = {0.7, 1, 1.5};
    private static final int FIT = 10;
    private static final double LATE = 20;

    @Override
    public String id() {
        return "convergence-to-softmax";
    }

    @Override
    public String sentence() {
        return "Of the integrated " + flow.words() + ", whether the log-ratios to softmax(s/T) decay with the slope -T,"
                + " fitted at Tt = 1..10 (holds within 1 %, refuted from 5 % on), and how far it is in total variation at"
                + " Tt = 20, for T = .7, 1 and 1.5 on " + ScoreCase.WORDS;
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        WorstCase slope = WorstCase.atMost("relative error of the slope of the log-ratios against -T", 0.01, 0.05);
        WorstCase late = WorstCase.atMost("total variation to the softmax at Tt = 20", 1e-6, Double.POSITIVE_INFINITY);
        for (ScoreCase one : ScoreCase.all(columns)) {
            for (double temperature : TEMPERATURES) {
                follow(one, temperature, slope, late);
            }
        }
        return new Findings(List.of(slope.criterion(), late.criterion()), List.of(picture()), List.of());
    }

    private void follow(ScoreCase one, double temperature, WorstCase slope, WorstCase late) {
        double[] times = DoubleStream.concat(DoubleStream.iterate(1, x -> x + 1).limit(FIT), DoubleStream.of(LATE))
                .map(x -> x / temperature)
                .toArray();
        double[] softmax = Simplex.logSoftmax(one.scores(), temperature);
        double[][] course = Solver.inLogs(flow.of(one.scores(), temperature), one.start(), times);
        double[] deviations = Arrays.stream(course, 0, FIT)
                .mapToDouble(logs -> Math.log(deviation(logs, softmax)))
                .toArray();
        double rate = slope(Arrays.copyOf(times, FIT), deviations);
        slope.add(Math.abs(rate / -temperature - 1), () -> one.name() + ", T = " + temperature);
        late.add(
                Simplex.totalVariation(Simplex.exp(course[FIT]), Simplex.exp(softmax)),
                () -> one.name() + ", T = " + temperature);
    }

    /** The largest log-ratio log(p_i/p_j) - log(q_i/q_j). */
    static double deviation(double[] p, double[] q) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            low = Math.min(low, p[i] - q[i]);
            high = Math.max(high, p[i] - q[i]);
        }
        return high - low;
    }

    /** Least squares. */
    static double slope(double[] x, double[] y) {
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
        }
        return xy / xx;
    }

    private Trajectory picture() {
        return new Trajectory(
                "distance to the softmax, T = 1",
                "time t",
                "total variation",
                true,
                ScoreCase.synthetic().stream()
                        .map(one -> {
                            SolvedFlow at = flow.of(one.scores(), 1);
                            double[] softmax = Simplex.softmax(one.scores(), 1);
                            return Lines.of(
                                    one.name(),
                                    0,
                                    10,
                                    t -> Simplex.totalVariation(Simplex.exp(at.at(one.start(), t)), softmax));
                        })
                        .toList());
    }
}
