package org.tollens.constraints.rule;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.observable.FlowObservables.Metric;

/** Evidence of thresholds, step refinements and contractions, on both sides of every bound that a rule asks about. */
final class FlowSituations {
    private static final int LAYERS = 12;

    private FlowSituations() {}

    /** Every number of layers with a threshold, of these sparse, and able to be sparse. */
    static Stream<ClauseEvidence> thresholds() {
        return counts().flatMap(kinked -> upTo(kinked).flatMap(sparse -> IntStream.rangeClosed(sparse, LAYERS)
                .boxed()
                .flatMap(possible -> IntStream.rangeClosed(sparse, LAYERS)
                        .mapToObj(negligible -> thresholds(kinked, sparse, possible, negligible)))));
    }

    private static Stream<Integer> counts() {
        return upTo(LAYERS);
    }

    private static Stream<Integer> upTo(int most) {
        return IntStream.rangeClosed(0, most).boxed();
    }

    private static ClauseEvidence thresholds(int kinked, int sparse, int possible, int negligible) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Figure.KINKED.key(), kinked / (double) LAYERS);
        figures.put(Figure.SPARSE.key(), sparse / (double) LAYERS);
        figures.put(Figure.POSSIBLY_SPARSE.key(), possible / (double) LAYERS);
        figures.put(Figure.NEGLIGIBLE_LOW_END.key(), negligible / (double) LAYERS);
        return evidence("kink", Map.of(), figures);
    }

    /** Orders inside, at the ends of and outside of each range, with losses within, beyond and across each bound. */
    static Stream<ClauseEvidence> refinements(List<Condition> conditions) {
        List<Condition> leaves =
                conditions.stream().flatMap(FlowSituations::leaves).toList();
        TreeSet<Double> orders = new TreeSet<>(List.of(0.0, 1.0, 2.0));
        List<Estimate> losses = new ArrayList<>();
        for (Condition leaf : leaves) {
            if (leaf instanceof OrderWithin order) {
                List.of(order.low(), order.high()).forEach(end -> orders.addAll(List.of(end - 0.01, end, end + 0.01)));
            } else if (leaf instanceof LossChange loss) {
                double bound = loss.bound();
                losses.add(estimate(-bound / 2, bound / 2));
                losses.add(estimate(1.1 * bound, 2 * bound));
                losses.add(estimate(-2 * bound, -1.1 * bound));
                losses.add(estimate(0, 2 * bound));
            }
        }
        losses.add(estimate(-1e-6, 1e-6));
        List<Estimate> distinct = losses.stream().distinct().toList();
        return orders.stream().flatMap(first -> orders.stream().flatMap(second -> orders.stream()
                .flatMap(third -> distinct.stream().map(loss -> refinement(List.of(first, second, third), loss)))));
    }

    private static ClauseEvidence refinement(List<Double> orders, Estimate loss) {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (int i = 0; i < orders.size(); i++) {
            figures.put(OrderWithin.key(1 << i), orders.get(i));
        }
        return evidence("change of the loss", Map.of(EffectLabel.OVERALL, loss), figures);
    }

    /** For each metric two perturbations, each contracting, shown not to, or neither. */
    static Stream<ClauseEvidence> contractions() {
        List<Estimate> rates = List.of(estimate(-0.04, -0.02), estimate(-0.02, 0.02), estimate(0.02, 0.04));
        int metrics = Metric.values().length;
        int each = rates.size() * rates.size();
        return IntStream.range(0, (int) Math.pow(each, metrics)).mapToObj(code -> {
            Map<String, Estimate> overall = new LinkedHashMap<>();
            int rest = code;
            for (Metric metric : Metric.values()) {
                String word = PerturbationsContract.word(metric);
                overall.put(word + ", gaussian .01", rates.get(rest % each % rates.size()));
                overall.put(word + ", token .01", rates.get(rest % each / rates.size()));
                rest /= each;
            }
            return evidence("rate per layer", overall, Map.of());
        });
    }

    private static Estimate estimate(double low, double high) {
        double floor = 0.01;
        Label label = high < -floor ? Label.NEGATIVE : low > floor ? Label.POSITIVE : Label.UNRESOLVED;
        return new Estimate(
                (low + high) / 2,
                low,
                high,
                0.01,
                0.5,
                floor,
                1000,
                100,
                label,
                high >= floor,
                low <= -floor,
                0.06,
                Double.NaN,
                Double.NaN);
    }

    private static ClauseEvidence evidence(String effect, Map<String, Estimate> overall, Map<String, Double> figures) {
        return new ClauseEvidence("made-up", "", effect, List.of(), overall, figures, List.of());
    }

    private static Stream<Condition> leaves(Condition condition) {
        List<Condition> parts = condition instanceof AllOf all
                ? all.conditions()
                : condition instanceof AnyOf any ? any.conditions() : List.of();
        return parts.isEmpty() ? Stream.of(condition) : parts.stream().flatMap(FlowSituations::leaves);
    }
}
