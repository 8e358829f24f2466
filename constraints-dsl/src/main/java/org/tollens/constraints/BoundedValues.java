package org.tollens.constraints;

import org.tollens.constraints.check.EveryValue;
import org.tollens.constraints.evidence.Criterion.Bound;
import org.tollens.constraints.observable.Observable;

/** Every measured value of an observable, waiting for its bound. */
public final class BoundedValues {
    private final Observable observable;

    BoundedValues(Observable observable) {
        this.observable = observable;
    }

    /** None is larger; a larger one refutes it, unless {@link EveryValue#refutedAt(double)} leaves room. */
    public EveryValue isAtMost(double value) {
        return new EveryValue(observable, Bound.AT_MOST, value, value);
    }

    /** None is smaller; a smaller one refutes it, unless {@link EveryValue#refutedAt(double)} leaves room. */
    public EveryValue isAtLeast(double value) {
        return new EveryValue(observable, Bound.AT_LEAST, value, value);
    }
}
