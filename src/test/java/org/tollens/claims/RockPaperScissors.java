package org.tollens.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.check.WorstCase;
import org.tollens.constraints.evidence.Trajectory;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.dynamics.PathDependentFlow;
import org.tollens.dynamics.Simplex;
import org.tollens.dynamics.Solver;
import org.tollens.dynamics.Truncation;

/** R6c: with an antisymmetric influence a loop needs the temperature 0. */
record RockPaperScissors() implements Check {
    private static final double[] TEMPERATURES = {0.05, 0.1, 0.5};
    private static final double LONG = 200;
    private static final Truncation THREE = new Truncation(1, 3, 1);
    private static final double[] UNIFORM = {1.0 / 3, 1.0 / 3, 1.0 / 3};
    private static final double[] FAR = {Math.log(0.5), Math.log(0.3), Math.log(0.2)};

    @Override
    public String id() {
        return "rock-paper-scissors";
    }

    @Override
    public String sentence() {
        return "Of three tokens that beat each other in turn (A antisymmetric, w = 1), whether KL(p*|p) near the uniform point"
                + " falls with the slope -2T (T = .05, .1 and .5; holds within 5 %, refuted from 20 % on) and never rises on"
                + " the three most probable of next-token scores of " + ScoreCase.DOCUMENTS
                + " documents (T = 1); and whether at T = 0 it is conserved over 200 time units (Runge-Kutta steps of .01)"
                + " while p keeps cycling";
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        WorstCase slope = WorstCase.atMost("relative error of the slope of log KL against -2T", 0.05, 0.2);
        for (double temperature : TEMPERATURES) {
            slope.add(Math.abs(slope(temperature) / (-2 * temperature) - 1), () -> "T = " + temperature);
        }
        WorstCase rise = WorstCase.atMost("largest rise of KL(p*|p) in a step, real scores", 1e-12, 1e-9);
        ScoreCase.real(columns).forEach(one -> falls(one.among(THREE.support(one.scores())), rise));
        WorstCase drift = WorstCase.atMost("drift of KL(p*|p) at T = 0", 1e-6, 1e-3);
        PathDependentFlow cold = flow(new double[3], 0);
        double kept = Simplex.divergence(UNIFORM, Simplex.exp(FAR));
        Solver.fixedSteps(
                cold,
                FAR,
                Tracks.STEP,
                Tracks.steps(LONG),
                (time, logs) -> drift.add(
                        Math.abs(Simplex.divergence(UNIFORM, Simplex.exp(logs)) - kept), () -> "t = " + time));
        WorstCase cycling = WorstCase.atLeast("range of p_1 over t = 100..200 at T = 0", 0.1, 0.01);
        cycling.add(Tracks.range(cold, FAR, LONG / 2, LONG), () -> "T = 0");
        return new Findings(
                List.of(slope.criterion(), rise.criterion(), drift.criterion(), cycling.criterion()),
                List.of(picture()),
                List.of());
    }

    private static PathDependentFlow flow(double[] scores, double temperature) {
        return new PathDependentFlow(scores, PathDependentFlow.selfReinforcedCycle(3, 0, 1), temperature);
    }

    private static double slope(double temperature) {
        double[] start = Simplex.normalised(new double[] {0.02, 0, -0.01});
        double[] times = new double[20];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 0.2 / temperature;
        }
        double[] logs = new double[times.length];
        double[][] course = Solver.inLogs(flow(new double[3], temperature), start, times);
        for (int i = 0; i < logs.length; i++) {
            logs[i] = Math.log(Simplex.divergence(UNIFORM, Simplex.exp(course[i])));
        }
        return ConvergesToSoftmax.slope(times, logs);
    }

    /** Towards the end of the flow, wherever the scores put it. */
    private static void falls(ScoreCase one, WorstCase rise) {
        PathDependentFlow flow = flow(one.scores(), 1);
        double[] end = Simplex.exp(Solver.inLogs(flow, one.start(), LONG)[0]);
        double[] before = {Simplex.divergence(end, Simplex.exp(one.start()))};
        Solver.fixedSteps(flow, one.start(), Tracks.STEP, 1000, (time, logs) -> {
            double now = Simplex.divergence(end, Simplex.exp(logs));
            rise.add(now - before[0], () -> one.name() + ", t = " + time);
            before[0] = now;
        });
    }

    private static Trajectory picture() {
        List<Trajectory.Series> lines = new ArrayList<>();
        for (double temperature : new double[] {0, 0.05}) {
            lines.add(Tracks.first(flow(new double[3], temperature), FAR, 60, "T = " + temperature));
        }
        return new Trajectory("rock, paper, scissors", "time t", "p of token 1", false, lines);
    }
}
