package org.tollens.constraints.observable;

/** The axes of an observable's values for one document. Layers are 1..L, the embedding is layer 0. */
public enum Axes {
    /** One value a position. */
    POSITION,
    /** One value for each block 1..L and position. */
    LAYER_POSITION,
    /** One value for the embedding (layer 0), each block 1..L, and position. */
    DEPTH_POSITION;

    /** The first layer that has values, for observables over layers. */
    public int firstLayer() {
        return this == LAYER_POSITION ? 1 : 0;
    }
}
