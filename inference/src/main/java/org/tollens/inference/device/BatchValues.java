package org.tollens.inference.device;

import java.util.LinkedHashMap;
import java.util.Map;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.model.ModelException;

/** Reduced values of a batch: by observable, layer and row. */
final class BatchValues {
    private final Rows rows;
    private final int layers;
    private final Map<Observable, float[][]> values = new LinkedHashMap<>();

    BatchValues(Rows rows, int layers) {
        this.rows = rows;
        this.layers = layers;
    }

    /** Number of layers that the axes of an observable have. */
    static int depth(Observable observable, int layers) {
        return switch (observable.axes()) {
            case POSITION -> 1;
            case LAYER_POSITION -> layers;
            case DEPTH_POSITION -> layers + 1;
        };
    }

    /** Sets one layer of an observable; every value must be finite. */
    void put(Observable observable, int layer, float[] ofRows) {
        refuseNonFinite(observable, layer, ofRows);
        float[][] all = values.computeIfAbsent(observable, o -> new float[depth(o, layers)][]);
        all[layer - first(observable)] = ofRows;
    }

    private static int first(Observable observable) {
        return observable.axes() == Axes.LAYER_POSITION ? 1 : 0;
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
        return result;
    }
}
