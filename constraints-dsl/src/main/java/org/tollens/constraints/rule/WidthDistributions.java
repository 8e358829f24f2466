package org.tollens.constraints.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tollens.constraints.evidence.ClauseEvidence;

/** Evidence of convergences: widths whose bootstrap has two values in some proportion, and chances of the width. */
final class WidthDistributions {
    private static final double[] SHARES = {0, 0.02, 0.05, 0.2, 0.5, 0.8, 0.95, 0.98, 1};
    private static final double[] CHANCES = {0.0005, 0.01, 0.04, 0.2, 0.8, 1};

    private WidthDistributions() {}

    static Stream<ClauseEvidence> all(List<Condition> conditions) {
        List<WidthProbability> asked = new ArrayList<>();
        conditions.forEach(c -> asked.addAll(asked(c)));
        TreeSet<Double> widths = new TreeSet<>(List.of(0.0, 0.1, 0.2, 0.5, 1.0));
        asked.forEach(a -> widths.add(a.width()));
        return widths.stream().flatMap(first -> widths.stream()
                .flatMap(second -> java.util.Arrays.stream(SHARES).boxed().flatMap(share -> java.util.Arrays.stream(
                                CHANCES)
                        .mapToObj(chance -> evidence(asked, first, second, share, chance)))));
    }

    /** The width limits that a condition asks about. */
    static List<WidthProbability> asked(Condition condition) {
        if (condition instanceof WidthProbability width) {
            return List.of(width);
        }
        List<Condition> parts = condition instanceof AllOf all
                ? all.conditions()
                : condition instanceof AnyOf any ? any.conditions() : List.of();
        return parts.stream().flatMap(part -> asked(part).stream()).toList();
    }

    private static ClauseEvidence evidence(
            List<WidthProbability> asked, double first, double second, double share, double chance) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Figure.WIDTH.key(), first);
        figures.put(Figure.WIDTH_P.key(), chance);
        for (WidthProbability limit : asked) {
            double within = (first <= limit.width() ? 1 - share : 0) + (second <= limit.width() ? share : 0);
            figures.put(limit.key(), limit.within() ? within : 1 - within);
        }
        return new ClauseEvidence("made-up", "", "width of the range", List.of(), Map.of(), figures, List.of());
    }
}
