package org.tollens.claims;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.check.WorstCase;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.dynamics.Conformance;
import org.tollens.dynamics.Sampler;
import org.tollens.dynamics.Truncation;

/**
 * R5: a sampler draws from the truncated softmax that it says it draws from.
 *
 * @param name whose sampler it is
 * @param sampler makes it for each setting
 * @param settings what it is asked for
 * @param draws for each setting and score
 */
record SamplerConforms(String name, Function<Truncation, Sampler> sampler, List<Truncation> settings, long draws)
        implements Check {
    private static final double LEVEL = 1e-4;
    private static final long SEED = 20_261_124L;

    @Override
    public String id() {
        return "sampler";
    }

    @Override
    public String sentence() {
        return "Of " + draws + " draws (seed " + SEED + ") of " + name + " with "
                + settings.stream().map(Truncation::describe).collect(Collectors.joining("; "))
                + ", whether Pearson's X2 over tokens that expect 5 or more, the rest pooled, has a p of 1e-4 or more against"
                + " softmax(s/T) renormalised on the set, and none lies outside it, on next-token scores of "
                + ScoreCase.DOCUMENTS + " documents and synthetic scores of 5 and 50 tokens";
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(Observables.NEXT_TOKEN_SCORES);
    }

    @Override
    public Findings run(Columns columns) {
        WorstCase fit = WorstCase.atLeast("p of X2", LEVEL, LEVEL);
        WorstCase outside = WorstCase.atMost("draws outside the set", 0, 0);
        SplittableRandom random = new SplittableRandom(SEED);
        List<ScoreCase> cases = ScoreCase.all(columns);
        // Each score has two cases, which differ in where a flow starts.
        for (int i = 0; i < cases.size(); i += 2) {
            ScoreCase one = cases.get(i);
            for (Truncation setting : settings) {
                Conformance found = conformance(one.scores(), setting, random.split());
                String where = one.name().replace(", uniform start", "") + ", " + setting.describe();
                fit.add(
                        found.p(),
                        () -> where + " (X2 = " + Math.round(found.statistic()) + " over " + found.bins()
                                + " bins, G = " + Math.round(found.likelihoodRatio()) + ")");
                outside.add((double) found.outside(), () -> where);
            }
        }
        return new Findings(List.of(fit.criterion(), outside.criterion()), List.of(), List.of());
    }

    private Conformance conformance(double[] scores, Truncation setting, SplittableRandom random) {
        long[] counts = Sampler.count(sampler.apply(setting).over(scores), scores.length, draws, random);
        return Conformance.of(counts, setting.distribution(scores));
    }
}
