package org.tollens.models;

import java.util.List;

/**
 * A corpus with its documents, and how they are read.
 *
 * @param id the id that specs name
 * @param description one sentence
 * @param licence SPDX id
 * @param documents in order, ids unique
 * @param limit most documents to measure, spread evenly over those that are long enough; 0 for all
 * @param repeated whether the second half of a window is a copy of its first half, token by token
 */
public record Corpus(
        String id, String description, String licence, List<Document> documents, int limit, boolean repeated) {
    /** All documents, as they are. */
    public Corpus(String id, String description, String licence, List<Document> documents) {
        this(id, description, licence, documents, 0, false);
    }
}
