package org.tollens.claims;

import static org.tollens.claims.Signals.CONTRAST;
import static org.tollens.claims.Signals.entropyWithAttention;
import static org.tollens.constraints.Constraints.attentionConcentrationWithoutSinks;
import static org.tollens.constraints.Constraints.attentionHerfindahl;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.tunedLens;
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
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Interaction;
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
    private static final String OUR_READING =
            "C4 is our reading of the source, which gives no formula for the interaction";

    @Claim("C4")
    Constraint entropyAndAttentionActTogetherOnSurprisal() {
        Interaction together = entropyWithAttention();
        return judged(constraint(
                        "Entropy and attention concentration act on the change of surprisal other than additively")
                .source("Coherence-Diffusion Dynamics, C4")
                .noting(OUR_READING)
                .estimating(together)
                .alsoJudgedWith("Herfindahl index of attention", together.withSecond(attentionHerfindahl()))
                .alsoJudgedWith(
                        "concentration without sinks", together.withSecond(attentionConcentrationWithoutSinks()))
                .alsoJudgedWith(
                        "entropy after the block",
                        together.withFirst(lensEntropy().afterTheBlock())));
    }

    @Claim("C4r")
    Constraint theyDoSoMoreThanOnSelfLabels() {
        return judged(
                constraint("Entropy and attention concentration act on the change of surprisal other than additively,"
                                + " by more than on the model's own sampled labels")
                        .source("Coherence-Diffusion Dynamics, C4, made robust")
                        .noting(OUR_READING)
                        .estimating(entropyWithAttention().by(CONTRAST.inExcessOfSelfLabels()))
                        .withIntervalsOverDocumentsAndTokenTypes());
    }

    private static Constraint judged(Ruling claim) {
        Condition oneSignPrevails = allOf(
                atLeast(0.50).ofLayers().haveTheCommonerSign(),
                atMostLayers(0).haveTheOppositeSign(),
                overall().isOnTheCommonerSide());
        return claim.alsoCheckedAgainst(tunedLens())
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
