package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/** Columns in memory. */
final class SyntheticColumns implements Columns {
    private final int layers;
    private final int positions;
    private final List<DocumentInfo> documents;
    private final Map<Observable, double[][]> values;
    private final Map<Observable, boolean[]> measured = new LinkedHashMap<>();
    private List<Columns> onRandomWeights = List.of();

    /** Each document has the same number of positions; {@code values} are [layer][row]. */
    SyntheticColumns(int layers, int positions, List<DocumentInfo> documents, Map<Observable, double[][]> values) {
        this.layers = layers;
        this.positions = positions;
        this.documents = documents;
        this.values = new LinkedHashMap<>(values);
    }

    private SyntheticColumns copy() {
        SyntheticColumns copy = new SyntheticColumns(layers, positions, documents, values);
        copy.measured.putAll(measured);
        copy.onRandomWeights = onRandomWeights;
        return copy;
    }

    SyntheticColumns without(Observable observable) {
        SyntheticColumns copy = copy();
        copy.values.remove(observable);
        return copy;
    }

    /** The same with columns of random weights. */
    SyntheticColumns besides(List<? extends Columns> random) {
        SyntheticColumns copy = copy();
        copy.onRandomWeights = List.copyOf(random);
        return copy;
    }

    /** One value replaced; the layer is the observable's own. */
    SyntheticColumns with(Observable observable, int layer, int row, double value) {
        double[][] changed = Arrays.stream(all(observable)).map(double[]::clone).toArray(double[][]::new);
        changed[layer - first(observable)][row] = value;
        return with(observable, changed);
    }

    /** A whole observable replaced or added, [layer][row]. */
    SyntheticColumns with(Observable observable, double[][] all) {
        SyntheticColumns copy = copy();
        copy.values.put(observable, all);
        return copy;
    }

    /** Every value of one observable replaced. */
    SyntheticColumns filled(Observable observable, double value) {
        return mapped(observable, any -> value);
    }

    /** Every value of one observable changed. */
    SyntheticColumns mapped(Observable observable, DoubleUnaryOperator change) {
        return with(
                observable,
                Arrays.stream(all(observable))
                        .map(layer -> Arrays.stream(layer).map(change).toArray())
                        .toArray(double[][]::new));
    }

    SyntheticColumns measuredOn(Observable observable, int firstDocuments) {
        SyntheticColumns copy = copy();
        boolean[] flags = new boolean[documents.size()];
        Arrays.fill(flags, 0, firstDocuments, true);
        copy.measured.put(observable, flags);
        return copy;
    }

    private static int first(Observable observable) {
        return observable.axes().firstLayer();
    }

    @Override
    public String model() {
        return "synthetic";
    }

    @Override
    public String corpus() {
        return "made-up";
    }

    @Override
    public int layers() {
        return layers;
    }

    @Override
    public List<DocumentInfo> documents() {
        return new ArrayList<>(documents);
    }

    @Override
    public int rows() {
        return documents.size() * positions;
    }

    @Override
    public int[] documentOfRow() {
        return IntStream.range(0, rows()).map(row -> row / positions).toArray();
    }

    @Override
    public int[] positionOfRow() {
        return IntStream.range(0, rows()).map(row -> 8 + row % positions).toArray();
    }

    @Override
    public boolean has(Observable observable) {
        return values.containsKey(observable);
    }

    @Override
    public boolean[] measuredDocuments(Observable observable) {
        boolean[] all = new boolean[documents.size()];
        Arrays.fill(all, true);
        return measured.getOrDefault(observable, all);
    }

    @Override
    public double[] values(Observable observable, int layer) {
        return all(observable)[observable.axes().layered() ? layer - first(observable) : 0];
    }

    @Override
    public double[] ofDocuments(Observable observable, int layer) {
        double[] all =
                all(observable)[
                        observable.axes().layered() ? layer - observable.axes().firstLayer() : 0].clone();
        boolean[] has = measuredDocuments(observable);
        for (int d = 0; d < all.length; d++) {
            all[d] = has[d] ? all[d] : Double.NaN;
        }
        return all;
    }

    @Override
    public String tokenText(int token) {
        return "word-" + token;
    }

    @Override
    public List<Columns> onRandomWeights() {
        return onRandomWeights;
    }

    private double[][] all(Observable observable) {
        double[][] all = values.get(observable);
        if (all == null) {
            throw new IllegalArgumentException(observable + " was not measured");
        }
        return all;
    }
}
