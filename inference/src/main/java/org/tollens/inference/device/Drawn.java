package org.tollens.inference.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * Labels drawn from the model's output at one temperature.
 *
 * @param temperature by which the logits are divided
 * @param label the drawn tokens' observable
 * @param surprisal the observable of their surprisal under the lens
 */
record Drawn(double temperature, Observable label, Observable surprisal) {
    private static final Set<String> NAMES =
            Set.of(Observables.SELF_LABEL.name(), Observables.LENS_SURPRISAL_SELF.name());

    /** One for each temperature that the observables name; the model's own distribution has temperature 1. */
    static List<Drawn> among(Set<Observable> observables) {
        TreeMap<String, Drawn> result = new TreeMap<>();
        for (Observable observable : observables) {
            String at = observable.parameters().get(Observables.TEMPERATURE);
            if (NAMES.contains(observable.name())) {
                result.put(String.valueOf(at), at == null ? plain() : at(at));
            }
        }
        return new ArrayList<>(result.values());
    }

    private static Drawn plain() {
        return new Drawn(1, Observables.SELF_LABEL, Observables.LENS_SURPRISAL_SELF);
    }

    private static Drawn at(String temperature) {
        return new Drawn(
                Temperatures.parse(temperature),
                Observables.SELF_LABEL.with(Observables.TEMPERATURE, temperature),
                Observables.LENS_SURPRISAL_SELF.with(Observables.TEMPERATURE, temperature));
    }
}
