package org.tollens.constraints.clause;

/** The families of clauses; a condition of a rule belongs to some of them. */
public enum Family {
    COMPARISON("a comparison of two populations"),
    CORRELATION("a correlation over depth"),
    CONVERGENCE("a convergence of three signals"),
    INTERACTION("an interaction of two quantities"),
    JOINT("a joint claim"),
    LEVEL("a mean against a reference value"),
    DETERMINISTIC("a deterministic claim");

    private final String words;

    Family(String words) {
        this.words = words;
    }

    /** The family in words, with its article. */
    public String words() {
        return words;
    }
}
