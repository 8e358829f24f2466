package org.tollens.claims;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.check.WorstCase;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.dynamics.RegularisedFlow;
import org.tollens.dynamics.Simplex;
import org.tollens.dynamics.SolvedFlow;
import org.tollens.dynamics.Solver;
import org.tollens.dynamics.Truncation;

/** R3: top-k and nucleus sets are faces of the simplex that the flow keeps, with the truncated softmax as equilibrium. */
record FacesOfTheSimplex() implements Check {
    private static final double[] TEMPERATURES = {0.7, 1.5};
    private static final double TIME = 1;
    private static final double LATE = 25;

    @Override
    public String id() {
        return "faces";
    }

    @Override
    public String sentence() {
        return "Of the regularised flow on the top-k set (k = 3 and 40) and the nucleus (p = .9) of softmax(s/T) at a fixed"
                + " T, whether tokens that are not there stay away, the softmax renormalised on the set is the equilibrium,"
                + " and restricting commutes with flowing, for T = .7 and 1.5 on " + ScoreCase.WORDS;
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        Faces faces = new Faces();
        for (ScoreCase one : ScoreCase.all(columns)) {
            for (double temperature : TEMPERATURES) {
                double[] whole = Simplex.exp(
                        Solver.inLogs(new RegularisedFlow(one.scores(), temperature), one.start(), TIME)[0]);
                for (Truncation truncation : List.of(
                        new Truncation(temperature, 3, 1),
                        new Truncation(temperature, 40, 1),
                        new Truncation(temperature, Truncation.ALL, 0.9))) {
                    faces.compare(one, truncation, whole);
                }
            }
        }
        return Findings.of(List.of(
                faces.outside.criterion(),
                faces.equilibrium.criterion(),
                faces.exact.criterion(),
                faces.integrated.criterion()));
    }

    private static final class Faces {
        private final WorstCase outside = WorstCase.atMost("mass outside the set, integrated", 0, 0);
        private final WorstCase equilibrium = WorstCase.atMost(
                "total variation of the flow on the face at Tt = 25 to the renormalised softmax", 1e-8, 1e-4);
        private final WorstCase exact =
                WorstCase.atMost("restricting after flowing against before it, closed form", 1e-12, 1e-9);
        private final WorstCase integrated =
                WorstCase.atMost("restricting after flowing against before it, integrated", 1e-8, 1e-5);

        void compare(ScoreCase one, Truncation truncation, double[] whole) {
            int[] support = truncation.support(one.scores());
            SolvedFlow flow = new RegularisedFlow(one.scores(), truncation.temperature());
            String where = one.name() + ", " + truncation.describe() + " (" + support.length + " tokens)";
            double[] face = Simplex.conditioned(Simplex.exp(one.start()), support);
            double late = LATE / truncation.temperature();
            double[][] onFace = Solver.inProbabilities(flow, face, TIME, late);
            outside.add(outside(onFace[0], support) + outside(onFace[1], support), () -> where);
            equilibrium.add(Simplex.totalVariation(onFace[1], truncation.distribution(one.scores())), () -> where);
            double[] after = Simplex.conditioned(Simplex.exp(flow.at(one.start(), TIME)), support);
            exact.add(Simplex.largestDifference(after, Simplex.exp(flow.at(Simplex.log(face), TIME))), () -> where);
            integrated.add(Simplex.largestDifference(Simplex.conditioned(whole, support), onFace[0]), () -> where);
        }

        private static double outside(double[] p, int[] support) {
            Set<Integer> inside = java.util.Arrays.stream(support).boxed().collect(java.util.stream.Collectors.toSet());
            return IntStream.range(0, p.length)
                    .filter(i -> !inside.contains(i))
                    .mapToDouble(i -> Math.abs(p[i]))
                    .sum();
        }
    }
}
