package org.tollens.inference.hook;

import ai.djl.ndarray.NDArray;

/** What an observable of one's own is shown of one layer. Its arrays are copies, and are freed after the layer. */
public interface Seen {
    /** Block 1..L; 0 for the embedding where values are wanted over depth. */
    int layer();

    /**
     * What is at one of the hook points that were asked for: float32 with the axes of the point.
     *
     * @throws IllegalArgumentException if it was not asked for
     */
    NDArray at(HookPoint point);

    /** The tokens of the windows, int64 [document, position]. */
    NDArray tokens();
}
