package org.tollens.engine.execution;

import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.Trace;

/** What came of measuring one model on one corpus. */
sealed interface Measured {
    /** It was measured; the observables are those that can be read. */
    record Done(Trace trace, Set<Observable> observables) implements Measured {}

    /** It can't be measured, and is not tried again in this session. */
    record Failed(Throwable cause) implements Measured {}
}
