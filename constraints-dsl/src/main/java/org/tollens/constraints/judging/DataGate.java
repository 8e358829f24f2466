package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** Whether data carry a verdict at all: the part of the hard gate that needs no estimate. */
final class DataGate {
    private final EffectSource source;
    private final Frame frame;
    private final Clause clause;
    private final Constraint constraint;
    private final List<String> reasons = new ArrayList<>();
    private boolean estimable = true;
    private int fewestDocuments = Integer.MAX_VALUE;
    private int positions;
    private int documents;

    DataGate(EffectSource source, Constraint constraint, Clause clause) {
        this.source = source;
        this.frame = source.frame();
        this.constraint = constraint;
        this.clause = clause;
        blocks();
        Map<Observable, Set<Integer>> columns = new LinkedHashMap<>();
        List<Group> groups = new ArrayList<>();
        collect(clause, columns, groups);
        columns.forEach((observable, layers) -> layers.forEach(layer -> finite(observable, layer)));
        groups.stream().distinct().forEach(this::size);
        if (estimable
                && clause instanceof Comparison comparison
                && !comparison.effect().strata().isEmpty()) {
            strata(comparison);
        }
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
        int side = clause instanceof Correlation correlation
                ? correlation.sides().of(layers)
                : clause instanceof Convergence convergence
                        ? convergence.changing().sides().of(layers)
                        : 1;
        if (layers < 2 * side || layers < 3) {
            reasons.add(layers + " blocks leave no room for two sides of " + side);
            estimable = false;
        }
    }

    private void collect(Clause of, Map<Observable, Set<Integer>> columns, List<Group> groups) {
        if (of instanceof Comparison comparison) {
            group(comparison.at(), List.of(comparison.quantity()), columns, groups);
            group(comparison.against(), List.of(comparison.quantity()), columns, groups);
        } else if (of instanceof Correlation correlation) {
            List<Quantity> quantities = new ArrayList<>(List.of(correlation.first(), correlation.second()));
            correlation.effect().given().ifPresent(quantities::add);
            group(correlation.at(), quantities, columns, groups);
        } else if (of instanceof Interaction interaction) {
            group(
                    interaction.at(),
                    List.of(interaction.first(), interaction.second(), interaction.outcome()),
                    columns,
                    groups);
        } else if (of instanceof Convergence convergence) {
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
        boolean[] fewest = frame.blocks().stream()
                .map(layer -> frame.rows(group.population, group.quantities, layer, Reading.PLAIN))
                .min(java.util.Comparator.comparingInt(Frame::count))
                .orElseThrow();
        String where = group.population.describe() + " with "
                + group.quantities.stream().map(Quantity::describe).collect(Collectors.joining(", "));
        support(fewest, where);
    }

    private void support(boolean[] rows, String where) {
        int found = frame.countDocuments(rows);
        int count = Frame.count(rows);
        fewestDocuments = Math.min(fewestDocuments, found);
        if (found < constraint.gate().documents()) {
            reasons.add(found + " documents have " + where + ", at least "
                    + constraint.gate().documents() + " needed");
        }
        if (count < constraint.gate().positions()) {
            reasons.add(count + " " + where + ", at least " + constraint.gate().positions() + " needed");
        }
        int types = source.types(Observables.TOKEN).count(rows);
        if (count > 0 && types < constraint.gate().tokenTypes()) {
            reasons.add(Wording.counted(types, "token type") + " at the " + where + ", at least "
                    + constraint.gate().tokenTypes() + " needed: words are a sample too");
        }
        estimable &= found >= 2 && count >= 2;
    }

    /** Positions in strata that have one group only say nothing; what is left must still be enough. */
    private void strata(Comparison comparison) {
        int[] stratum = source.strata(comparison.effect().strata());
        boolean[] at = frame.rows(comparison.at(), List.of(), 1, Reading.PLAIN);
        boolean[] against = frame.rows(comparison.against(), List.of(), 1, Reading.PLAIN);
        Set<Integer> both = new java.util.HashSet<>(strataOf(stratum, at));
        both.retainAll(strataOf(stratum, against));
        for (boolean[] group : List.of(at, against)) {
            for (int row = 0; row < group.length; row++) {
                group[row] &= both.contains(stratum[row]);
            }
        }
        String where = " in strata that have both groups (" + both.size() + " strata, "
                + comparison.effect().describeStrata() + ")";
        support(at, comparison.at().describe() + where);
        support(against, comparison.against().describe() + where);
    }

    private static Set<Integer> strataOf(int[] stratum, boolean[] rows) {
        Set<Integer> found = new java.util.HashSet<>();
        for (int row = 0; row < rows.length; row++) {
            if (rows[row]) {
                found.add(stratum[row]);
            }
        }
        return found;
    }

    private void whole(List<Group> groups) {
        boolean[] all = new boolean[frame.columns().rows()];
        for (Group group : groups) {
            boolean[] rows = frame.rows(group.population, List.of(), 1, Reading.PLAIN);
            for (int row = 0; row < all.length; row++) {
                all[row] |= rows[row];
            }
        }
        positions = Frame.count(all);
        documents = frame.countDocuments(all);
    }
}
