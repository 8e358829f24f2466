package org.tollens.constraints.calibration;

import static org.tollens.constraints.Constraints.*;
import static org.tollens.constraints.rule.Conditions.*;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.rule.Condition;

/** The four claims with their literal rules, without controls and with replicates enough for the level .01. */
final class LiteralClaims {
    private LiteralClaims() {}

    private static Ruling attention(long seed) {
        return constraint("Attention is more concentrated where the model errs")
                .source("Coherence-Diffusion Dynamics, C1")
                .comparing(attentionConcentration())
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta().withFloor(0.05))
                .checkedAgainst()
                .withReplicates(999)
                .withSeed(seed);
    }

    static Constraint c1(long seed) {
        return c1(attention(seed));
    }

    private static Constraint c1(Ruling attention) {
        return attention
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

    static Constraint c2(long seed) {
        return constraint("Entropy and the change of surprisal reverse their correlation with depth")
                .source("Coherence-Diffusion Dynamics, C2")
                .correlating(lensEntropy().beforeTheBlock())
                .with(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(spearman().withFloor(0.05))
                .splitWhereItChangesMost(sidesOfAtLeast(2, 0.10))
                .checkedAgainst()
                .withReplicates(999)
                .withSeed(seed)
                .passesWhen(
                        bothSidesCarryTheirSign(),
                        layersAgainstTheirSide().areAtMost(1),
                        pooledSidesAreOppositeAndAtLeast(0.05),
                        chanceUnderRandomLayerOrders().isAtMost(0.05))
                .isPartialWhen(
                        atLeastLayers(1).arePositive(),
                        atLeastLayers(1).areNegative(),
                        signChanges().areAtMost(3))
                .failsWhen(anyOf(
                        signChanges().areAtLeast(4),
                        fewerLayersThanASide().canReachPositive(),
                        fewerLayersThanASide().canReachNegative()));
    }

    static Constraint c3(long seed) {
        Comparison attention = comparing(attentionConcentration())
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta().withFloor(0.05));
        Correlation coupling = correlating(lensEntropy().beforeTheBlock())
                .with(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(spearman().withFloor(0.05))
                .splitWhereItChangesMost(sidesOfAtLeast(2, 0.10));
        return constraint("Attention, coupling and pruning sensitivity point to one critical depth range")
                .source("Coherence-Diffusion Dynamics, C3")
                .converging(
                        strongestPositiveLayerOf(attention),
                        changePointOf(coupling),
                        highestInteriorPeakOf(skipLoss(), allPositions()))
                .checkedAgainst()
                .withReplicates(999)
                .withSeed(seed)
                .passesWhen(
                        chanceOfTheWidth().isAtMost(0.05), widthWithin(0.135).hasProbabilityOfAtLeast(0.95))
                .isPartialWhen(width().isAtMost(0.30), widthWithin(0.30).hasProbabilityOfAtLeast(0.95))
                .failsWhen(widthBeyond(0.30).hasProbabilityOfAtLeast(0.95));
    }

    static Constraint c4(long seed) {
        Condition oneSign = allOf(
                atLeast(0.50).ofLayers().haveTheCommonerSign(),
                atMostLayers(0).haveTheOppositeSign(),
                overall().isOnTheCommonerSide());
        return constraint("Entropy and attention act on the change of surprisal other than additively")
                .source("Coherence-Diffusion Dynamics, C4")
                .noting("C4 is our reading of the source")
                .interactionOf(lensEntropy().beforeTheBlock(), attentionConcentration())
                .on(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(stratifiedInteraction().withFloor(0.10).inCellsOfAtLeast(200, 30))
                .checkedAgainst()
                .withReplicates(999)
                .withSeed(seed)
                .passesWhen(coverage().isAtLeast(0.80), oneSign)
                .isPartialWhen(anyOf(
                        allOf(coverage().isLessThan(0.80), oneSign),
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
