package org.tollens.claims;

import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.stratifiedInteraction;
import static org.tollens.constraints.rule.Conditions.allOf;
import static org.tollens.constraints.rule.Conditions.anyOf;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.atMostLayers;
import static org.tollens.constraints.rule.Conditions.coverage;
import static org.tollens.constraints.rule.Conditions.fewerThan;
import static org.tollens.constraints.rule.Conditions.layersOfTheCommonerSign;
import static org.tollens.constraints.rule.Conditions.layersOfTheOppositeSign;
import static org.tollens.constraints.rule.Conditions.overall;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.rule.Condition;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** C4 of Coherence-Diffusion Dynamics: a "non-linear interaction between drift and diffusion", as we read it. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class DriftDiffusionInteractionTest {

    @Claim("C4")
    Constraint entropyAndAttentionActTogetherOnSurprisal() {
        Condition oneSignPrevails = allOf(
                atLeast(0.50).ofLayers().haveTheCommonerSign(),
                atMostLayers(0).haveTheOppositeSign(),
                overall().isOnTheCommonerSide());
        return constraint("Entropy and attention concentration act on the change of surprisal other than additively")
                .source("Coherence-Diffusion Dynamics, C4")
                .noting("C4 is our reading of the source, which gives no formula for the interaction")
                .interactionOf(lensEntropy().beforeTheBlock(), attentionConcentration())
                .on(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(stratifiedInteraction().withFloor(0.10).inCellsOfAtLeast(200, 30))
                .needsCoverageOfAtLeast(0.25)
                .passesWhen(coverage().isAtLeast(0.80), oneSignPrevails)
                .isPartialWhen(anyOf(
                        allOf(coverage().isLessThan(0.80), oneSignPrevails),
                        allOf(
                                atLeast(0.25).ofLayers().haveTheCommonerSign(),
                                layersOfTheOppositeSign().areFewerThanHalfOf(layersOfTheCommonerSign()),
                                overall().isNotOfTheOppositeSign())))
                .failsWhen(anyOf(
                        overall().isNull(),
                        allOf(
                                layersOfTheOppositeSign().areAtLeastAsManyAs(layersOfTheCommonerSign()),
                                atLeast(0.25).ofLayers().haveTheCommonerSign(),
                                atLeast(0.25).ofLayers().haveTheOppositeSign()),
                        allOf(
                                fewerThan(0.25).ofLayers().canReachPositive(),
                                fewerThan(0.25).ofLayers().canReachNegative())));
    }
}
