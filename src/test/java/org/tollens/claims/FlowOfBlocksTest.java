package org.tollens.claims;

import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.perturbations;
import static org.tollens.constraints.rule.Conditions.allOf;
import static org.tollens.constraints.rule.Conditions.anyOf;
import static org.tollens.constraints.rule.FlowConditions.absolutePerturbations;
import static org.tollens.constraints.rule.FlowConditions.lossChange;
import static org.tollens.constraints.rule.FlowConditions.orderFrom;
import static org.tollens.constraints.rule.FlowConditions.postNormPerturbations;
import static org.tollens.constraints.rule.FlowConditions.relativePerturbations;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.observable.FlowObservables.Field;
import org.tollens.constraints.rule.Condition;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** F2 and F3 of the flow reading of Transformers: blocks as Euler steps of a flow that contracts. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class FlowOfBlocksTest {
    private static final String SOURCE = "Transformers as a continuous flow (arXiv 2502.05656, withdrawn)";

    @Claim("F2")
    Constraint blocksAreEulerStepsOfAFlow() {
        return refined(
                constraint("Blocks taken in smaller steps, their field constant in depth, converge with order 1 and"
                                + " leave the loss as it is")
                        .source(SOURCE + ", F2")
                        .refiningTheSteps(Field.CONSTANT));
    }

    @Claim("F2i")
    Constraint blocksAreEulerStepsOfAnInterpolatedFlow() {
        return refined(
                constraint("Blocks taken in smaller steps, their field interpolated in depth, converge with order 1"
                                + " and leave the loss as it is")
                        .source(SOURCE + ", F2, field interpolated")
                        .refiningTheSteps(Field.INTERPOLATED)
                        // F2 has that control, and it costs as many passes for each initialisation as for the model.
                        .checkedAgainst());
    }

    private static Constraint refined(Ruling claim) {
        Condition inOrder = orderFrom(1).isBetween(0.8, 1.2);
        Condition outOfOrder = orderFrom(1).isOutsideOf(0.8, 1.2);
        return claim.passesWhen(inOrder, lossChange().isWithin(0.05))
                .isPartialWhen(anyOf(
                        allOf(inOrder, lossChange().isBeyond(0.05)),
                        allOf(
                                outOfOrder,
                                orderFrom(4).isBetween(0.8, 1.2),
                                lossChange().isWithin(0.05))))
                .failsWhen(
                        outOfOrder,
                        anyOf(lossChange().isBeyond(0.05), orderFrom(4).isOutsideOf(0.8, 1.2)));
    }

    @Claim("F3")
    Constraint perturbationsShrinkFromBlockToBlock() {
        return constraint("Perturbations of the residual stream shrink from block to block")
                .source(SOURCE + ", F3")
                .contractingUnder(perturbations().withFloor(0.01))
                .passesWhen(absolutePerturbations().contract())
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
}
