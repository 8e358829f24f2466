package org.tollens.inference.device;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.model.ModelException;

/** Reduced values of a batch: by observable, layer and row. */
final class BatchValues {
    private final Rows rows;
    private final int layers;
    private final Map<Observable, float[][]> values = new LinkedHashMap<>();
    private final Map<Observable, float[][]> perDocument = new LinkedHashMap<>();

    BatchValues(Rows rows, int layers) {
        this.rows = rows;
        this.layers = layers;
    }

    /** Sets one layer of an observable; every value must be finite. */
    void put(Observable observable, int layer, float[] ofRows) {
        refuseNonFinite(observable, layer, ofRows);
        float[][] all = values.computeIfAbsent(observable, this::empty);
        all[layer - observable.axes().firstLayer()] = ofRows;
    }

    /** Forgets an observable. */
    void remove(Observable observable) {
        values.remove(observable);
    }

    private float[][] empty(Observable observable) {
        return new float[observable.axes().depth(layers, 1)][];
    }

    /** Sets one layer of an observable that has one value a document; every value must be finite. */
    void putOfDocuments(Observable observable, int layer, float[] ofDocuments) {
        for (int d = 0; d < ofDocuments.length; d++) {
            refuseNonFinite(observable, ofDocuments[d], () -> "at layer " + layer, d);
        }
        float[][] all = perDocument.computeIfAbsent(observable, any -> new float[ofDocuments.length][]);
        int depth = observable.axes().depth(layers, 1);
        for (int d = 0; d < ofDocuments.length; d++) {
            if (all[d] == null) {
                all[d] = new float[depth];
            }
            all[d][layer - observable.axes().firstLayer()] = ofDocuments[d];
        }
    }

    /** Sets a document's values of an observable that has one for each token type; every value must be finite. */
    void putVector(Observable observable, int document, float[] ofTypes) {
        for (int type = 0; type < ofTypes.length; type++) {
            int at = type;
            refuseNonFinite(observable, ofTypes[type], () -> "at token " + at, document);
        }
        perDocument.computeIfAbsent(observable, any -> new float[rows.windows().size()][])[document] = ofTypes;
    }

    private void refuseNonFinite(Observable observable, float value, Supplier<String> where, int document) {
        if (!(Math.abs(value) <= Float.MAX_VALUE)) {
            throw new ModelException("expected finite values of " + observable + ", found " + value + " "
                    + where.get() + " of document "
                    + rows.windows().get(document).document()
                    + "; the model's numbers overflow: check its weights");
        }
    }

    private void refuseNonFinite(Observable observable, int layer, float[] ofRows) {
        for (int d = 0; d < rows.windows().size(); d++) {
            for (int row = rows.begin(d); row < rows.end(d); row++) {
                if (!(Math.abs(ofRows[row]) <= Float.MAX_VALUE)) {
                    throw new ModelException("expected finite values of " + observable + ", found " + ofRows[row]
                            + " at layer " + layer + ", position "
                            + rows.windows().get(d).positions()[row - rows.begin(d)] + " of document "
                            + rows.windows().get(d).document() + "; the model's numbers overflow: check its weights");
                }
            }
        }
    }

    /** The values of one document: by observable, [layer, position] flattened. */
    Map<Observable, float[]> ofDocument(int document) {
        int begin = rows.begin(document);
        int n = rows.end(document) - begin;
        Map<Observable, float[]> result = new LinkedHashMap<>();
        values.forEach((observable, ofLayers) -> {
            float[] flat = new float[ofLayers.length * n];
            for (int l = 0; l < ofLayers.length; l++) {
                System.arraycopy(ofLayers[l], begin, flat, l * n, n);
            }
            result.put(observable, flat);
        });
        perDocument.forEach((observable, ofDocuments) -> result.put(observable, ofDocuments[document]));
        return result;
    }
}
