package org.tollens.constraints.evidence;

/** What a reader must know before believing a verdict. Definitions: {@code docs/statistics.md}. */
public enum FlagKind {
    /** The corpus has too few sources (books) for these to be the clusters. */
    FEW_SOURCES,
    /** The same rule on tokens that the model drew itself gives at least this verdict, with effects of the same size. */
    EXPLAINED_BY_SELF_LABELS,
    /** With intervals over documents and token types the verdict is lower: a few frequent tokens may carry it. */
    TOKEN_DRIVEN,
    /** The effect is gone, or turned over, within strata of position, token frequency and entropy. */
    CONFOUNDED,
    /** All labels of one sign are at the first block, or all at the last. */
    EDGE_LAYER_ONLY,
    /** Another lens gives another verdict. */
    LENS_DEPENDENT,
    /** The rule gives at least this verdict on random weights, or in more than 5 % of permutations of the labels. */
    CONTROL_ALSO_PASSES
}
