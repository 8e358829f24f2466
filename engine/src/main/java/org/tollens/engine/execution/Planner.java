package org.tollens.engine.execution;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.MeasurementPlan;
import org.tollens.inference.MeasurementSettings;

/** One plan for each model and corpus: the union of what the claims on them need, and nothing else. */
final class Planner {
    private Planner() {}

    static List<MeasurementStep> plan(Map<ClaimTarget, SpecBuilder.Built> claims, MeasurementSettings settings) {
        Map<String, Map<String, Need>> needs = new TreeMap<>();
        claims.forEach((target, built) -> {
            if (built instanceof SpecBuilder.Built.Ready ready) {
                needs.computeIfAbsent(target.key().model(), k -> new TreeMap<>())
                        .computeIfAbsent(target.key().corpus(), k -> new Need(new HashSet<>(), new HashSet<>()))
                        .add(ready.constraint());
            }
        });
        return needs.entrySet().stream()
                .flatMap(model -> model.getValue().entrySet().stream()
                        .map(corpus ->
                                new MeasurementStep(corpus.getValue().plan(model.getKey(), corpus.getKey(), settings))))
                .toList();
    }

    /** What the claims seen so far need of a model, and of random initialisations of its architecture. */
    private record Need(Set<Observable> ofTheModel, Set<Observable> onRandomWeights) {
        void add(Constraint constraint) {
            ofTheModel.addAll(constraint.requires());
            onRandomWeights.addAll(constraint.requiresOnRandomWeights());
        }

        MeasurementPlan plan(String model, String corpus, MeasurementSettings settings) {
            return new MeasurementPlan(
                    model,
                    corpus,
                    Set.copyOf(ofTheModel),
                    settings.randomWeights() == 0 ? Set.of() : Set.copyOf(onRandomWeights),
                    settings);
        }
    }
}
