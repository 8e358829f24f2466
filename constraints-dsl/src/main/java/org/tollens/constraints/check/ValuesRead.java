package org.tollens.constraints.check;

import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/** Goes through every measured value of an observable. */
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
        int last = observable.axes() == Axes.POSITION ? 0 : columns.layers();
        for (int layer = observable.axes().firstLayer(); layer <= last; layer++) {
            rows(layer, cases);
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

    private String layer(int layer) {
        return observable.axes() == Axes.POSITION ? "" : layer == 0 ? "embedding, " : "block " + layer + ", ";
    }

    private String document(int index) {
        return "document " + columns.documents().get(index).id();
    }
}
