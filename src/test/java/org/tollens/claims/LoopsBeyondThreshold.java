package org.tollens.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.check.WorstCase;
import org.tollens.constraints.evidence.Trajectory;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;
import org.tollens.dynamics.PathDependentFlow;
import org.tollens.dynamics.Simplex;

/** R6d: self-reinforcement beyond nT makes loops at a positive temperature, and below it none. */
record LoopsBeyondThreshold() implements Check {
    private static final double TEMPERATURE = 0.1;
    private static final double[] BELOW = {0.2, 0.25};
    private static final double[] BEYOND = {0.35, 0.4};
    private static final double FROM = 400;
    private static final double UNTIL = 600;
    private static final double[] START = Simplex.normalised(new double[] {0.5, 0, -0.5});

    @Override
    public String id() {
        return "loops";
    }

    @Override
    public String sentence() {
        return "Of three tokens that beat each other in turn (w = 1) and reinforce themselves by c, at T = .1 without scores,"
                + " whether p_1 ranges over .5 or more during t = 400..600 for c = .35 and .4 (beyond nT = .3) and over .01 or"
                + " less for c = .2 and .25 (below it), by Runge-Kutta steps of .01; refuted from .1 on, on the other side";
    }

    @Override
    public Set<Observable> requires() {
        return Set.of();
    }

    @Override
    public Findings run(Columns columns) {
        WorstCase calm = WorstCase.atMost("range of p_1 over t = 400..600, c < nT", 0.01, 0.1);
        WorstCase loops = WorstCase.atLeast("range of p_1 over t = 400..600, c > nT", 0.5, 0.1);
        for (double c : BELOW) {
            calm.add(Tracks.range(flow(c), START, FROM, UNTIL), () -> "c = " + c);
        }
        for (double c : BEYOND) {
            loops.add(Tracks.range(flow(c), START, FROM, UNTIL), () -> "c = " + c);
        }
        return new Findings(List.of(calm.criterion(), loops.criterion()), List.of(picture()), List.of());
    }

    private static PathDependentFlow flow(double c) {
        return new PathDependentFlow(new double[3], PathDependentFlow.selfReinforcedCycle(3, c, 1), TEMPERATURE);
    }

    private static Trajectory picture() {
        List<Trajectory.Series> lines = new ArrayList<>();
        for (double c : new double[] {0.25, 0.35}) {
            lines.add(Tracks.first(flow(c), START, 200, "c = " + c));
        }
        return new Trajectory("on both sides of c = nT = .3", "time t", "p of token 1", false, lines);
    }
}
