package org.tollens.constraints.judging;

import java.lang.ref.SoftReference;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.statistics.ClusterSums;
import org.tollens.statistics.Influence;
import org.tollens.statistics.SortedColumn;

/** Measured columns seen as a study: rows, their documents, the clusters of evidence, and who belongs to a population. */
final class Frame {
    /** With so many sources (books of chapters) these are the clusters. */
    static final int SOURCES_AS_CLUSTERS = 30;

    private static final Set<String> MARKED = Set.of(
            Observables.ATTENTION_CONCENTRATION_SINK_REMOVED.name(),
            Observables.ATTENTION_HERFINDAHL_SINK_REMOVED.name(),
            FlowObservables.DEPTH_SMOOTHNESS.name());

    private final Columns columns;
    private final int[] document;
    private final int[] position;
    private final int[] sourceOfRow;
    private final int[] sourceOfDocument;
    private final int sources;
    private final Map<Sorted, SoftReference<SortedColumn>> sorted = new ConcurrentHashMap<>();

    /** Which column was sorted. */
    private record Sorted(Quantity quantity, int layer, int weights, Reading.Labels labels) {}

    Frame(Columns columns) {
        this.columns = columns;
        this.document = columns.documentOfRow();
        this.position = columns.positionOfRow();
        Map<String, Integer> index = new LinkedHashMap<>();
        sourceOfDocument = columns.documents().stream()
                .mapToInt(d -> index.computeIfAbsent(d.source(), any -> index.size()))
                .toArray();
        sources = index.size();
        sourceOfRow = IntStream.of(document).map(d -> sourceOfDocument[d]).toArray();
    }

    Columns columns() {
        return columns;
    }

    int layers() {
        return columns.layers();
    }

    int sources() {
        return sources;
    }

    boolean fewSources() {
        return sources < SOURCES_AS_CLUSTERS;
    }

    /** How many clusters there are: sources where there are enough of them, else documents. */
    int clusters() {
        return fewSources() ? columns.documents().size() : sources;
    }

    /** The cluster of every row; not to be written to. */
    int[] clusterOfRow() {
        return fewSources() ? document : sourceOfRow;
    }

    /** The cluster of each document. */
    int[] clusterOfDocument() {
        return fewSources() ? IntStream.range(0, columns.documents().size()).toArray() : sourceOfDocument.clone();
    }

    ClusterSums sumsOverClusters(Influence influence, boolean[] population) {
        return sums(influence, population, clusterOfRow(), clusters());
    }

    ClusterSums sumsOverSources(Influence influence, boolean[] population) {
        return sums(influence, population, sourceOfRow, sources);
    }

    private static ClusterSums sums(Influence influence, boolean[] population, int[] cluster, int clusters) {
        double[] sums = new double[clusters];
        boolean[] present = new boolean[clusters];
        double[] values = influence.values();
        for (int row = 0; row < population.length; row++) {
            if (population[row]) {
                sums[cluster[row]] += values[row];
                present[cluster[row]] = true;
            }
        }
        return new ClusterSums(sums, present);
    }

    int documentOf(int row) {
        return document[row];
    }

    /** The document of every row; not to be written to. */
    int[] documentOfRow() {
        return document;
    }

    int countDocuments(boolean[] rows) {
        boolean[] seen = new boolean[columns.documents().size()];
        for (int row = 0; row < rows.length; row++) {
            seen[document[row]] |= rows[row];
        }
        return count(seen);
    }

    static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    /** The rows of a population that can be used at a layer, [row]. */
    boolean[] rows(Population population, Collection<Quantity> quantities, int layer, Reading reading) {
        boolean[] use = members(population, reading);
        boolean[] documents = measuredDocuments(quantities);
        for (int row = 0; row < use.length; row++) {
            use[row] &= documents[document[row]];
        }
        for (Quantity quantity : quantities) {
            if (MARKED.contains(quantity.observable().name())) {
                double[] values = values(quantity, layer, reading);
                for (int row = 0; row < use.length; row++) {
                    use[row] &= !excluded(quantity, values[row]);
                }
            }
        }
        return use;
    }

    /** Rows of some observables are excluded by definition and marked by a value outside their range. */
    static boolean excluded(Quantity quantity, double value) {
        return MARKED.contains(quantity.observable().name()) && value < 0;
    }

    boolean[] measuredDocuments(Collection<Quantity> quantities) {
        boolean[] all = new boolean[columns.documents().size()];
        Arrays.fill(all, true);
        for (Quantity quantity : quantities) {
            for (Observable observable : quantity.requires()) {
                boolean[] measured = columns.measuredDocuments(observable);
                for (int d = 0; d < all.length; d++) {
                    all[d] &= measured[d];
                }
            }
        }
        return all;
    }

