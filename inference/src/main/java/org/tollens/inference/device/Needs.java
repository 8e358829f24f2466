package org.tollens.inference.device;

import static org.tollens.constraints.observable.Observables.ATTENTION_CONCENTRATION;
import static org.tollens.constraints.observable.Observables.ATTENTION_CONCENTRATION_SINK_REMOVED;
import static org.tollens.constraints.observable.Observables.ATTENTION_HERFINDAHL;
import static org.tollens.constraints.observable.Observables.ATTENTION_HERFINDAHL_SINK_REMOVED;
import static org.tollens.constraints.observable.Observables.ATTENTION_SINK_MASS;
import static org.tollens.constraints.observable.Observables.LENS_ENTROPY;
import static org.tollens.constraints.observable.Observables.LENS_SURPRISAL;
import static org.tollens.constraints.observable.Observables.LENS_TOP1;
import static org.tollens.constraints.observable.Observables.RELATIVE_UPDATE_NORM;
import static org.tollens.constraints.observable.Observables.RESIDUAL_COSINE;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** Which work a set of observables needs. */
record Needs(Set<Observable> observables) {
    /** In the order of the attention kernel's results. */
    static final List<Observable> ATTENTION = List.of(
            ATTENTION_CONCENTRATION,
            ATTENTION_HERFINDAHL,
            ATTENTION_CONCENTRATION_SINK_REMOVED,
            ATTENTION_HERFINDAHL_SINK_REMOVED,
            ATTENTION_SINK_MASS);

    /** In the order of the residual kernel's results. */
    static final List<Observable> RESIDUAL = List.of(RESIDUAL_COSINE, RELATIVE_UPDATE_NORM);

    private static final List<Observable> LENS = List.of(LENS_ENTROPY, LENS_SURPRISAL, LENS_TOP1);

    boolean has(Observable observable) {
        return observables.contains(observable);
    }

    boolean attention() {
        return any(ATTENTION);
    }

    boolean sinksRemoved() {
        return has(ATTENTION_CONCENTRATION_SINK_REMOVED) || has(ATTENTION_HERFINDAHL_SINK_REMOVED);
    }

    boolean residual() {
        return any(RESIDUAL);
    }

    boolean lens() {
        return any(LENS) || drawn().stream().anyMatch(d -> has(d.surprisal()));
    }

    /** The tuned lenses that observables are read through; one at most in practice. */
    List<String> tunedLenses() {
        return observables.stream()
                .filter(Observables::isTuned)
                .map(o -> String.valueOf(o.parameters().get(Observables.LENS)))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether one of them asks for the observable. */
    boolean has(Observable observable, UnaryOperator<Observable> lens) {
        return has(lens.apply(observable));
    }

    /** Labels to be drawn from the output. */
    List<Drawn> drawn() {
        return Drawn.among(observables);
    }

    /** Surprisals of the true token under the output at other temperatures. */
    List<Observable> tempered() {
        return observables.stream()
                .filter(Temperatures::isOutputSurprisal)
                .sorted(Comparator.comparingDouble(Temperatures::of))
                .toList();
    }

    private boolean any(List<Observable> some) {
        return some.stream().anyMatch(observables::contains);
    }
}
