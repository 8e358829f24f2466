package org.tollens.constraints.clause;

/** The families of clauses; a condition of a rule belongs to some of them. */
public enum Family {
    COMPARISON("a comparison of two populations"),
    CORRELATION("a correlation over depth"),
    CONVERGENCE("a convergence of three signals"),
    INTERACTION("an interaction of two quantities"),
    JOINT("a joint claim"),
    LEVEL("a mean against a reference value"),
    DETERMINISTIC("a deterministic claim"),
    THRESHOLD("a threshold of one quantity over another"),
    REFINEMENT("a refinement of a flow's steps"),
    CONTRACTION("a contraction of perturbations");

    /** Those whose intervals are over documents alone. */
    private static final java.util.Set<Family> OVER_DOCUMENTS =
            java.util.EnumSet.of(THRESHOLD, REFINEMENT, CONTRACTION);

    private final String words;

    Family(String words) {
        this.words = words;
    }

    /** Whether intervals can only be made over documents, not over documents and token types. */
    public boolean isOverDocumentsOnly() {
        return OVER_DOCUMENTS.contains(this);
    }

    /** The family in words, with its article. */
    public String words() {
        return words;
    }
}
