package org.tollens.claims;

import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.rule.Conditions.allOf;
import static org.tollens.constraints.rule.Conditions.anyOf;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.atMost;
import static org.tollens.constraints.rule.Conditions.fewerThan;
import static org.tollens.constraints.rule.Conditions.moreThan;
import static org.tollens.constraints.rule.Conditions.negativeLayers;
import static org.tollens.constraints.rule.Conditions.overall;
import static org.tollens.constraints.rule.Conditions.positiveLayers;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** C1 of Coherence-Diffusion Dynamics: "higher attention concentration at incorrect token positions". */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class AttentionAtErrorsTest {

    @Claim("C1")
    Constraint attentionConcentratesWhereTheModelErrs() {
        return constraint("Attention is more concentrated where the model errs")
                .source("Coherence-Diffusion Dynamics, C1")
                .comparing(attentionConcentration())
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta().withFloor(0.05))
                .passesWhen(
                        overall().isPositive(),
                        atLeast(0.50).ofLayers().arePositive(),
                        atMost(0.10).ofLayers().areNegative())
                .isPartialWhen(
                        overall().isNotNegative(),
                        atLeast(0.25).ofLayers().arePositive(),
                        negativeLayers().areFewerThan(positiveLayers()))
                .failsWhen(anyOf(
                        overall().isNegative(),
                        overall().isNull(),
                        fewerThan(0.25).ofLayers().canReachPositive(),
                        allOf(
                                negativeLayers().areAtLeastAsManyAs(positiveLayers()),
                                moreThan(0.10).ofLayers().areNegative())));
    }
}
