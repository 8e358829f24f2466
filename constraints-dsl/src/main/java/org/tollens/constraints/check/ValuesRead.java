package org.tollens.constraints.check;

import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/** Goes through every measured value of an observable, whatever its axes. */
final class ValuesRead {
    private final Columns columns;
    private final Observable observable;
    private final boolean[] measured;

    ValuesRead(Columns columns, Observable observable) {
        this.columns = columns;
        this.observable = observable;
        this.measured = columns.measuredDocuments(observable);
    }

    void forEach(WorstCase cases) {
        Axes axes = observable.axes();
        if (axes == Axes.VOCABULARY_DOCUMENT) {
            vectors(cases);
            return;
        }
        int last = axes.layered() ? columns.layers() : axes.firstLayer();
        for (int layer = axes.firstLayer(); layer <= last; layer++) {
            if (axes.perPosition()) {
                rows(layer, cases);
            } else {
                documents(layer, cases);
            }
        }
    }

    private void rows(int layer, WorstCase cases) {
        double[] values = columns.values(observable, layer);
        int[] document = columns.documentOfRow();
        int[] position = columns.positionOfRow();
        for (int row = 0; row < values.length; row++) {
            int at = row;
            if (measured[document[row]]) {
                cases.add(values[row], () -> layer(layer) + document(document[at]) + ", position " + position[at]);
            }
        }
    }

    private void documents(int layer, WorstCase cases) {
        double[] values = columns.ofDocuments(observable, layer);
        for (int d = 0; d < values.length; d++) {
            int at = d;
            if (measured[d]) {
                cases.add(values[d], () -> layer(layer) + document(at));
            }
        }
    }

    private void vectors(WorstCase cases) {
        for (int d = 0; d < measured.length; d++) {
            float[] values = measured[d] ? columns.vector(observable, d) : new float[0];
            for (int type = 0; type < values.length; type++) {
                int at = d;
                int token = type;
                cases.add(values[type], () -> document(at) + ", token " + token);
            }
        }
    }

    private String layer(int layer) {
        return !observable.axes().layered() ? "" : layer == 0 ? "embedding, " : "block " + layer + ", ";
    }

    private String document(int index) {
        return "document " + columns.documents().get(index).id();
    }
}
