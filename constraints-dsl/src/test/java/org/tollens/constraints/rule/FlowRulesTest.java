package org.tollens.constraints.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.rule.Conditions.*;
import static org.tollens.constraints.rule.FlowConditions.*;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.FlowObservables.Metric;

/** The rules of thresholds, step refinements and contractions against the same rules in plain code, on all evidence. */
class FlowRulesTest {
    private static final Rule C4S = new Rule(
            sparseLayers().isAtLeast(0.50),
            anyOf(sparseLayers().isAtLeast(0.25), layersWithAThreshold().isAtLeast(0.50)),
            layersThatCanBeSparse().isLessThan(0.25));

    private static final Rule F2 = new Rule(
            allOf(orderFrom(1).isBetween(0.8, 1.2), lossChange().isWithin(0.05)),
            anyOf(
                    allOf(orderFrom(1).isBetween(0.8, 1.2), lossChange().isBeyond(0.05)),
                    allOf(
                            orderFrom(1).isOutsideOf(0.8, 1.2),
                            orderFrom(4).isBetween(0.8, 1.2),
                            lossChange().isWithin(0.05))),
            allOf(
                    orderFrom(1).isOutsideOf(0.8, 1.2),
                    anyOf(lossChange().isBeyond(0.05), orderFrom(4).isOutsideOf(0.8, 1.2))));

    private static final Rule F3 = new Rule(
            absolutePerturbations().contract(),
            allOf(
                    absolutePerturbations().doNotContract(),
                    anyOf(
                            relativePerturbations().contract(),
                            postNormPerturbations().contract())),
            allOf(
                    absolutePerturbations().doNotContract(),
                    relativePerturbations().doNotContract(),
                    postNormPerturbations().doNotContract()));

    /** Checks every evidence against a definition, and that no evidence that passes also meets the rule of failing. */
    private static void decides(
            Family family,
            Rule rule,
            Predicate<ClauseEvidence> passes,
            Predicate<ClauseEvidence> partial,
            Predicate<ClauseEvidence> fails) {
        Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        Situations.of(family, List.of(rule.pass(), rule.partial().orElseThrow(), rule.fail()))
                .forEach(evidence -> {
                    VerdictKind expected = passes.test(evidence)
                            ? VerdictKind.PASS
                            : partial.test(evidence)
                                    ? VerdictKind.PARTIAL
                                    : fails.test(evidence) ? VerdictKind.FAIL : VerdictKind.INSUFFICIENT;
                    if (rule.verdict(evidence) != expected
                            || (passes.test(evidence) && rule.fail().holds(evidence))) {
                        throw new AssertionError(
                                expected + " expected, " + rule.verdict(evidence) + " found on " + evidence);
                    }
                    seen.merge(expected, 1, Integer::sum);
                });
        assertThat(seen).containsOnlyKeys(VerdictKind.values());
    }

    private static double figure(ClauseEvidence evidence, String key) {
        return Objects.requireNonNull(evidence.figures().get(key), key);
    }

    @Test
    void c4sDecidesEveryShareOfLayers() {
        decides(
                Family.THRESHOLD,
                C4S,
                e -> figure(e, "share of layers with both parts") >= 0.5,
                e -> figure(e, "share of layers with both parts") >= 0.25
                        || figure(e, "share of layers with a threshold") >= 0.5,
                e -> figure(e, "share of layers that can have both parts") < 0.25);
    }

    private static boolean in(ClauseEvidence evidence, int steps) {
        double order = figure(evidence, "order p from " + (steps == 1 ? "1 step" : steps + " steps") + " a block");
        return order >= 0.8 && order <= 1.2;
    }

    private static boolean within(ClauseEvidence evidence) {
        Estimate loss = Objects.requireNonNull(evidence.overall().get("overall"));
        return loss.ciLow() > -0.05 && loss.ciHigh() < 0.05;
    }

    private static boolean beyond(ClauseEvidence evidence) {
        Estimate loss = Objects.requireNonNull(evidence.overall().get("overall"));
        return loss.ciLow() > 0.05 || loss.ciHigh() < -0.05;
    }

    @Test
    void f2DecidesEveryOrderAndLoss() {
        decides(
                Family.REFINEMENT,
                F2,
                e -> in(e, 1) && within(e),
                e -> (in(e, 1) && beyond(e)) || (!in(e, 1) && in(e, 4) && within(e)),
                e -> !in(e, 1) && (beyond(e) || !in(e, 4)));
    }

    private static boolean contracts(ClauseEvidence evidence, Metric metric) {
        return rates(evidence, metric).stream().allMatch(rate -> rate.ciHigh() < -0.01);
    }

    private static boolean doesNot(ClauseEvidence evidence, Metric metric) {
        return rates(evidence, metric).stream().anyMatch(rate -> rate.ciLow() > -0.01);
    }

    private static List<Estimate> rates(ClauseEvidence evidence, Metric metric) {
        String word =
                switch (metric) {
                    case ABSOLUTE -> "absolute,";
                    case RELATIVE -> "relative,";
                    case POST_NORM -> "post-norm,";
                };
        return evidence.overall().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(word))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Test
    void f3DecidesEveryCombinationOfRates() {
        decides(
                Family.CONTRACTION,
                F3,
                e -> contracts(e, Metric.ABSOLUTE),
                e -> doesNot(e, Metric.ABSOLUTE) && (contracts(e, Metric.RELATIVE) || contracts(e, Metric.POST_NORM)),
                e -> doesNot(e, Metric.ABSOLUTE) && doesNot(e, Metric.RELATIVE) && doesNot(e, Metric.POST_NORM));
    }
}
