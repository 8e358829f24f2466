package org.tollens.constraints.clause;

import java.util.List;
import java.util.Set;
import org.tollens.constraints.observable.Observable;

/** What one constraint estimates: immutable data, without thresholds of the verdict. */
public sealed interface Clause
        permits Comparison,
                Correlation,
                Convergence,
                Interaction,
                Joint,
                Level,
                Threshold,
                StepRefinement,
                Contraction,
                Checking {
    /** Which conditions a rule may use. */
    Family family();

    /** Short and stable within a constraint; the id of its evidence. */
    String id();

    /** What is estimated, in one sentence without its full stop. */
    String describe();

    /** Every observable that estimating reads, those of the self labels included. */
    Set<Observable> requires();

    /**
     * What is read for each block and position, without what decides who belongs to a population or stratum; empty where
     * nothing of that kind is.
     */
    default List<Quantity> quantities() {
        return List.of();
    }

    /** Whether the estimate would change if another token came next. */
    default boolean dependsOnTheLabel() {
        return false;
    }

    /** Whether what is estimated is an excess over the model's own sampled labels. */
    default boolean isExcess() {
        return false;
    }

    /** Every observable that estimating reads of random weights, where they are a control. */
    default Set<Observable> onRandomWeights() {
        // What skipping a block costs is measured on the model itself only.
        return quantities().stream()
                .filter(quantity -> quantity.form() != Quantity.Form.COST_OF_SKIPPING)
                .map(Quantity::observable)
                .collect(java.util.stream.Collectors.toCollection(java.util.LinkedHashSet::new));
    }

    /**
     * Whether what random weights reach raises the least effect that counts. It does not where the effect is a distance from
     * a value that the claim names, or is judged without labels layer by layer: how far random weights are from it says
     * nothing about how far a model has to be.
     */
    default boolean raisesFloors() {
        return switch (family()) {
            case LEVEL, THRESHOLD, REFINEMENT, CONTRACTION -> false;
            default -> true;
        };
    }

    /** Whether permuting what is correct among positions leaves the clause without its effect. */
    default boolean isPermutable() {
        return false;
    }
}
