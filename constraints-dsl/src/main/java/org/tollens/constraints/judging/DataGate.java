package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Gate;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** Whether data carry a verdict at all: the part of the hard gate that needs no estimate. */
final class DataGate {
    private final Frame frame;
    private final Constraint constraint;
    private final List<String> reasons = new ArrayList<>();
    private boolean estimable = true;
    private int fewestDocuments = Integer.MAX_VALUE;
    private int positions;
    private int documents;

    DataGate(Frame frame, Constraint constraint) {
        this.frame = frame;
        this.constraint = constraint;
        blocks();
        Map<Observable, Set<Integer>> columns = new LinkedHashMap<>();
        List<Group> groups = new ArrayList<>();
        collect(constraint.clause(), columns, groups);
        columns.forEach((observable, layers) -> layers.forEach(layer -> finite(observable, layer)));
        groups.stream().distinct().forEach(this::size);
        whole(groups);
    }

    /** Why the data do not carry a verdict, as sentences without full stops; empty where they do. */
    List<String> reasons() {
        return List.copyOf(reasons);
    }

    /** Whether estimates can be computed at all. */
    boolean estimable() {
        return estimable;
    }

    /** Whether there are enough documents to print intervals. */
    boolean intervals() {
        return fewestDocuments >= Gate.DOCUMENTS_FOR_INTERVALS;
    }

    int positions() {
        return positions;
    }

    int documents() {
        return documents;
    }

    private record Group(Population population, List<Quantity> quantities) {}

    private void blocks() {
        int layers = frame.layers();
        if (layers < constraint.gate().layers()) {
            reasons.add(layers + " blocks, at least " + constraint.gate().layers() + " needed");
        }
        int side = constraint.clause() instanceof Correlation correlation
                ? correlation.sides().of(layers)
                : constraint.clause() instanceof Convergence convergence
                        ? convergence.changing().sides().of(layers)
                        : 1;
        if (layers < 2 * side || layers < 3) {
            reasons.add(layers + " blocks leave no room for two sides of " + side);
            estimable = false;
        }
    }

    private void collect(Clause clause, Map<Observable, Set<Integer>> columns, List<Group> groups) {
        if (clause instanceof Comparison comparison) {
            group(comparison.at(), List.of(comparison.quantity()), columns, groups);
            group(comparison.against(), List.of(comparison.quantity()), columns, groups);
        } else if (clause instanceof Correlation correlation) {
            group(correlation.at(), List.of(correlation.first(), correlation.second()), columns, groups);
        } else if (clause instanceof Interaction interaction) {
            group(
                    interaction.at(),
                    List.of(interaction.first(), interaction.second(), interaction.outcome()),
                    columns,
                    groups);
        } else if (clause instanceof Convergence convergence) {
            collect(convergence.strongest(), columns, groups);
            collect(convergence.changing(), columns, groups);
            group(convergence.peak().at(), List.of(convergence.peak().quantity()), columns, groups);
        }
    }

    private void group(
            Population population,
            List<Quantity> quantities,
            Map<Observable, Set<Integer>> columns,
            List<Group> groups) {
        groups.add(new Group(population, quantities));
        for (Observable observable : population.requires()) {
            columns.computeIfAbsent(observable, any -> new TreeSet<>()).add(frame.layers());
        }
        for (Quantity quantity : quantities) {
            int first = quantity.form() == Quantity.Form.AT_BLOCK || quantity.form() == Quantity.Form.COST_OF_SKIPPING
                    ? 1
                    : 0;
            int last = quantity.form() == Quantity.Form.BEFORE_BLOCK ? frame.layers() - 1 : frame.layers();
            for (Observable observable : quantity.requires()) {
                boolean output = quantity.form() == Quantity.Form.COST_OF_SKIPPING
                        && observable.equals(Observables.LENS_SURPRISAL);
                Set<Integer> layers = columns.computeIfAbsent(observable, any -> new TreeSet<>());
                IntStream.rangeClosed(output ? last : first, last).forEach(layers::add);
            }
        }
    }

    private void finite(Observable observable, int layer) {
        Columns columns = frame.columns();
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
            String where =
                    observable.axes() == org.tollens.constraints.observable.Axes.POSITION ? "" : " at layer " + layer;
            reasons.add(observable.key() + where + " has " + bad + " values that are NaN or infinite, the first in"
                    + " document " + columns.documents().get(document[first]).id() + " at position "
                    + columns.positionOfRow()[first]);
            estimable = false;
        }
    }

    private void size(Group group) {
        int[] fewest = frame.blocks().stream()
                .map(layer -> frame.rows(group.population, group.quantities, layer, false))
                .min(java.util.Comparator.comparingInt(rows -> rows.length))
                .orElseThrow();
        int found = frame.countDocuments(fewest);
        fewestDocuments = Math.min(fewestDocuments, found);
        String where = group.population.describe() + " with "
                + group.quantities.stream().map(Quantity::describe).collect(Collectors.joining(", "));
        if (found < constraint.gate().documents()) {
            reasons.add(found + " documents have " + where + ", at least "
                    + constraint.gate().documents() + " needed");
        }
        if (fewest.length < constraint.gate().positions()) {
            reasons.add(fewest.length + " " + where + ", at least "
                    + constraint.gate().positions() + " needed");
        }
        estimable &= found >= 2 && fewest.length >= 2;
    }

    private void whole(List<Group> groups) {
        Set<Integer> rows = new LinkedHashSet<>();
        for (Group group : groups) {
            IntStream.of(frame.rows(group.population, List.of(), 1, false)).forEach(rows::add);
        }
        int[] all = rows.stream().mapToInt(Integer::intValue).toArray();
        positions = all.length;
        documents = frame.countDocuments(all);
    }
}
