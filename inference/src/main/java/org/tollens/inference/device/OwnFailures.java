package org.tollens.inference.device;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.model.ModelException;

/**
 * Observables of a user's own that could not be measured, and why: they cost their own claims a verdict, and nobody
 * else's. Safe for several threads.
 */
public final class OwnFailures {
    private final Map<Observable, ModelException> first = new LinkedHashMap<>();

    synchronized void add(Observable observable, ModelException cause) {
        first.putIfAbsent(observable, cause);
    }

    synchronized boolean has(Observable observable) {
        return first.containsKey(observable);
    }

    /** Those of the observables that did not fail. */
    public synchronized Set<Observable> without(Set<Observable> observables) {
        Set<Observable> result = new LinkedHashSet<>(observables);
        result.removeAll(first.keySet());
        return result;
    }

    /** The first failure of each, as it is now. */
    public synchronized Map<Observable, ModelException> all() {
        return Map.copyOf(first);
    }
}
