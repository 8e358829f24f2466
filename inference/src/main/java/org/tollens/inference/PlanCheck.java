package org.tollens.inference;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.tollens.constraints.intervention.Interventions;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.device.ExtraPasses;
import org.tollens.inference.device.InterventionCheck;
import org.tollens.inference.hook.OwnObservables;
import org.tollens.inference.model.ModelConfig;
import org.tollens.inference.model.ModelFolder;
import org.tollens.models.ModelSpec;

/** Refuses a plan that can't be met, before anything is measured. */
final class PlanCheck {
    /** What a model draws or gets right, and which of its blocks matter, says nothing when it was not trained. */
    private static final Set<String> OF_THE_MODEL_ITSELF =
            Set.of(Observables.SELF_LABEL.name(), Observables.LENS_SURPRISAL_SELF.name(), Observables.LENS_TOP1.name());

    private PlanCheck() {}

    static void check(ModelSpec spec, ModelFolder folder, MeasurementPlan plan) {
        checkSpec(spec, folder.config());
        checkSettings(spec, folder.config(), plan.settings());
        plan.observables().stream()
                .filter(observable -> observable.name().equals(Interventions.SURPRISAL))
                .forEach(observable -> InterventionCheck.check(
                        Interventions.of(observable),
                        folder.config(),
                        plan.settings().window()));
        checkObservables(plan.observables(), PlanCheck::isKnown);
        checkObservables(plan.onRandomWeights(), o -> isKnown(o) && isKnownOfRandomWeights(o));
    }

    private static boolean isKnown(Observable observable) {
        return Observables.builtIn().contains(observable)
                || ExtraPasses.measure(observable)
                || OwnObservables.find(observable).isPresent()
                || isTuned(observable);
    }

    private static boolean isTuned(Observable observable) {
        return Observables.builtIn().stream()
                .anyMatch(o -> Observables.isOfLens(o) && Observables.tuned(o).equals(observable));
    }

    private static boolean isKnownOfRandomWeights(Observable observable) {
        return !OF_THE_MODEL_ITSELF.contains(observable.name()) && ExtraPasses.mayBeOnRandomWeights(observable);
    }

    private static void checkObservables(Set<Observable> planned, Predicate<Observable> known) {
        List<Observable> unknown = planned.stream().filter(o -> !known.test(o)).toList();
        if (!unknown.isEmpty()) {
            List<Observable> allowed =
                    Observables.builtIn().stream().filter(known).toList();
            throw new MeasurementException("expected observables among " + allowed + ", found " + unknown
                    + "; use one of these, or build one of your own with OwnObservables.ownObservable(...)"
                    + " in the process that measures it: that registers its code");
        }
    }

    private static void checkSpec(ModelSpec spec, ModelConfig config) {
        if (!spec.dtype().equals("float32")) {
            throw new MeasurementException("expected dtype float32 for model " + spec.id() + ", found " + spec.dtype()
                    + "; other arithmetic is not supported");
        }
        if (!spec.family().equals(config.family())) {
            throw new MeasurementException("expected family " + spec.family() + " as the spec of " + spec.id()
                    + " says, found model_type " + config.family() + " in its config.json; correct the spec");
        }
    }

    private static void checkSettings(ModelSpec spec, ModelConfig config, MeasurementSettings settings) {
        int context = Math.min(spec.context(), config.context());
        if (!(settings.skipFirst() >= 1)) {
            throw new MeasurementException("expected at least 1 skipped position, found " + settings.skipFirst()
                    + "; attention at position 0 sees one key and has no concentration");
        }
        if (!(settings.window() >= settings.skipFirst() + 2 && settings.window() <= context)) {
            throw new MeasurementException("expected a window of " + (settings.skipFirst() + 2) + " to " + context
                    + " tokens for model " + spec.id() + " (its context), found " + settings.window());
        }
        if (!(settings.documents() >= 0
                && settings.skipDocuments() >= 0
                && settings.flowDocuments() >= 0
                && settings.lensDocuments() >= 0)) {
            throw new MeasurementException("expected 0 (for all) or more documents, found " + settings.documents()
                    + ", " + settings.skipDocuments() + " to skip blocks on and " + settings.flowDocuments()
                    + " to follow flows on and " + settings.lensDocuments() + " to fit a tuned lens on");
        }
        if (!(settings.randomWeights() >= 0)) {
            throw new MeasurementException(
                    "expected 0 (for none) or more random initialisations, found " + settings.randomWeights());
        }
    }
}
