package org.tollens.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
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

/** R6b: weak self-reinforcement leaves one end, strong self-reinforcement locks in. */
record SelfReinforcement() implements Check {
    private static final int STARTS = 12;
    private static final double LATE = 100;
    private static final double APART = 0.1;

    @Override
    public String id() {
        return "self-reinforcement";
    }

    @Override
    public String sentence() {
        return "Of the flow g = s + cp - T log p from 12 seeded starts, whether all end together for c = .5 T and 1.5 T (below"
                + " 2T; T = 1, the 20 most probable tokens of next-token scores of " + ScoreCase.DOCUMENTS
                + " documents and synthetic scores of 5 and 20 tokens), and whether with s = 0 and c = 1.5 nT (T = .5, n = 3"
                + " and 5) there are two or more ends and the uniform point is left; ends are apart from .1 in total"
                + " variation on";
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        WorstCase together = WorstCase.atMost("total variation between ends, c < 2T", 1e-6, 0.01);
        List<ScoreCase> cases = ScoreCase.all(columns);
        for (int i = 0; i < cases.size(); i += 2) {
            ScoreCase one =
                    cases.get(i).among(ClimbsPotential.TOP.support(cases.get(i).scores()));
            for (double c : new double[] {0.5, 1.5}) {
                together.add(spread(ends(one.scores(), c, 1)), () -> one.name() + ", c = " + c + " T");
            }
        }
        WorstCase many = WorstCase.atLeast("ends from 12 starts, s = 0 and c > nT", 2, 1);
        WorstCase left = WorstCase.atLeast("distance gained from a start by the uniform point, c > nT", APART, 1e-3);
        for (int n : new int[] {3, 5}) {
            lockIn(n, many, left);
        }
        return new Findings(
                List.of(together.criterion(), many.criterion(), left.criterion()), List.of(picture()), List.of());
    }

    private static void lockIn(int n, WorstCase many, WorstCase left) {
        double temperature = 0.5;
        double c = 1.5 * n * temperature;
        double[] none = new double[n];
        many.add(distinct(ends(none, c, temperature)), () -> "n = " + n);
        double[] near = Simplex.normalised(ScoreCase.normal(n, 1e-4, ScoreCase.SEED + n));
        double[] uniform = Simplex.exp(Simplex.logUniform(n));
        left.add(Simplex.totalVariation(end(none, c, temperature, near), uniform), () -> "n = " + n);
    }

    private static PathDependentFlow flow(double[] scores, double c, double temperature) {
        return new PathDependentFlow(scores, PathDependentFlow.selfReinforcedCycle(scores.length, c, 0), temperature);
    }

    private static double[] end(double[] scores, double c, double temperature, double[] start) {
        return Simplex.exp(Solver.inLogs(flow(scores, c, temperature), start, LATE / temperature)[0]);
    }

    private static List<double[]> ends(double[] scores, double c, double temperature) {
        return IntStream.range(0, STARTS)
                .mapToObj(i -> Simplex.normalised(ScoreCase.normal(scores.length, 2, ScoreCase.SEED + i)))
                .map(start -> end(scores, c, temperature, start))
                .toList();
    }

    private static double spread(List<double[]> ends) {
        double most = 0;
        for (double[] end : ends) {
            most = Math.max(most, Simplex.totalVariation(end, ends.get(0)));
        }
        return most;
    }

    private static int distinct(List<double[]> ends) {
        List<double[]> apart = new ArrayList<>();
        for (double[] end : ends) {
            if (apart.stream().allMatch(other -> Simplex.totalVariation(end, other) > APART)) {
                apart.add(end);
            }
        }
        return apart.size();
    }

    private static Trajectory picture() {
        List<Series> lines = new ArrayList<>();
        for (double c : new double[] {0.5, 2.25}) {
            for (int i = 0; i < 3; i++) {
                double[] start = Simplex.normalised(ScoreCase.normal(3, 2, ScoreCase.SEED + i));
                lines.add(Tracks.first(flow(new double[3], c, 0.5), start, 10, "c = " + c + ", start " + (i + 1)));
            }
        }
        return new Trajectory("three tokens without scores, T = .5 (nT = 1.5)", "time t", "p of token 1", false, lines);
    }
}
