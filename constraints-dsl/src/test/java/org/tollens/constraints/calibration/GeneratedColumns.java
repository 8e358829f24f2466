package org.tollens.constraints.calibration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/**
 * Columns of documents of equal length, one source each.
 *
 * @param values [layer][row], from the observable's own first layer
 */
record GeneratedColumns(int layers, int size, List<DocumentInfo> documents, Map<Observable, double[][]> values)
        implements Columns {
    GeneratedColumns {
        documents = List.copyOf(documents);
        values = new LinkedHashMap<>(values);
    }

    @Override
    public String model() {
        return "made-up";
    }

    @Override
    public String corpus() {
        return "made-up";
    }

    @Override
    public int rows() {
        return documents.size() * size;
    }

    @Override
    public int[] documentOfRow() {
        return IntStream.range(0, rows()).map(row -> row / size).toArray();
    }

    @Override
    public int[] positionOfRow() {
        return IntStream.range(0, rows()).map(row -> 8 + row % size).toArray();
    }

    @Override
    public boolean has(Observable observable) {
        return values.containsKey(observable);
    }

    @Override
    public boolean[] measuredDocuments(Observable observable) {
        boolean[] all = new boolean[documents.size()];
        java.util.Arrays.fill(all, true);
        return all;
    }

    @Override
    public double[] values(Observable observable, int layer) {
        double[][] all = values.get(observable);
        if (all == null) {
            throw new IllegalArgumentException(observable + " was not generated");
        }
        return all[
                observable.axes() == Axes.POSITION ? 0 : observable.axes() == Axes.LAYER_POSITION ? layer - 1 : layer];
    }
}
