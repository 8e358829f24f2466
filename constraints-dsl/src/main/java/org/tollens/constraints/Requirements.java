package org.tollens.constraints;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.control.Adjusted;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.control.SelfLabels;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** What judging a constraint reads, its controls and variations included. */
final class Requirements {
    /** Labels, and what is correct: read from the model itself also when random weights are judged. */
    private static final Set<String> OF_THE_MODEL_ITSELF = Set.of(
            Observables.TOKEN.name(),
            Observables.TARGET.name(),
            Observables.SELF_LABEL.name(),
            Observables.LENS_TOP1.name(),
            Observables.LENS_SURPRISAL_SELF.name(),
            Observables.SKIP_SURPRISAL.name());

    private Requirements() {}

    static Set<Observable> of(Constraint constraint) {
        Set<Observable> all = new LinkedHashSet<>();
        clauses(constraint).forEach(clause -> all.addAll(clause.requires()));
        if (!(constraint.clause() instanceof Joint)) {
            // Whose words carry an effect is asked of every claim.
            all.add(Observables.TOKEN);
            all.add(Observables.TARGET);
        }
        if (constraint.control(SelfLabels.class).isPresent()) {
            if (all.contains(Observables.SELF_LABEL)) {
                all.add(Observables.CALIBRATED_SELF_LABEL);
            }
            if (all.contains(Observables.LENS_SURPRISAL_SELF)) {
                all.add(Observables.LENS_SURPRISAL_CALIBRATED_SELF);
            }
        }
        return all;
    }

    static Set<Observable> onRandomWeights(Constraint constraint) {
        if (constraint.clause() instanceof Joint joint) {
            Set<Observable> all = new LinkedHashSet<>();
            joint.parts().forEach(part -> all.addAll(part.claim().requiresOnRandomWeights()));
            return all;
        }
        Set<Observable> all = new LinkedHashSet<>();
        if (constraint.control(RandomWeights.class).isPresent()) {
            clauses(constraint).forEach(clause -> all.addAll(clause.requires()));
            all.removeIf(observable -> OF_THE_MODEL_ITSELF.contains(observable.name()));
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
