package org.tollens.constraints.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;

/** Evidence of correlations over depth: runs of one kind of label, and seeded random sequences of kinds. */
final class DepthPatterns {
    private static final int LAYERS = 20;
    private static final int SIDE = 2;
    private static final int RANDOM = 400;
    private static final double[] CHANCES = {0.0002, 0.04, 0.5};

    private DepthPatterns() {}

    static Stream<ClauseEvidence> all() {
        return Stream.concat(runs(), random()).flatMap(DepthPatterns::withPooled);
    }

    /** Two kinds that alternate in runs of every length. */
    private static Stream<List<LayerEstimate>> runs() {
        int kinds = Kind.OF_LAYERS.size();
        return IntStream.range(0, kinds * kinds).boxed().flatMap(pair -> IntStream.rangeClosed(1, LAYERS)
                .mapToObj(length -> IntStream.range(0, LAYERS)
                        .mapToObj(l -> Kind.OF_LAYERS
                                .get((l / length) % 2 == 0 ? pair / kinds : pair % kinds)
                                .layer())
                        .toList()));
    }

    private static Stream<List<LayerEstimate>> random() {
        Random random = new Random(1);
        return IntStream.range(0, RANDOM).mapToObj(r -> {
            List<LayerEstimate> layers = new ArrayList<>();
            int longest = 1 + random.nextInt(6);
            while (layers.size() < LAYERS) {
                Kind kind = Kind.OF_LAYERS.get(random.nextInt(Kind.OF_LAYERS.size()));
                for (int run = 1 + random.nextInt(longest); run > 0 && layers.size() < LAYERS; run--) {
                    layers.add(kind.layer());
                }
            }
            return layers;
        });
    }

    private static Stream<ClauseEvidence> withPooled(List<LayerEstimate> layers) {
        return IntStream.of(SIDE, 10, LAYERS - SIDE).boxed().flatMap(change -> Stream.of(1, -1)
                .flatMap(sign -> sizes().flatMap(pooled -> IntStream.range(0, CHANCES.length)
                        .mapToObj(p -> evidence(layers, change, sign, pooled, CHANCES[p])))));
    }

    /** Pairs of pooled correlations: opposite at several sizes, and one that is nothing. */
    private static Stream<double[]> sizes() {
        return Stream.of(
                new double[] {0.9, -0.9}, new double[] {0.06, -0.06}, new double[] {0.2, 0.2}, new double[] {0.2, 0});
    }

    private static ClauseEvidence evidence(
            List<LayerEstimate> layers, int change, int sign, double[] pooled, double chance) {
        Map<String, Double> figures = DepthSigns.figures(layers, change, SIDE, sign);
        figures.put(Figure.LAYER_ORDER_P.key(), chance);
        Map<String, Estimate> overall =
                Map.of(OppositePooled.BEFORE, pooled(sign * pooled[0]), OppositePooled.AFTER, pooled(sign * pooled[1]));
        return new ClauseEvidence("made-up", "", "Spearman rho", layers, overall, figures, List.of());
    }

    private static Estimate pooled(double value) {
        Label label = value > 0 ? Label.POSITIVE : value < 0 ? Label.NEGATIVE : Label.NULL;
        return new Estimate(
                value,
                value - 0.01,
                value + 0.01,
                0.003,
                0.5,
                0.05,
                1000,
                100,
                label,
                value > 0,
                value < 0,
                0.06,
                0,
                Double.NaN);
    }
}
