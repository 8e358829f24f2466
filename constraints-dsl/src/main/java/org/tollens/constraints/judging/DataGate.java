package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Gate;
import org.tollens.constraints.clause.Blocks;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Contraction;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.InteriorPeak;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.StepRefinement;
import org.tollens.constraints.clause.Threshold;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

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
        ColumnsRead columns = new ColumnsRead(frame.layers());
        List<Group> groups = new ArrayList<>();
        collect(clause, columns, groups);
        if (clause instanceof StepRefinement refinement) {
            columns.add(refinement.refined(), frame.layers());
            columns.add(Observables.LENS_SURPRISAL, frame.layers());
        }
        EffectSource.tokensOf(clause, Reading.PLAIN).forEach(tokens -> columns.add(tokens, frame.layers()));
        List<String> problems = columns.problems(frame.columns());
        reasons.addAll(problems);
        estimable &= problems.isEmpty();
        groups.stream().distinct().forEach(this::size);
        if (estimable) {
            strata(clause);
        }
        whole(groups);
        if (clause instanceof StepRefinement || clause instanceof Contraction) {
            wholeDocuments();
        }
    }

    /** Documents that have all values of a clause about whole documents. */
    private void wholeDocuments() {
        List<Observable> ofDocuments = clause.requires().stream()
                .filter(observable -> !observable.axes().perPosition())
                .toList();
        List<String> problems = DocumentColumns.problems(frame.columns(), ofDocuments, frame.layers());
        reasons.addAll(problems);
        estimable &= problems.isEmpty();
        DocumentColumns all = new DocumentColumns(frame, Reading.PLAIN, clause.requires());
        documents = all.count();
        positions = Frame.count(all.rows());
        support(all.rows(), "positions with " + clause.family().words());
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

    /** Who must be there in numbers; {@code reading} says whose labels decide who it is. */
    private record Group(Population population, List<Quantity> quantities, Reading reading, Blocks blocks) {}

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

    private void collect(Clause of, ColumnsRead columns, List<Group> groups) {
        if (of instanceof Comparison comparison) {
            group(of.isExcess(), comparison.at(), comparison.quantities(), columns, groups);
            group(of.isExcess(), comparison.against(), comparison.quantities(), columns, groups);
            comparison.effect().strata().stream()
                    .flatMap(stratum -> stratum.requires().stream())
                    .forEach(observable -> columns.add(observable, frame.layers()));
        } else if (of instanceof Correlation correlation) {
            group(of.isExcess(), correlation.at(), correlation.quantities(), columns, groups);
        } else if (of instanceof Threshold threshold) {
            group(false, threshold.at(), threshold.quantities(), columns, groups);
        } else if (of instanceof Level level) {
            group(level, columns, groups);
        } else if (of instanceof Interaction interaction) {
            group(of.isExcess(), interaction.at(), interaction.quantities(), columns, groups);
        } else if (of instanceof Convergence convergence) {
            collect(convergence.strongest(), columns, groups);
            collect(convergence.changing(), columns, groups);
            InteriorPeak peak = convergence.peak();
            group(false, peak.at(), List.of(peak.quantity()), columns, groups);
        }
    }

    private void group(Level level, ColumnsRead columns, List<Group> groups) {
        groups.add(new Group(level.at(), level.quantities(), Reading.PLAIN, level.blocks()));
        read(level.at(), level.quantities(), columns);
    }

    private void group(
            boolean excess, Population population, List<Quantity> quantities, ColumnsRead columns, List<Group> groups) {
        groups.add(new Group(population, quantities, Reading.PLAIN, Blocks.ALL));
        if (excess) {
            // What is subtracted must be known as well as what it is subtracted from.
            groups.add(new Group(population, quantities, Reading.SELF, Blocks.ALL));
        }
        read(population, quantities, columns);
    }

    private void read(Population population, List<Quantity> quantities, ColumnsRead columns) {
        population.requires().forEach(observable -> columns.add(observable, frame.layers()));
        for (Quantity quantity : quantities) {
            quantity.requires().forEach(observable -> columns.add(quantity, observable));
        }
    }

    private void size(Group group) {
        boolean[] fewest = frame.blocks().stream()
                .filter(layer -> group.blocks.contains(layer, frame.layers()))
                .map(layer -> frame.rows(group.population, group.quantities, layer, group.reading))
                .min(java.util.Comparator.comparingInt(Frame::count))
                .orElse(new boolean[frame.columns().rows()]);
        support(
                fewest,
                who(group.population, group.reading) + " with "
                        + group.quantities.stream().map(Quantity::describe).collect(Collectors.joining(", ")));
    }

    private static String who(Population population, Reading reading) {
        boolean sampled = reading.labels() == Reading.Labels.SELF && population.dependsOnTheLabel();
        return population.describe() + (sampled ? " by the model's own sampled labels" : "");
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

    private void strata(Clause of) {
        if (of instanceof Convergence convergence) {
            strata(convergence.strongest());
        } else if (of instanceof Comparison comparison
                && !comparison.effect().strata().isEmpty()) {
            strata(comparison, Reading.PLAIN);
            if (comparison.isExcess()) {
                strata(comparison, Reading.SELF);
            }
        }
    }

    /** Positions in strata that have one group only say nothing; what is left must still be enough. */
    private void strata(Comparison comparison, Reading reading) {
        int[] stratum = source.strata(comparison.effect().strata());
        boolean[] at = frame.rows(comparison.at(), List.of(), 1, reading);
        boolean[] against = frame.rows(comparison.against(), List.of(), 1, reading);
        Set<Integer> both = new java.util.HashSet<>(strataOf(stratum, at));
        both.retainAll(strataOf(stratum, against));
        for (boolean[] group : List.of(at, against)) {
            for (int row = 0; row < group.length; row++) {
                group[row] &= both.contains(stratum[row]);
            }
        }
        String where = " in strata that have both groups (" + both.size() + " strata, "
                + comparison.effect().describeStrata() + ")";
        support(at, who(comparison.at(), reading) + where);
        support(against, who(comparison.against(), reading) + where);
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
