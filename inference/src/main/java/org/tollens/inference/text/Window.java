package org.tollens.inference.text;

/**
 * The tokens of one document that are read, and the positions in them that are measured. Callers must not write to the
 * arrays.
 */
public final class Window {
    private final String document;
    private final String source;
    private final int[] tokens;
    private final int[] positions;

    /**
     * @param document id of the document
     * @param source what the document is a part of
     * @param tokens token ids; all windows of a measurement have equally many
     * @param positions measured positions t, ascending; the prediction made at t is of token t + 1, inside the window
     */
    public Window(String document, String source, int[] tokens, int[] positions) {
        this.document = document;
        this.source = source;
        this.tokens = tokens.clone();
        this.positions = positions.clone();
    }

    /** Id of the document. */
    public String document() {
        return document;
    }

    /** What the document is a part of. */
    public String source() {
        return source;
    }

    /** Token ids. */
    public int[] tokens() {
        return tokens;
    }

    /** Measured positions, ascending. */
    public int[] positions() {
        return positions;
    }

    /** The token at each measured position. */
    public int[] inputs() {
        return shifted(0);
    }

    /** The true next token at each measured position. */
    public int[] targets() {
        return shifted(1);
    }

    private int[] shifted(int by) {
        int[] result = new int[positions.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = tokens[positions[i] + by];
        }
        return result;
    }
}
