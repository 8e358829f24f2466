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
import org.tollens.dynamics.LiteralFlow;
import org.tollens.dynamics.MirrorAscent;
import org.tollens.dynamics.RegularisedFlow;
import org.tollens.dynamics.Simplex;

/** R4: mirror ascent of the free energy is the flow in steps. */
record MirrorAscentSteps() implements Check {
    private static final double T = 0.7;
    private static final double[] CONVERGING = {0.1, 0.5, 1, 1.5, 1.9};
    private static final double[] DIVERGING = {-0.1, 2.1, 2.5};
    private static final int STEPS = 30;
    private static final int FEW = 64;
    /** Steps after which a factor below 1 has shrunk to exp(-25). */
    private static final double SHRUNK = 25;

    @Override
    public String id() {
        return "mirror-ascent";
    }

    @Override
    public String sentence() {
        return "Of mirror ascent p' ~ p^(1 - eta T) exp(eta s) at T = .7: its closed form over 30 steps, convergence to the"
                + " softmax for eta T = .1, .5, 1, 1.5 and 1.9 and none for -.1, 2.1 and 2.5, one step at eta T = 1, the order"
                + " in eta of its distance to the flow at t = 1 (1/64 against 1/128), and multiplicative weights without any, on "
                + ScoreCase.WORDS;
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        Errors errors = new Errors();
        ScoreCase.all(columns).forEach(errors::add);
        return new Findings(errors.criteria(), List.of(picture()), List.of());
    }

    private static double toFlow(ScoreCase one, int steps) {
        double[] flow = new RegularisedFlow(one.scores(), T).at(one.start(), 1);
        double[] mirror = new MirrorAscent(one.scores(), T, 1.0 / steps).steps(one.start(), steps);
        return Simplex.totalVariation(Simplex.exp(flow), Simplex.exp(mirror));
    }

    private static Trajectory picture() {
        return new Trajectory(
                "distance of mirror ascent to the flow at t = 1",
                "log2 of the number of steps 1/eta",
                "total variation",
                true,
                ScoreCase.synthetic().stream()
                        .map(one -> new Trajectory.Series(
                                one.name(),
                                List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0),
                                java.util.stream.IntStream.rangeClosed(0, 8)
                                        .mapToObj(k -> toFlow(one, 1 << k))
                                        .toList()))
                        .toList());
    }

    private static final class Errors {
        private final WorstCase closed =
                WorstCase.atMost("log p over 30 steps against closed form, over 1 + max |s|/T", 1e-10, 1e-7);
        private final WorstCase converged =
                WorstCase.atMost("total variation to the softmax, 0 < eta T < 2", 1e-6, 0.01);
        private final WorstCase diverged =
                WorstCase.atLeast("growth of the log-ratios over 30 steps, eta T outside [0, 2]", 2, 1);
        private final WorstCase once = WorstCase.atMost("total variation after one step, eta T = 1", 1e-12, 1e-9);
        private final WorstCase order = WorstCase.atMost("|order in eta - 1|", 0.1, 0.5);
        private final WorstCase exact =
                WorstCase.atMost("multiplicative weights against the literal flow", 1e-12, 1e-9);

        List<org.tollens.constraints.evidence.Criterion> criteria() {
            return List.of(
                    closed.criterion(),
                    converged.criterion(),
                    diverged.criterion(),
                    once.criterion(),
                    order.criterion(),
                    exact.criterion());
        }

        void add(ScoreCase one) {
            double[] softmax = Simplex.logSoftmax(one.scores(), T);
            for (double etaT : CONVERGING) {
                converging(one, etaT, softmax);
            }
            for (double etaT : DIVERGING) {
                MirrorAscent ascent = new MirrorAscent(one.scores(), T, etaT / T);
                double before = ConvergesToSoftmax.deviation(one.start(), softmax);
                double after = ConvergesToSoftmax.deviation(ascent.steps(one.start(), STEPS), softmax);
                diverged.add(after / before, () -> one.name() + ", eta T = " + etaT);
            }
            double[] single = new MirrorAscent(one.scores(), T, 1 / T).step(one.start());
            once.add(Simplex.totalVariation(Simplex.exp(single), Simplex.exp(softmax)), one::name);
            order.add(Math.abs(Math.log(toFlow(one, FEW) / toFlow(one, 2 * FEW)) / Math.log(2) - 1), one::name);
            double[] weights = MirrorAscent.multiplicativeWeights(one.start(), one.scores(), T, 0.1, STEPS);
            double[] flow = new LiteralFlow(one.scores(), T).at(one.start(), 0.1 * STEPS);
            exact.add(Simplex.largestDifference(Simplex.exp(weights), Simplex.exp(flow)), one::name);
        }

        private void converging(ScoreCase one, double etaT, double[] softmax) {
            MirrorAscent ascent = new MirrorAscent(one.scores(), T, etaT / T);
            String where = one.name() + ", eta T = " + etaT;
            double[] stepped = ascent.steps(one.start(), STEPS);
            double scale = 1
                    + java.util.Arrays.stream(one.scores()).map(Math::abs).max().orElse(0) / T;
            closed.add(Simplex.largestDifference(stepped, ascent.at(one.start(), STEPS)) / scale, () -> where);
            double factor = Math.abs(1 - etaT);
            int steps = factor < 1e-9 ? 1 : (int) Math.ceil(SHRUNK / -Math.log(factor));
            converged.add(
                    Simplex.totalVariation(Simplex.exp(ascent.steps(one.start(), steps)), Simplex.exp(softmax)),
                    () -> where);
        }
    }
}
