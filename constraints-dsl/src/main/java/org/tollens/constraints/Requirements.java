package org.tollens.constraints;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.tollens.constraints.clause.Checking;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.control.Adjusted;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.control.SelfLabels;
import org.tollens.constraints.control.TunedLens;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** What judging a constraint reads, its controls and variations included. */
final class Requirements {
    private Requirements() {}

    static Set<Observable> of(Constraint constraint) {
        Set<Observable> all = new LinkedHashSet<>();
        clauses(constraint).forEach(clause -> all.addAll(clause.requires()));
        if (!(constraint.clause() instanceof Joint || constraint.clause() instanceof Checking)) {
            // Whose words carry an effect is asked of every claim.
            all.add(Observables.TOKEN);
            all.add(Observables.TARGET);
        }
        if (constraint.control(SelfLabels.class).isPresent()
                || clauses(constraint).anyMatch(Clause::isExcess)) {
            addSelfLabels(all);
        }
        if (constraint.control(TunedLens.class).isPresent()) {
            all.addAll(tuned(all));
        }
        return all;
    }

    private static void addSelfLabels(Set<Observable> all) {
        Observable tuned = Observables.tuned(Observables.LENS_SURPRISAL_SELF);
        if (all.contains(Observables.LENS_SURPRISAL_SELF) || all.contains(tuned)) {
            // Whose types are units of evidence too.
            all.add(Observables.SELF_LABEL);
        }
        if (all.contains(Observables.SELF_LABEL)) {
            all.add(Observables.CALIBRATED_SELF_LABEL);
        }
        if (all.contains(Observables.LENS_SURPRISAL_SELF)) {
            all.add(Observables.LENS_SURPRISAL_CALIBRATED_SELF);
        }
        if (all.contains(tuned)) {
            all.add(Observables.tuned(Observables.LENS_SURPRISAL_CALIBRATED_SELF));
        }
    }

    /** The same of the tuned lens; what is correct is the same by both. */
    private static Set<Observable> tuned(Set<Observable> all) {
        Set<Observable> result = new LinkedHashSet<>();
        all.stream()
                .filter(o -> Observables.isOfLens(o) && !o.equals(Observables.LENS_TOP1))
                .forEach(o -> result.add(Observables.tuned(o)));
        return result;
    }

    /** What is correct, strata, self labels and skip losses are read from the model itself also then. */
    static Set<Observable> onRandomWeights(Constraint constraint) {
        if (constraint.clause() instanceof Joint joint) {
            Set<Observable> all = new LinkedHashSet<>();
            joint.parts().forEach(part -> all.addAll(part.claim().requiresOnRandomWeights()));
            return all;
        }
        Set<Observable> all = new LinkedHashSet<>();
        if (constraint.control(RandomWeights.class).isPresent()) {
            clauses(constraint)
                    .flatMap(clause -> clause.onRandomWeights().stream())
                    .filter(observable -> !Observables.isTuned(observable))
                    .forEach(all::add);
        }
        return all;
    }

    private static Stream<Clause> clauses(Constraint constraint) {
        return Stream.of(
                        Stream.of(constraint.clause()),
                        constraint.variations().stream().map(Variation::clause),
                        constraint.control(Adjusted.class).stream().map(Adjusted::comparison))
                .flatMap(part -> part);
    }
}
