package org.tollens.claims;

import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
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
import org.tollens.dynamics.TimeMaps;

/** R1: the temperature only rescales time. */
record TimeRescaling(ReplicatorFlow flow) implements Check {
    private static final double[] TEMPERATURES = {0.7, 1.5};
    private static final double[] TIMES = {0.3, 0.7, 1, 2, 4, 20};
    private static final double HOLDS = 1e-8;
    private static final double REFUTED = 0.01;

    @Override
    public String id() {
        return "time-rescaling";
    }

    @Override
    public String sentence() {
        return "Of the " + flow.words()
                + ", whether p(t; T) is p(t/T; 1), by integrating it and in closed form, for T = .7"
                + " and 1.5 at t = .3, .7, 1, 2, 4 and 20 on " + ScoreCase.WORDS
                + "; refuted where p(t; T) is .01 or more in total variation from every p(tau; 1), whatever the clock";
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        WorstCase closed = WorstCase.atMost("largest difference of p, integrated against closed form", HOLDS, 1e-5);
        WorstCase linear = WorstCase.atMost(
                "largest difference of p(t; T) and p(t/T; 1), both integrated", HOLDS, Double.POSITIVE_INFINITY);
        WorstCase fromUniform = nearest("uniform");
        WorstCase fromTilted = nearest("tilted");
        for (ScoreCase one : ScoreCase.all(columns)) {
            for (double temperature : TEMPERATURES) {
                compare(one, temperature, closed, linear, one.isUniform() ? fromUniform : fromTilted);
            }
        }
        return new Findings(
                List.of(closed.criterion(), linear.criterion(), fromUniform.criterion(), fromTilted.criterion()),
                List.of(picture()),
                List.of());
    }

    private static WorstCase nearest(String start) {
        return WorstCase.atMost(
                "total variation of p(t; T) to the nearest p(tau; 1), from the " + start + " start", HOLDS, REFUTED);
    }

    private void compare(ScoreCase one, double temperature, WorstCase closed, WorstCase linear, WorstCase any) {
        SolvedFlow hot = flow.of(one.scores(), temperature);
        SolvedFlow unit = flow.of(one.scores(), 1);
        double[][] course = Solver.inLogs(hot, one.start(), TIMES);
        double[][] rescaled = Solver.inLogs(
                unit,
                one.start(),
                DoubleStream.of(TIMES).map(t -> t / temperature).toArray());
        for (int i = 0; i < TIMES.length; i++) {
            double time = TIMES[i];
            double[] p = Simplex.exp(course[i]);
            double[] exact = Simplex.exp(hot.at(one.start(), time));
            closed.add(Simplex.largestDifference(p, exact), () -> where(one, temperature, time));
            linear.add(Simplex.largestDifference(p, Simplex.exp(rescaled[i])), () -> where(one, temperature, time));
            any.add(nearest(exact, unit, one, time / temperature), () -> where(one, temperature, time));
        }
    }

    /** The linear clock is one of the clocks; where it fits no other has to be looked for. */
    private static double nearest(double[] p, SolvedFlow unit, ScoreCase one, double linear) {
        double rescaled = Simplex.totalVariation(p, Simplex.exp(unit.at(one.start(), linear)));
        return rescaled <= HOLDS
                ? rescaled
                : Math.min(
                        rescaled, TimeMaps.nearest(p, time -> unit.at(one.start(), time), 1, Double.POSITIVE_INFINITY));
    }

    private static String where(ScoreCase one, double temperature, double time) {
        return one.name() + ", T = " + temperature + ", t = " + time;
    }

    private Trajectory picture() {
        ScoreCase one = ScoreCase.synthetic().get(3);
        int top = best(one.scores());
        return new Trajectory(
                "one flow at three temperatures, on the rescaled clock (" + one.name() + ")",
                "t / T",
                "probability of the highest score",
                false,
                Stream.of(0.7, 1.0, 1.5)
                        .map(temperature -> Lines.of(
                                "T = " + temperature,
                                0,
                                4,
                                u -> Math.exp(
                                        flow.of(one.scores(), temperature).at(one.start(), u * temperature)[top])))
                        .toList());
    }

    static int best(double[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }
}
