package org.tollens.constraints.reporting;

/**
 * A report, found by {@link java.util.ServiceLoader}; made anew for each execution of the engine. {@link #judged} and
 * {@link #broken} are called on the thread of the claim's own test while it runs, {@link #measured} on the thread of
 * the measurement's step. An exception thrown by one of these is an error of that step.
 */
public interface ClaimReporter {
    /** Called once before anything else. */
    default void begin(RunContext context) {}

    /** A model was measured (or its trace was complete). */
    default void measured(MeasurementReport measurement) {}

    /** A claim was judged. */
    default void judged(ClaimResult result) {}

    /** A claim could not be judged. */
    default void broken(ClaimFailure failure) {}

    /** The execution is over; the summary covers the whole session. */
    default void finished(RunSummary summary) {}
}
