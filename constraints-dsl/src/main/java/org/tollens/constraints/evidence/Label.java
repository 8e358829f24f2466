package org.tollens.constraints.evidence;

/** What the evidence says of one effect. */
public enum Label {
    /** The interval lies above 0 and the estimate reaches the floor. */
    POSITIVE,
    /** The mirror of positive. */
    NEGATIVE,
    /** The interval lies within the floors: shown to be negligible. */
    NULL,
    /** None of these: the data do not say. */
    UNRESOLVED
}
