package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** Which columns are read at which depths, and which of them hold something else than numbers. */
final class ColumnsRead {
    private final int blocks;
    private final Map<Observable, Set<Integer>> layers = new LinkedHashMap<>();

    ColumnsRead(int blocks) {
        this.blocks = blocks;
    }

    /** A column at one depth; one without depths is the same at all of them. */
    void add(Observable observable, int layer) {
        boolean everywhere = !observable.axes().layered();
        layers.computeIfAbsent(observable, any -> new TreeSet<>()).add(everywhere ? blocks : layer);
    }

    /** One of the observables of a quantity, at the depths that it takes to have a value for each block. */
    void add(Quantity quantity, Observable observable) {
        boolean output = quantity.form() == Quantity.Form.COST_OF_SKIPPING
                && observable.name().equals(Observables.LENS_SURPRISAL.name());
        boolean fromTheEmbedding =
                quantity.form() == Quantity.Form.BEFORE_BLOCK || quantity.form() == Quantity.Form.CHANGE_ACROSS_BLOCK;
        int first = output ? blocks : fromTheEmbedding ? 0 : 1;
        int last = quantity.form() == Quantity.Form.BEFORE_BLOCK ? blocks - 1 : blocks;
        IntStream.rangeClosed(first, last).forEach(layer -> add(observable, layer));
    }

    Set<Observable> observables() {
        return layers.keySet();
    }

    /** What is no number, a sentence without a full stop for each column and depth; empty where all is well. */
    List<String> problems(Columns columns) {
        List<String> problems = new ArrayList<>();
        layers.forEach((observable, of) -> of.forEach(layer -> check(columns, observable, layer, problems)));
        return problems;
    }

    private static void check(Columns columns, Observable observable, int layer, List<String> problems) {
        boolean[] measured = columns.measuredDocuments(observable);
        double[] values = columns.values(observable, layer);
        int[] document = columns.documentOfRow();
        int bad = 0;
        int first = -1;
        for (int row = 0; row < values.length; row++) {
            if (!Double.isFinite(values[row]) && measured[document[row]]) {
                first = bad++ == 0 ? row : first;
            }
        }
        if (bad > 0) {
            problems.add(observable.key() + (!observable.axes().layered() ? "" : " at layer " + layer) + " has "
                    + bad + " values that are NaN or infinite, the first in document "
                    + columns.documents().get(document[first]).id() + " at position "
                    + columns.positionOfRow()[first]);
        }
    }
}
