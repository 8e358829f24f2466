package org.tollens.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.check.WorstCase;
import org.tollens.constraints.evidence.Trajectory;
import org.tollens.constraints.evidence.Trajectory.Series;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.dynamics.PathDependentFlow;
import org.tollens.dynamics.Simplex;
import org.tollens.dynamics.Solver;
import org.tollens.dynamics.Truncation;

/** R6a: with a symmetric influence among tokens the flow climbs a potential, so it cannot loop. */
record ClimbsPotential() implements Check {
    private static final double[] TEMPERATURES = {0.3, 1};
    private static final double STEP = 0.01;
    private static final int STEPS = 1000;
    static final Truncation TOP = new Truncation(1, 20, 1);

    @Override
    public String id() {
        return "potential";
    }

    @Override
    public String sentence() {
        return "Of the path-dependent flow g = s + Ap - T log p with a seeded symmetric A, whether"
                + " <p,s> + p'Ap/2 + T H(p) never falls over 1,000 Runge-Kutta steps of .01, for T = .3 and 1 on the 20 most"
                + " probable tokens of the " + ScoreCase.WORDS;
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        WorstCase fall = WorstCase.atMost("largest fall of the potential in a step", 1e-12, 1e-9);
        List<Series> lines = new ArrayList<>();
        for (ScoreCase whole : ScoreCase.all(columns)) {
            ScoreCase one = whole.among(TOP.support(whole.scores()));
            for (double temperature : TEMPERATURES) {
                List<Double> x = new ArrayList<>();
                List<Double> y = new ArrayList<>();
                climb(one, temperature, fall, x, y);
                if (temperature == 1) {
                    lines.add(new Series(one.name(), x, y));
                }
            }
        }
        Trajectory picture = new Trajectory("potential, T = 1", "time t", "nats", false, lines.subList(0, 4));
        return new Findings(List.of(fall.criterion()), List.of(picture), List.of());
    }

    private static void climb(ScoreCase one, double temperature, WorstCase fall, List<Double> x, List<Double> y) {
        PathDependentFlow flow = new PathDependentFlow(one.scores(), symmetric(one.scores().length), temperature);
        double[] before = {flow.potential(Simplex.exp(one.start()))};
        Solver.fixedSteps(flow, one.start(), STEP, STEPS, (time, logs) -> {
            double now = flow.potential(Simplex.exp(logs));
            fall.add(before[0] - now, () -> one.name() + ", T = " + temperature + ", t = " + time);
            before[0] = now;
            if (x.size() < 100 && Math.round(time / STEP) % 10 == 0) {
                x.add(time);
                y.add(now);
            }
        });
    }

    private static double[][] symmetric(int n) {
        double[] drawn = ScoreCase.normal(n * n, 1, ScoreCase.SEED);
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = drawn[i * n + j] + drawn[j * n + i];
            }
        }
        return matrix;
    }
}
