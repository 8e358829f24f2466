package org.tollens.constraints.clause;

import java.util.Set;
import org.tollens.constraints.observable.Observable;

/** A claim as a part of a joint one. */
public interface Claimed {
    /** The claim in one sentence. */
    String statement();

    /** Every observable that judging reads of the model itself. */
    Set<Observable> requires();

    /** Every observable that judging reads of random weights. */
    Set<Observable> requiresOnRandomWeights();
}
