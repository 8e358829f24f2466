package org.tollens.inference;

import java.util.List;
import java.util.Set;
import org.tollens.inference.trace.StoredDocument;

/**
 * Columns as they are once nothing is missing.
 *
 * @param documents in the order of the windows
 * @param measured indices of the documents that needed a forward pass
 */
record Filled(List<StoredDocument> documents, Set<Integer> measured) {
    Filled {
        documents = List.copyOf(documents);
        measured = Set.copyOf(measured);
    }
}
