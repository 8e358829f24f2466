package org.tollens.constraints;

/** What counts as an independent unit of evidence. */
public enum Units {
    /** Documents (or sources, where a corpus has at least 30 of them). */
    DOCUMENTS("documents"),
    /** Documents and token types together: words are a sample too. */
    DOCUMENTS_AND_TOKEN_TYPES("documents and token types");

    private final String words;

    Units(String words) {
        this.words = words;
    }

    /** In words. */
    public String words() {
        return words;
    }
}
