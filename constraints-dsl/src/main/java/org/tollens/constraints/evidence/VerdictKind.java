package org.tollens.constraints.evidence;

/** The four verdicts. */
public enum VerdictKind {
    PASS,
    PARTIAL,
    FAIL,
    /** The evidence does not carry any of the others. */
    INSUFFICIENT
}
