package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;
import org.tollens.statistics.ClusterSums;
import org.tollens.statistics.Influence;

/** Values of whole documents under one reading, on the documents that have all of what is asked for. */
final class DocumentColumns {
    private final Frame frame;
    private final Columns columns;
    private final int[] documents;

    DocumentColumns(Frame frame, Reading reading, Collection<Observable> asked) {
        this.frame = frame;
        this.columns = columns(frame, reading);
        this.documents = measured(columns, asked);
    }

    static Columns columns(Frame frame, Reading reading) {
        return reading.weights() == 0
                ? frame.columns()
                : frame.columns().onRandomWeights().get(reading.weights() - 1);
    }

    private static int[] measured(Columns columns, Collection<Observable> asked) {
        boolean[] all = new boolean[columns.documents().size()];
        Arrays.fill(all, true);
        for (Observable observable : asked) {
            boolean[] has = columns.measuredDocuments(observable);
            for (int d = 0; d < all.length; d++) {
                all[d] &= has[d];
            }
        }
        return Frame.indices(all);
    }

    Columns columns() {
        return columns;
    }

    /** How many documents there are. */
    int count() {
        return documents.length;
    }

    /** The rows of these documents, [row]. */
    boolean[] rows() {
        boolean[] here = new boolean[columns.documents().size()];
        IntStream.of(documents).forEach(d -> here[d] = true);
        boolean[] rows = new boolean[columns.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = here[frame.documentOf(row)];
        }
        return rows;
    }

    /** One value for each of these documents. */
    double[] values(Observable observable, int layer) {
        double[] all = columns.ofDocuments(observable, layer);
        return IntStream.of(documents).mapToDouble(d -> all[d]).toArray();
    }

    String id(int place) {
        return columns.documents().get(documents[place]).id();
    }

    /** Influence of these documents, summed over clusters. */
    ClusterSums sums(Influence influence) {
        int[] cluster = frame.clusterOfDocument();
        double[] sums = new double[frame.clusters()];
        boolean[] present = new boolean[frame.clusters()];
        for (int i = 0; i < documents.length; i++) {
            sums[cluster[documents[i]]] += influence.values()[i];
            present[cluster[documents[i]]] = true;
        }
        return new ClusterSums(sums, present);
    }

    /** What is no number in columns of documents, a sentence without a full stop for each column and layer. */
    static List<String> problems(Columns columns, Collection<Observable> asked, int layers) {
        List<String> problems = new ArrayList<>();
        for (Observable observable : asked) {
            int first = observable.axes().firstLayer();
            int last = observable.axes().layered() ? layers : first;
            for (int layer = first; layer <= last; layer++) {
                check(columns, observable, layer, problems);
            }
        }
        return problems;
    }

    private static void check(Columns columns, Observable observable, int layer, List<String> problems) {
        boolean[] measured = columns.measuredDocuments(observable);
        double[] values = columns.ofDocuments(observable, layer);
        int[] bad = IntStream.range(0, values.length)
                .filter(d -> measured[d] && !Double.isFinite(values[d]))
                .toArray();
        if (bad.length > 0) {
            problems.add(observable.key() + (observable.axes().layered() ? " at layer " + layer : "") + " has "
                    + bad.length + " values that are NaN or infinite, the first in document "
                    + columns.documents().get(bad[0]).id());
        }
    }
}
