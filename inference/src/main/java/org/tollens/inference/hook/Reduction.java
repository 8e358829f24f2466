package org.tollens.inference.hook;

import ai.djl.ndarray.NDArray;

/** Reduces what is seen at one hook point to one number a document and position. Called from several threads at once. */
@FunctionalInterface
public interface Reduction {
    /**
     * Reduces one layer.
     *
     * @param layer block 1..L (0 for the embedding where values are wanted over depth)
     * @param value float32 with the axes of the hook point; a copy that is the reduction's own
     * @return [document, position], where position is the query's for attention; any type that converts to float32
     */
    NDArray reduce(int layer, NDArray value);
}
