package org.tollens.models;

import java.util.List;
import java.util.Optional;

/**
 * A corpus with its documents, and how they are read.
 *
 * @param id the id that specs name
 * @param description one sentence
 * @param licence SPDX id
 * @param documents in order, ids unique
 * @param limit most documents to measure, spread evenly over those that are long enough; 0 for all
 * @param repeated whether the second half of a window is a copy of its first half, token by token
 * @param fitting id of a corpus of the same kind with no document in common, on which what a measurement fits may be fitted
 */
public record Corpus(
        String id,
        String description,
        String licence,
        List<Document> documents,
        int limit,
        boolean repeated,
        Optional<String> fitting) {
    /** All documents, as they are, without another corpus to fit on. */
    public Corpus(String id, String description, String licence, List<Document> documents) {
        this(id, description, licence, documents, 0, false, Optional.empty());
    }

    /** Without another corpus to fit on. */
    public Corpus(
            String id, String description, String licence, List<Document> documents, int limit, boolean repeated) {
        this(id, description, licence, documents, limit, repeated, Optional.empty());
    }
}
