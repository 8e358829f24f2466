package org.tollens.inference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.model.ModelException;
import org.tollens.inference.trace.StoredDocument;

/**
 * Columns as they are once nothing is missing.
 *
 * @param documents in the order of the windows
 * @param measured indices of the documents that needed a forward pass
 * @param failures observables of a user's own that could not be measured, and why
 */
record Filled(List<StoredDocument> documents, Set<Integer> measured, Map<Observable, ModelException> failures) {
    Filled {
        documents = List.copyOf(documents);
        measured = Set.copyOf(measured);
        failures = Map.copyOf(failures);
    }
}
