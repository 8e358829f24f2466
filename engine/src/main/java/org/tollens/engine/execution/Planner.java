package org.tollens.engine.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.MeasurementPlan;
import org.tollens.inference.MeasurementSettings;

/** One plan for each model and corpus: the union of what the claims on them need, and nothing else. */
final class Planner {
    private Planner() {}

    static List<MeasurementStep> plan(Map<ClaimTarget, SpecBuilder.Built> claims, MeasurementSettings settings) {
        Map<String, Map<String, Map<String, Observable>>> needs = new TreeMap<>();
        claims.forEach((target, built) -> {
            if (built instanceof SpecBuilder.Built.Ready ready) {
                Map<String, Observable> observables = needs.computeIfAbsent(
                                target.key().model(), k -> new TreeMap<>())
                        .computeIfAbsent(target.key().corpus(), k -> new LinkedHashMap<>());
                ready.constraint().requires().forEach(observable -> observables.put(observable.key(), observable));
            }
        });
        return needs.entrySet().stream()
                .flatMap(model -> model.getValue().entrySet().stream()
                        .map(corpus -> new MeasurementStep(new MeasurementPlan(
                                model.getKey(),
                                corpus.getKey(),
                                Set.copyOf(corpus.getValue().values()),
                                Set.of(),
                                settings))))
                .toList();
    }
}
