package org.tollens.constraints.judging;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** Measured columns seen as a study: rows, their documents, the clusters of evidence, and who belongs to a population. */
final class Frame {
    /** With so many sources (books of chapters) these are the clusters. */
    static final int SOURCES_AS_CLUSTERS = 30;

    private static final Set<String> MARKED = Set.of(
            Observables.ATTENTION_CONCENTRATION_SINK_REMOVED.name(),
            Observables.ATTENTION_HERFINDAHL_SINK_REMOVED.name());

    private final Columns columns;
    private final int[] document;
    private final int[] position;
    private final int[] sourceOfDocument;
    private final int sources;

    Frame(Columns columns) {
        this.columns = columns;
        this.document = columns.documentOfRow();
        this.position = columns.positionOfRow();
        Map<String, Integer> index = new LinkedHashMap<>();
        sourceOfDocument = columns.documents().stream()
                .mapToInt(d -> index.computeIfAbsent(d.source(), any -> index.size()))
                .toArray();
        sources = index.size();
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

    /** The cluster of each of some rows. */
    int[] clustersOf(int[] rows) {
        return fewSources() ? documentsOf(rows) : sourcesOf(rows);
    }

    int[] documentsOf(int[] rows) {
        return IntStream.of(rows).map(row -> document[row]).toArray();
    }

    int[] sourcesOf(int[] rows) {
        return IntStream.of(rows).map(row -> sourceOfDocument[document[row]]).toArray();
    }

    /** The cluster of each document. */
    int[] clusterOfDocument() {
        return fewSources() ? IntStream.range(0, columns.documents().size()).toArray() : sourceOfDocument.clone();
    }

    int countDocuments(int[] rows) {
        return (int) IntStream.of(documentsOf(rows)).distinct().count();
    }

    /**
     * The rows of a population that can be used at a layer.
     *
     * @param self whether the model's own sampled label says what is correct
     */
    int[] rows(Population population, Collection<Quantity> quantities, int layer, boolean self) {
        boolean[] use = members(population, self);
        boolean[] documents = measuredDocuments(quantities);
        for (int row = 0; row < use.length; row++) {
            use[row] &= documents[document[row]];
        }
        for (Quantity quantity : quantities) {
            if (MARKED.contains(quantity.observable().name())) {
                double[] values = columns.values(quantity.observable(), layer);
                for (int row = 0; row < use.length; row++) {
                    use[row] &= !excluded(quantity, values[row]);
                }
            }
        }
        return IntStream.range(0, use.length).filter(row -> use[row]).toArray();
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

    private boolean[] members(Population population, boolean self) {
        boolean[] members = new boolean[columns.rows()];
        for (int row = 0; row < members.length; row++) {
            members[row] = position[row] >= population.from() && position[row] < population.until();
        }
        if (population.predictions() != Population.Predictions.ALL) {
            boolean wanted = population.predictions() == Population.Predictions.CORRECT;
            double[] predicted = columns.values(Observables.LENS_TOP1, layers());
            double[] label = columns.values(self ? Observables.SELF_LABEL : Observables.TARGET, 0);
            for (int row = 0; row < members.length; row++) {
                members[row] &= (predicted[row] == label[row]) == wanted;
            }
        }
        return members;
    }

    /** A quantity at block 1..L, one value a row of the whole trace. */
    double[] values(Quantity quantity, int layer, boolean self) {
        Observable observable =
                self && quantity.dependsOnTheLabel() ? Observables.LENS_SURPRISAL_SELF : quantity.observable();
        return switch (quantity.form()) {
            case AT_BLOCK -> columns.values(observable, layer);
            case BEFORE_BLOCK -> columns.values(observable, layer - 1);
            case CHANGE_ACROSS_BLOCK -> minus(columns.values(observable, layer), columns.values(observable, layer - 1));
            case COST_OF_SKIPPING ->
                minus(columns.values(observable, layer), columns.values(Observables.LENS_SURPRISAL, layers()));
        };
    }

    private static double[] minus(double[] left, double[] right) {
        double[] difference = new double[left.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }

    static double[] pick(double[] values, int[] rows) {
        double[] picked = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    static boolean constant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    /** The blocks, 1..L. */
    List<Integer> blocks() {
        return IntStream.rangeClosed(1, layers()).boxed().toList();
    }
}
