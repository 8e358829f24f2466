package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.Stratum;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.statistics.TwoWayClusters;

/**
 * The effects of clauses on one trace. What was estimated once is kept: C3's signals are C1's and C2's, and every control
 * starts from the plain effects.
 */
final class EffectSource {
    private final Frame frame;
    private final Map<List<Object>, Effects> effects = new ConcurrentHashMap<>();
    private final Map<List<Object>, EffectFamily.Solved> solved = new ConcurrentHashMap<>();
    private final Map<List<Object>, MeanOverLayers> means = new ConcurrentHashMap<>();
    private final Map<List<Object>, double[]> cuts = new ConcurrentHashMap<>();
    private final Map<List<Stratum>, int[]> strata = new ConcurrentHashMap<>();
    private final Map<Observable, TwoWayClusters> clusters = new ConcurrentHashMap<>();
    private final Map<Observable, TokenTypesOfRows> types = new ConcurrentHashMap<>();

    EffectSource(Frame frame) {
        this.frame = frame;
    }

    Frame frame() {
        return frame;
    }

    /** The effects of a comparison, a correlation or an interaction, as the clause says against what. */
    Effects of(Clause clause, Reading reading) {
        boolean excess = clause.isExcess() && reading.labels() == Reading.Labels.TRUE;
        return excess ? excess(clause, reading, Reading.Labels.SELF) : plainly(clause, reading);
    }

    /** What is particular to the true labels: the effects minus those on other labels, row by row. */
    Effects excess(Clause clause, Reading reading, Reading.Labels others) {
        Effects plain = plainly(clause, reading);
        Effects other = plainly(clause, reading.with(others));
        List<Member> layers = IntStream.range(0, plain.layers().size())
                .mapToObj(l -> difference(l + 1, plain, other))
                .toList();
        if (clause instanceof Correlation correlation) {
            return CorrelationEstimator.split(frame, correlation, layers, Scale.PLAIN);
        }
        Map<String, Member> overall = new LinkedHashMap<>();
        if (clause instanceof Interaction) {
            List<Member> evaluable = layers.stream().filter(Member::evaluable).toList();
            if (!evaluable.isEmpty()) {
                overall.put(EffectLabel.OVERALL, Member.mean(frame, evaluable));
            }
            return InteractionEstimator.withCoverage(layers, overall, plain.figures());
        }
        plain.overall().forEach((name, member) -> {
            Member its = other.overall().get(name);
            overall.put(name, its == null ? member : member.minus(frame, its));
        });
        return new Effects(layers, overall, plain.scale(), plain.figures(), plain.undefined());
    }

    private Member difference(int layer, Effects plain, Effects other) {
        if (plain.scale() == Scale.FISHER) {
            // Correlations are subtracted as they are: a difference of Fisher's z has no scale that people know.
            return plain.layers()
                    .get(layer - 1)
                    .shown(frame)
                    .minus(frame, other.layers().get(layer - 1).shown(frame));
        }
        return plain.layers().get(layer - 1).minus(frame, other.layers().get(layer - 1));
    }

    /** The effects of a clause as they are, whatever it is measured against. */
    Effects plainly(Clause clause, Reading reading) {
        if (!reading.isShared()) {
            return estimate(clause, reading);
        }
        List<Object> key = List.of(plain(clause), reading);
        @Nullable Effects known = effects.get(key);
        if (known == null) {
            known = estimate(clause, reading);
            effects.put(key, known);
        }
        return known;
    }

    /** A clause's intervals and labels, which claims that share the clause and their controls ask for again. */
    EffectFamily.Solved solved(
            Clause clause, Reading reading, EffectFamily.Settings settings, Supplier<EffectFamily> family) {
        if (!reading.isShared()) {
            return family.get().solve();
        }
        List<Object> key = List.of(clause, reading, settings);
        EffectFamily.@Nullable Solved known = solved.get(key);
        if (known == null) {
            known = family.get().solve();
            solved.put(key, known);
        }
        return known;
    }

    /** Floors and what is subtracted change nothing in the effects themselves, so they have no part in the key. */
    private static Clause plain(Clause clause) {
        if (clause instanceof Comparison comparison) {
            return comparison.by(comparison.effect().plain());
        }
        if (clause instanceof Correlation correlation) {
            return correlation.by(correlation.effect().plain());
        }
        return clause instanceof Interaction interaction
                ? interaction.by(interaction.effect().plain())
                : clause;
    }

    private Effects estimate(Clause clause, Reading reading) {
        if (clause instanceof Comparison comparison) {
            return new ComparisonEstimator(this, comparison, reading).estimate();
        }
        if (clause instanceof Correlation correlation) {
            return new CorrelationEstimator(frame, correlation, reading).estimate();
        }
        if (clause instanceof Interaction interaction) {
            return new InteractionEstimator(this, interaction, reading).estimate();
        }
        if (clause instanceof Level level) {
            return new LevelEstimator(frame, level, reading).estimate();
        }
        throw new IllegalArgumentException(clause.family().words() + " has no effects layer by layer");
    }

    MeanOverLayers mean(Quantity quantity, Reading reading) {
        List<Object> key = new ArrayList<>(List.of(quantity, reading.weights()));
        if (quantity.dependsOnTheLabel()) {
            key.add(reading.labels());
        }
        return means.computeIfAbsent(key, any -> MeanOverLayers.of(frame, quantity, reading));
    }

    /** Cut points of an interaction, which its controls share. */
    double[] cuts(Interaction clause, Reading plain, Supplier<double[]> computed) {
        return cuts.computeIfAbsent(List.of(clause, plain), any -> computed.get());
    }

    int[] strata(List<Stratum> of) {
        return strata.computeIfAbsent(of, any -> StrataOfRows.of(frame.columns(), of));
    }

    /** The types of the tokens at the positions, or of the next tokens that a reading takes. */
    TokenTypesOfRows types(Observable tokens) {
        return types.computeIfAbsent(tokens, any -> TokenTypesOfRows.of(frame.columns(), tokens));
    }

    TwoWayClusters clusters(Observable tokens) {
        TokenTypesOfRows ofRows = types(tokens);
        return clusters.computeIfAbsent(
                tokens,
                any -> new TwoWayClusters(frame.clusterOfRow(), frame.clusters(), ofRows.type(), ofRows.types()));
    }

    /**
     * Whose token types count for a clause: those at the positions, and those of the labels too where the clause depends on
     * them.
     */
    static List<Observable> tokensOf(Clause clause, Reading reading) {
        boolean labels = clause.requires().stream().anyMatch(o -> o.name().equals(Observables.LENS_SURPRISAL.name()));
        return labels ? List.of(Observables.TOKEN, reading.label()) : List.of(Observables.TOKEN);
    }
}
