package org.tollens.models;

import java.util.List;

/**
 * A corpus with its documents.
 *
 * @param id the id that specs name
 * @param description one sentence
 * @param licence SPDX id
 * @param documents in order, ids unique
 */
public record Corpus(String id, String description, String licence, List<Document> documents) {}
