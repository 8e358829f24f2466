package org.tollens.inference;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.lens.Translators;
import org.tollens.inference.text.Window;
import org.tollens.inference.trace.StoredDocument;

/**
 * The tuned lens of a measurement: in addresses it goes by the digest of its translators, in plans it is just the tuned one.
 *
 * @param lens its translators
 * @param apart windows of the measured corpus that were kept apart to fit it on; nothing is read through it there
 */
record FittedLens(Translators lens, Set<Window> apart) {
    FittedLens {
        apart = Set.copyOf(apart);
    }

    Set<Observable> resolve(Set<Observable> observables, Window window) {
        Set<Observable> result = new LinkedHashSet<>();
        for (Observable observable : observables) {
            if (!Observables.isTuned(observable)) {
                result.add(observable);
            } else if (!apart.contains(window)) {
                result.add(observable.with(Observables.LENS, lens.id()));
            }
        }
        return result;
    }

    /** The document's columns under the plan's names. */
    StoredDocument unresolve(StoredDocument document) {
        Map<Observable, float[]> columns = new LinkedHashMap<>();
        document.columns()
                .forEach((observable, values) -> columns.put(
                        Observables.isTuned(observable) ? Observables.tuned(observable) : observable, values));
        return new StoredDocument(document.window(), columns, document.files());
    }
}
