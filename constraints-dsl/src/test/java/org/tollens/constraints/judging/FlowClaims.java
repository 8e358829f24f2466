package org.tollens.constraints.judging;

import static org.tollens.constraints.Constraints.*;
import static org.tollens.constraints.rule.Conditions.*;
import static org.tollens.constraints.rule.FlowConditions.*;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Threshold;
import org.tollens.constraints.observable.FlowObservables.Field;

/** C4s, F2 and F3 with the rules that the project's own specs state, quick and without controls. */
final class FlowClaims {
    static final Threshold SPARSITY = thresholdOf(skipLoss())
            .over(lensEntropy().beforeTheBlock())
            .at(allPositions())
            .by(kink());

    private FlowClaims() {}

    static Constraint sparsity() {
        return sparsity(Claims.quick("Skipping a block costs nothing below a threshold of entropy", SPARSITY));
    }

    static Constraint sparsity(Ruling ruling) {
        return ruling.passesWhen(sparseLayers().isAtLeast(0.50))
                .isPartialWhen(anyOf(
                        sparseLayers().isAtLeast(0.25), layersWithAThreshold().isAtLeast(0.50)))
                .failsWhen(layersThatCanBeSparse().isLessThan(0.25));
    }

    static Constraint refinement() {
        return refinement(quick("Blocks are Euler steps of a flow", refinementOfSteps(Field.CONSTANT)));
    }

    static Constraint refinement(Ruling ruling) {
        return ruling.passesWhen(orderFrom(1).isBetween(0.8, 1.2), lossChange().isWithin(0.05))
                .isPartialWhen(anyOf(
                        allOf(orderFrom(1).isBetween(0.8, 1.2), lossChange().isBeyond(0.05)),
                        allOf(
                                orderFrom(1).isOutsideOf(0.8, 1.2),
                                orderFrom(4).isBetween(0.8, 1.2),
                                lossChange().isWithin(0.05))))
                .failsWhen(
                        orderFrom(1).isOutsideOf(0.8, 1.2),
                        anyOf(lossChange().isBeyond(0.05), orderFrom(4).isOutsideOf(0.8, 1.2)));
    }

    static Constraint contraction() {
        return contraction(quick("Perturbations shrink", perturbations()));
    }

    static Constraint contraction(Ruling ruling) {
        return ruling.passesWhen(absolutePerturbations().contract())
                .isPartialWhen(
                        absolutePerturbations().doNotContract(),
                        anyOf(
                                relativePerturbations().contract(),
                                postNormPerturbations().contract()))
                .failsWhen(
                        absolutePerturbations().doNotContract(),
                        relativePerturbations().doNotContract(),
                        postNormPerturbations().doNotContract());
    }

    private static Ruling quick(String statement, Clause clause) {
        return Claims.quick(statement, clause);
    }
}