    private boolean[] members(Population population, Reading reading) {
        boolean[] members = new boolean[columns.rows()];
        boolean[] without = reading.without();
        for (int row = 0; row < members.length; row++) {
            members[row] = position[row] >= population.from()
                    && position[row] < population.until()
                    && (without == null || !without[row]);
        }
        if (population.predictions() != Population.Predictions.ALL) {
            boolean wanted = population.predictions() == Population.Predictions.CORRECT;
            boolean[] correct = correct(reading);
            for (int row = 0; row < members.length; row++) {
                members[row] &= correct[row] == wanted;
            }
        }
        return members;
    }

    /** Whether the model's most probable token is the label, [row]. */
    boolean[] correct(Reading reading) {
        boolean[] given = reading.correct();
        if (given != null) {
            return given;
        }
        double[] predicted = columns.values(Observables.LENS_TOP1, layers());
        double[] label = columns.values(reading.label(), 0);
        boolean[] correct = new boolean[predicted.length];
        for (int row = 0; row < correct.length; row++) {
            correct[row] = predicted[row] == label[row];
        }
        return correct;
    }

    /** A quantity at block 1..L, one value a row of the whole trace. */
    double[] values(Quantity quantity, int layer, Reading reading) {
        Columns from =
                reading.weights() == 0 ? columns : columns.onRandomWeights().get(reading.weights() - 1);
        Observable observable = surprisalOr(quantity, reading);
        return switch (quantity.form()) {
            case AT_BLOCK -> from.values(observable, layer);
            case BEFORE_BLOCK -> from.values(observable, layer - 1);
            case CHANGE_ACROSS_BLOCK -> minus(from.values(observable, layer), from.values(observable, layer - 1));
            case COST_OF_SKIPPING ->
                minus(columns.values(observable, layer), columns.values(Observables.LENS_SURPRISAL, layers()));
        };
    }

    private static Observable surprisalOr(Quantity quantity, Reading reading) {
        if (!quantity.dependsOnTheLabel()) {
            return quantity.observable();
        }
        return Observables.isTuned(quantity.observable())
                ? Observables.tuned(reading.surprisal())
                : reading.surprisal();
    }

    /** What is no number cannot be sorted; no effect is estimated from such rows (see {@link #problem}), so 0 will do. */
    static double[] orderable(double[] values) {
        return Arrays.stream(values)
                .map(value -> Double.isFinite(value) ? value : 0)
                .toArray();
    }

    /** The same, sorted; kept as long as memory allows, because every control sorts the same columns. */
    SortedColumn sorted(Quantity quantity, int layer, Reading reading) {
        Reading.Labels labels = quantity.dependsOnTheLabel() ? reading.labels() : Reading.Labels.TRUE;
        Sorted key = new Sorted(quantity, layer, reading.weights(), labels);
        SoftReference<SortedColumn> kept = sorted.get(key);
        @Nullable SortedColumn column = kept == null ? null : kept.get();
        if (column == null) {
            column = SortedColumn.of(orderable(values(quantity, layer, reading)));
            sorted.put(key, new SoftReference<>(column));
        }
        return column;
    }

    private static double[] minus(double[] left, double[] right) {
        double[] difference = new double[left.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }

    static int[] indices(boolean[] rows) {
        return IntStream.range(0, rows.length).filter(row -> rows[row]).toArray();
    }

    static double[] pick(double[] values, boolean[] rows) {
        double[] picked = new double[count(rows)];
        int next = 0;
        for (int row = 0; row < rows.length; row++) {
            if (rows[row]) {
                picked[next++] = values[row];
            }
        }
        return picked;
    }

    /** Why a column says nothing about some rows: not finite there, or the same everywhere; "" where neither is so. */
    static String problem(String what, double[] values, boolean[] rows) {
        double first = Double.NaN;
        boolean varies = false;
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (rows[row]) {
                if (!Double.isFinite(values[row])) {
                    return what + " is NaN or infinite at some positions";
                }
                first = count++ == 0 ? values[row] : first;
                varies |= values[row] != first;
            }
        }
        return varies
                ? ""
                : what + " is " + org.tollens.constraints.evidence.Wording.unsigned(first) + " at all " + count
                        + " positions";
    }

    /** The blocks, 1..L. */
    List<Integer> blocks() {
        return IntStream.rangeClosed(1, layers()).boxed().toList();
    }
}
