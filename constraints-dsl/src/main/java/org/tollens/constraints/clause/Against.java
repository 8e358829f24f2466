package org.tollens.constraints.clause;

/** What an effect is measured against. */
public enum Against {
    /** Nothing: the effect itself. */
    NOTHING,
    /** The same effect on the model's own sampled labels: what is judged is the excess. */
    SELF_LABELS
}
