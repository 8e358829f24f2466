package org.tollens.claims;

import java.util.List;
import java.util.Set;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.check.WorstCase;
import org.tollens.constraints.evidence.Trajectory;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.dynamics.Lyapunov;
import org.tollens.dynamics.RegularisedFlow;
import org.tollens.dynamics.Simplex;

/** R2L: the free energy rises along the regularised flow by the variance of the fitness. */
record LyapunovIdentity() implements Check {
    private static final double[] TEMPERATURES = {0.7, 1.5};
    private static final double[] DONE = {0, 0.1, 0.5, 1, 2, 5, 8};
    private static final double LEAST_VARIANCE = 1e-6;

    @Override
    public String id() {
        return "free-energy";
    }

    @Override
    public String sentence() {
        return "Along the regularised flow, whether dF/dt by central differences is Var_p(g) (relative error, where the"
                + " variance is 1e-6 or more; holds to 1e-6, refuted from 1e-3 on) and F(pi) - F(p) is T KL(p|pi), at Tt = 0,"
                + " .1, .5, 1, 2, 5 and 8 for T = .7 and 1.5 on " + ScoreCase.WORDS;
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        WorstCase rate = WorstCase.atMost("relative error of dF/dt against Var_p(g)", 1e-6, 1e-3);
        WorstCase gap = WorstCase.atMost("|F(pi) - F(p) - T KL(p|pi)| over 1 + |F(pi)|", 1e-12, 1e-9);
        for (ScoreCase one : ScoreCase.all(columns)) {
            for (double temperature : TEMPERATURES) {
                for (double done : DONE) {
                    at(one, temperature, done, rate, gap);
                }
            }
        }
        return new Findings(List.of(rate.criterion(), gap.criterion()), List.of(picture()), List.of());
    }

    private static void at(ScoreCase one, double temperature, double done, WorstCase rate, WorstCase gap) {
        RegularisedFlow flow = new RegularisedFlow(one.scores(), temperature);
        double[] logs = flow.at(one.start(), done / temperature);
        double[] p = Simplex.exp(logs);
        double[] softmax = Simplex.softmax(one.scores(), temperature);
        double highest = Simplex.freeEnergy(softmax, one.scores(), temperature);
        double lost = highest - Simplex.freeEnergy(p, one.scores(), temperature);
        String where = one.name() + ", T = " + temperature + ", Tt = " + done;
        gap.add(Math.abs(lost - temperature * Simplex.divergence(p, softmax)) / (1 + Math.abs(highest)), () -> where);
        Lyapunov lyapunov = new Lyapunov(flow, one.scores(), temperature);
        double variance = lyapunov.variance(logs);
        if (variance >= LEAST_VARIANCE) {
            rate.add(Math.abs(lyapunov.rate(logs) / variance - 1), () -> where);
        }
    }

    private static Trajectory picture() {
        return new Trajectory(
                "free energy still to be gained, F(pi) - F(p), T = 1",
                "time t",
                "nats",
                true,
                ScoreCase.synthetic().stream()
                        .map(one -> {
                            RegularisedFlow flow = new RegularisedFlow(one.scores(), 1);
                            double[] softmax = Simplex.softmax(one.scores(), 1);
                            return Lines.of(
                                    one.name(),
                                    0,
                                    8,
                                    t -> Simplex.divergence(Simplex.exp(flow.at(one.start(), t)), softmax));
                        })
                        .toList());
    }
}
