package org.tollens.constraints;

import java.util.Set;
import org.tollens.constraints.observable.Observable;

/** A claim as data: what is compared, by which effect, and the rule that turns evidence into a verdict. */
public interface Constraint {
    /** The claim in one sentence, as its author wrote it. */
    String statement();

    /** Where the claim comes from. */
    String source();

    /** Every observable that judging reads. */
    Set<Observable> requires();

    /** The whole constraint, thresholds and rule included, as readable sentences. */
    String describe();
}
