package org.tollens.constraints.trace;

import java.util.List;
import org.tollens.constraints.observable.Observable;

/**
 * The measured values of one model on one corpus. A row is one measured position of one document; rows are ordered by
 * document, then position. All arrays are copies or read-only by agreement: callers must not write to them.
 */
public interface Columns {
    /** Id of the model. */
    String model();

    /** Id of the corpus. */
    String corpus();

    /** Number of blocks, L. */
    int layers();

    /** The documents, in the order of the rows. */
    List<DocumentInfo> documents();

    /** Number of rows. */
    int rows();

    /** Index into {@link #documents()} of each row. */
    int[] documentOfRow();

    /** Position within its window of each row. */
    int[] positionOfRow();

    /** Whether the observable was measured on at least one document. */
    boolean has(Observable observable);

    /**
     * Whether each document has values of the observable; some are measured on a subsample only.
     *
     * @return one flag a document
     */
    boolean[] measuredDocuments(Observable observable);

    /**
     * The observable's values at one layer.
     *
     * @param layer 0..L or 1..L as its axes say; ignored for observables without a layer axis
     * @return one value a row; 0 in rows of documents for which {@link #measuredDocuments} is false
     * @throws IllegalArgumentException if it was not measured, or the layer is out of range
     */
    double[] values(Observable observable, int layer);

    /**
     * The values of an observable that has one number a document (and layer) instead of one a position.
     *
     * @param layer 0..L or 1..L as its axes say; ignored for observables without a layer axis
     * @return one value a document; NaN for documents for which {@link #measuredDocuments} is false
     * @throws IllegalArgumentException if it was not measured, has other axes, or the layer is out of range
     */
    default double[] ofDocuments(Observable observable, int layer) {
        throw new IllegalArgumentException("expected a measured observable, found " + observable);
    }

    /**
     * The values of an observable that has one number for each token type.
     *
     * @param document index into {@link #documents()}
     * @return one value a token type; empty for a document for which {@link #measuredDocuments} is false
     * @throws IllegalArgumentException if it was not measured or has other axes
     */
    default float[] vector(Observable observable, int document) {
        throw new IllegalArgumentException("expected a measured observable, found " + observable);
    }

    /**
     * The text of a token, for people: whitespace stays visible as it is in the tokenizer's own alphabet.
     *
     * @param token an id from {@code TOKEN} or {@code TARGET}
     */
    default String tokenText(int token) {
        return "token " + token;
    }

    /**
     * The same documents and positions, measured on random initialisations of the same architecture, one a seed. Tokens,
     * targets and what is correct are the trained model's: a random model is never right.
     *
     * @return empty where they were not measured
     */
    default List<Columns> onRandomWeights() {
        return List.of();
    }

    /**
     * The same measurement with the tuned lens in the place of the logit lens: what is asked for of the logit lens is read
     * of the tuned one. Only the most probable token stays the logit lens's: it says what is correct, at layer L, where
     * both lenses are the model's output.
     */
    default Columns onTunedLens() {
        return new TunedColumns(this);
    }

    /** A document that was measured: its id and the source (the book of a chapter) that it comes from. */
    record DocumentInfo(String id, String source) {}
}
