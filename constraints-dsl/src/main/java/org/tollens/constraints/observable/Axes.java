package org.tollens.constraints.observable;

/** The axes of an observable's values for one document. Layers are 1..L, the embedding is layer 0. */
public enum Axes {
    /** One value a position. */
    POSITION(true, false, 0),
    /** One value for each block 1..L and position. */
    LAYER_POSITION(true, true, 1),
    /** One value for the embedding (layer 0), each block 1..L, and position. */
    DEPTH_POSITION(true, true, 0),
    /** One value for the whole document. */
    DOCUMENT(false, false, 0),
    /** One value for each block 1..L. */
    LAYER_DOCUMENT(false, true, 1),
    /** One value for the embedding (layer 0) and each block 1..L. */
    DEPTH_DOCUMENT(false, true, 0),
    /** One value for each token type of the vocabulary. */
    VOCABULARY_DOCUMENT(false, false, 0);

    private final boolean perPosition;
    private final boolean layered;
    private final int firstLayer;

    Axes(boolean perPosition, boolean layered, int firstLayer) {
        this.perPosition = perPosition;
        this.layered = layered;
        this.firstLayer = firstLayer;
    }

    /** Whether there is a value at every measured position, and not one for a whole document. */
    public boolean perPosition() {
        return perPosition;
    }

    /** Whether there is an axis of layers. */
    public boolean layered() {
        return layered;
    }

    /** The first layer that has values; 0 without an axis of layers. */
    public int firstLayer() {
        return firstLayer;
    }

    /**
     * How many values a document has along the axis that is not its positions.
     *
     * @param layers number of blocks, L
     * @param vocabulary number of token types
     */
    public int depth(int layers, int vocabulary) {
        if (this == VOCABULARY_DOCUMENT) {
            return vocabulary;
        }
        return layered ? layers + 1 - firstLayer : 1;
    }

    /** As people write it, such as {@code [layer, position]}. */
    public String words() {
        return switch (this) {
            case POSITION -> "[position]";
            case LAYER_POSITION -> "[layer, position]";
            case DEPTH_POSITION -> "[depth, position]";
            case DOCUMENT -> "[document]";
            case LAYER_DOCUMENT -> "[layer] a document";
            case DEPTH_DOCUMENT -> "[depth] a document";
            case VOCABULARY_DOCUMENT -> "[token type] a document";
        };
    }
}
