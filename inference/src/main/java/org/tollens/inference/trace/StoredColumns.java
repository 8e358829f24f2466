package org.tollens.inference.trace;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.inference.text.Window;

/** The columns of a measurement's documents, put together when they are asked for. */
public final class StoredColumns implements Columns {
    private final String model;
    private final String corpus;
    private final int layers;
    private final List<StoredDocument> stored;
    private final Map<Integer, String> tokenTexts;
    private final List<Columns> onRandomWeights;
    private final int[] documentOfRow;
    private final int[] positionOfRow;
    private final Map<String, SoftReference<double[]>> made = new ConcurrentHashMap<>();

    /**
     * @param tokenTexts how the tokenizer writes the tokens of the documents
     * @param onRandomWeights the same documents on random initialisations
     */
    public StoredColumns(
            String model,
            String corpus,
            int layers,
            List<StoredDocument> stored,
            Map<Integer, String> tokenTexts,
            List<Columns> onRandomWeights) {
        this.model = model;
        this.corpus = corpus;
        this.layers = layers;
        this.stored = List.copyOf(stored);
        this.tokenTexts = Map.copyOf(tokenTexts);
        this.onRandomWeights = List.copyOf(onRandomWeights);
        int rows = stored.stream().mapToInt(d -> d.window().positions().length).sum();
        documentOfRow = new int[rows];
        positionOfRow = new int[rows];
        int row = 0;
        for (int d = 0; d < stored.size(); d++) {
            for (int position : stored.get(d).window().positions()) {
                documentOfRow[row] = d;
                positionOfRow[row++] = position;
            }
        }
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String corpus() {
        return corpus;
    }

    @Override
    public int layers() {
        return layers;
    }

    @Override
    public List<DocumentInfo> documents() {
        return stored.stream()
                .map(d -> new DocumentInfo(d.window().document(), d.window().source()))
                .toList();
    }

    @Override
    public int rows() {
        return documentOfRow.length;
    }

    @Override
    public int[] documentOfRow() {
        return documentOfRow;
    }

    @Override
    public int[] positionOfRow() {
        return positionOfRow;
    }

    @Override
    public boolean has(Observable observable) {
        return TraceStore.isGiven(observable)
                || stored.stream().anyMatch(d -> d.columns().containsKey(observable));
    }

    @Override
    public boolean[] measuredDocuments(Observable observable) {
        boolean[] result = new boolean[stored.size()];
        for (int d = 0; d < result.length; d++) {
            result[d] =
                    TraceStore.isGiven(observable) || stored.get(d).columns().containsKey(observable);
        }
        return result;
    }

    @Override
    public double[] values(Observable observable, int layer) {
        requireAxes(observable, observable.axes().perPosition(), "a value at each position");
        int index = index(observable, layer);
        SoftReference<double[]> known = made.get(observable.key() + "@" + index);
        double[] values = known == null ? null : known.get();
        if (values == null) {
            values = gather(observable, index);
            made.put(observable.key() + "@" + index, new SoftReference<>(values));
        }
        return values;
    }

    @Override
    public double[] ofDocuments(Observable observable, int layer) {
        Axes axes = observable.axes();
        requireAxes(observable, !axes.perPosition() && axes != Axes.VOCABULARY_DOCUMENT, "one value a document");
        int index = index(observable, layer);
        return stored.stream()
                .map(document -> document.columns().get(observable))
                .mapToDouble(column -> column == null ? Double.NaN : column[index])
                .toArray();
    }

    @Override
    public float[] vector(Observable observable, int document) {
        requireAxes(observable, observable.axes() == Axes.VOCABULARY_DOCUMENT, "a value for each token type");
        index(observable, 0);
        float[] vector = stored.get(document).columns().get(observable);
        return vector == null ? new float[0] : vector.clone();
    }

    private static void requireAxes(Observable observable, boolean right, String expected) {
        if (!right) {
            throw new IllegalArgumentException("expected an observable with " + expected + ", found " + observable
                    + " with axes " + observable.axes().words());
        }
    }

    @Override
    public String tokenText(int token) {
        return tokenTexts.getOrDefault(token, Columns.super.tokenText(token));
    }

    @Override
    public List<Columns> onRandomWeights() {
        return onRandomWeights;
    }

    private int index(Observable observable, int layer) {
        if (!has(observable)) {
            throw new IllegalArgumentException("expected a measured observable, found " + observable
                    + ", which the plan of " + model + " on " + corpus + " did not ask for");
        }
        if (!observable.axes().layered()) {
            return 0;
        }
        int first = observable.axes().firstLayer();
        if (layer < first || layer > layers) {
            throw new IllegalArgumentException(
                    "expected a layer of " + observable + " from " + first + " to " + layers + ", found " + layer);
        }
        return layer - first;
    }

    private double[] gather(Observable observable, int index) {
        double[] result = new double[rows()];
        int row = 0;
        for (StoredDocument document : stored) {
            int n = document.window().positions().length;
            float[] column = document.columns().get(observable);
            if (TraceStore.isGiven(observable)) {
                int[] ids = given(document.window(), observable);
                for (int i = 0; i < n; i++) {
                    result[row + i] = ids[i];
                }
            } else if (column != null) {
                for (int i = 0; i < n; i++) {
                    result[row + i] = column[index * n + i];
                }
            }
            row += n;
        }
        return result;
    }

    private static int[] given(Window window, Observable observable) {
        return observable.equals(Observables.TOKEN) ? window.inputs() : window.targets();
    }
}
