package org.tollens.constraints;

import java.util.ArrayList;
import java.util.List;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.clause.Checking;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Contraction;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.InteriorPeak;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.StepRefinement;
import org.tollens.constraints.observable.FlowObservables;

/** A constraint that has a statement and waits for what it estimates. Immutable: each verb gives a new one. */
public final class Draft {
    private final String statement;
    private final String source;
    private final List<String> notes;

    Draft(String statement, String source, List<String> notes) {
        this.statement = statement;
        this.source = source;
        this.notes = List.copyOf(notes);
    }

    /** Where the claim comes from. */
    public Draft source(String where) {
        return new Draft(statement, where, notes);
    }

    /** What a reader must know beside the verdict, without a full stop. */
    public Draft noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Draft(statement, source, more);
    }

    /** One quantity compared between two populations. */
    public Comparing<Ruling> comparing(Quantity quantity) {
        return new Comparing<>(quantity, this::of);
    }

    /** Two quantities correlated over depth. */
    public Correlating<Ruling> correlating(Quantity first) {
        return new Correlating<>(first, this::of);
    }

    /** The mean of one quantity against a reference value. */
    public Averaging<Ruling> averaging(Quantity quantity) {
        return new Averaging<>(quantity, this::of);
    }

    /** Whether a quantity depends on another by a line with a kink. */
    public Thresholding<Ruling> thresholdOf(Quantity outcome) {
        return new Thresholding<>(outcome, this::of);
    }

    /** What smaller steps through the blocks do to the final residual stream and to the loss. */
    public Ruling refiningTheSteps(FlowObservables.Field field) {
        return of(new StepRefinement(field));
    }

    /** Whether perturbations shrink from block to block, by {@link Constraints#perturbations}. */
    public Ruling contractingUnder(Contraction perturbations) {
        return of(perturbations);
    }

    /**
     * Three depths, found by three routes, lie in one range.
     *
     * @param strongest by {@link Constraints#strongestPositiveLayerOf}
     * @param changing by {@link Constraints#changePointOf}
     * @param peak by {@link Constraints#highestInteriorPeakOf} or {@link Constraints#highestPeakOf}
     */
    public Ruling converging(Comparison strongest, Correlation changing, InteriorPeak peak) {
        return of(new Convergence(strongest, changing, peak));
    }

    /** Whether two quantities act on a third other than additively. */
    public Interacting<Ruling> interactionOf(Quantity first, Quantity second) {
        return new Interacting<>(first, second, this::of);
    }

    /**
     * Several claims that have to hold together.
     *
     * @param parts by {@link Constraints#part}, at least two
     */
    public Ruling jointly(Joint.Part... parts) {
        return of(new Joint(List.of(parts)));
    }

    /** A check that computes errors and holds them against bounds; no interval, no minimum of documents. */
    public Ruling checking(Check check) {
        return of(new Checking(check));
    }

    /** A clause that was built before, to be shared by claims and their variations. */
    public Ruling estimating(Clause clause) {
        return of(clause);
    }

    private Ruling of(Clause clause) {
        return new Ruling(statement, source, notes, clause);
    }
}
