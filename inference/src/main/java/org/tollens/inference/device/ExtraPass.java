package org.tollens.inference.device;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tollens.constraints.observable.Observable;

/** What a measurement does with a batch after the forward pass, for observables that need passes of their own. */
interface ExtraPass {
    /** Short and stable; begins the names of the files that hold its columns. */
    String name();

    /** Whether it is this pass that measures an observable. */
    boolean measures(Observable observable);

    /** Which documents it is run on. */
    Subsample subsample();

    /** Whether its observables say something of weights that were not trained, so that they may be a control. */
    boolean onRandomWeights();

    /**
     * Runs it.
     *
     * @param context the batch and what the forward pass left
     * @param wanted those of its observables that are to be measured, not empty
     */
    void run(BatchContext context, Set<Observable> wanted);

    /** Those of the observables that it measures. */
    default Set<Observable> among(Set<Observable> observables) {
        Set<Observable> result = new LinkedHashSet<>(observables);
        result.removeIf(observable -> !measures(observable));
        return result;
    }
}
