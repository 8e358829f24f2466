package org.tollens.constraints.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;

/** Evidence with every number of layers of every kind, under every kind of overall effect. */
final class LabelCounts {
    private static final int LAYERS = 12;
    private static final int KINDS = Kind.OF_LAYERS.size();
    private static final LayerEstimate NOT_EVALUABLE = new LayerEstimate(
            1,
            new Estimate(
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    0.05,
                    0,
                    0,
                    org.tollens.constraints.evidence.Label.UNRESOLVED,
                    false,
                    false,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN),
            "");

    private LabelCounts() {}

    static Stream<ClauseEvidence> all(Family family) {
        int[] evaluable = family == Family.INTERACTION ? new int[] {12, 9, 4, 0} : new int[] {LAYERS};
        Stream<int[]> plain = Stream.concat(mixes(20), mixes(100));
        Stream<ClauseEvidence> plainFirst = plain.flatMap(counts -> withOverall(counts, 0));
        Stream<ClauseEvidence> exhaustive = IntStream.of(evaluable).boxed().flatMap(k -> compositions(k, KINDS)
                .flatMap(counts -> withOverall(counts, LAYERS - k)));
        return Stream.concat(plainFirst, exhaustive);
    }

    /** Two kinds in all proportions: the corners of the space, where most rules are met. */
    private static Stream<int[]> mixes(int layers) {
        return IntStream.range(0, KINDS * KINDS)
                .filter(pair -> pair / KINDS < pair % KINDS)
                .boxed()
                .flatMap(pair -> IntStream.rangeClosed(0, layers).mapToObj(some -> {
                    int[] counts = new int[KINDS];
                    counts[pair / KINDS] = some;
                    counts[pair % KINDS] = layers - some;
                    return counts;
                }));
    }

    /** Every way to divide layers among kinds. */
    static Stream<int[]> compositions(int layers, int kinds) {
        if (kinds == 1) {
            return Stream.of(new int[] {layers});
        }
        return IntStream.rangeClosed(0, layers).boxed().flatMap(last -> compositions(layers - last, kinds - 1)
                .map(first -> {
                    int[] counts = java.util.Arrays.copyOf(first, kinds);
                    counts[kinds - 1] = last;
                    return counts;
                }));
    }

    private static Stream<ClauseEvidence> withOverall(int[] counts, int notEvaluable) {
        List<LayerEstimate> layers = new ArrayList<>();
        for (int kind = 0; kind < counts.length; kind++) {
            layers.addAll(
                    Collections.nCopies(counts[kind], Kind.OF_LAYERS.get(kind).layer()));
        }
        double evaluable = layers.size();
        layers.addAll(Collections.nCopies(notEvaluable, NOT_EVALUABLE));
        List<LayerEstimate> shared = List.copyOf(layers);
        Map<String, Double> figures = Map.of(Figure.COVERAGE.key(), evaluable / layers.size());
        return Stream.of(Kind.values())
                .map(overall -> new ClauseEvidence(
                        "made-up",
                        "",
                        "Cliff's delta",
                        shared,
                        Map.of(EffectLabel.OVERALL, overall.estimate()),
                        figures,
                        List.of()));
    }
}
