package org.tollens.engine.progress;

/** Shows states; decides itself which ones. Called by one thread at a time. */
interface ProgressSink {
    /**
     * @param state how far it is
     * @param nanos when, on the same clock for all calls
     */
    void show(ProgressState state, long nanos);

    /** The measurement is over. */
    void end();
}
