package org.tollens.constraints.judging;

import static org.tollens.constraints.Constraints.*;
import static org.tollens.constraints.rule.Conditions.*;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.rule.Condition;
import org.tollens.constraints.rule.EffectLabel;

/** The four claims with their literal rules, as the project's own specs state them, and without controls. */
public final class Claims {
    private Claims() {}

    static final Comparison ATTENTION = comparing(attentionConcentration())
            .at(incorrectPositions())
            .against(correctPositions())
            .by(cliffsDelta().withFloor(0.05));

    static final Correlation COUPLING = correlating(lensEntropy().beforeTheBlock())
            .with(lensSurprisal().changeAcrossTheBlock())
            .at(incorrectPositions())
            .by(spearman().withFloor(0.05))
            .splitWhereItChangesMost(sidesOfAtLeast(2, 0.10));

    static final Interaction INTERACTION = interactionOf(lensEntropy().beforeTheBlock(), attentionConcentration())
            .on(lensSurprisal().changeAcrossTheBlock())
            .at(incorrectPositions())
            .by(stratifiedInteraction().withFloor(0.10).inCellsOfAtLeast(200, 30));

    static final Level LEVEL = averaging(attentionConcentration())
            .at(incorrectPositions())
            .comparedWith(-0.5)
            .withFloor(0.2);

    static final Convergence DEPTHS = convergenceOf(
            strongestPositiveLayerOf(ATTENTION),
            changePointOf(COUPLING),
            highestInteriorPeakOf(skipLoss(), allPositions()));

    public static Ruling attention() {
        return constraint("Attention is more concentrated where the model errs")
                .source("Coherence-Diffusion Dynamics, C1")
                .estimating(ATTENTION)
                .checkedAgainst();
    }

    /** With as few replicates as the level allows, and no control. */
    static Ruling quick(String statement, Clause clause) {
        return constraint(statement).estimating(clause).withReplicates(999).checkedAgainst();
    }

    /** The effect of a verdict's clause over the whole model. */
    static Estimate effect(Verdict verdict) {
        return effect(verdict.evidence().clauses().get(0), EffectLabel.OVERALL);
    }

    static Estimate effect(ClauseEvidence clause, String name) {
        return java.util.Objects.requireNonNull(clause.overall().get(name), name);
    }

    static double figure(ControlEvidence control, String name) {
        return java.util.Objects.requireNonNull(control.figures().get(name), name);
    }

    static Constraint c1() {
        return c1(attention());
    }

    public static Constraint c1(Ruling attention) {
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

    static Constraint c2() {
        return c2(coupling());
    }

    public static Ruling coupling() {
        return constraint("Entropy and the change of surprisal reverse their correlation with depth")
                .source("Coherence-Diffusion Dynamics, C2")
                .estimating(COUPLING)
                .checkedAgainst();
    }

    public static Constraint c2(Ruling coupling) {
        return coupling.passesWhen(
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

    static Constraint c3() {
        return c3(depths());
    }

    public static Ruling depths() {
        return constraint("Attention, coupling and pruning sensitivity point to one critical depth range")
                .source("Coherence-Diffusion Dynamics, C3")
                .estimating(DEPTHS)
                .checkedAgainst();
    }

    public static Constraint c3(Ruling depths) {
        return depths.passesWhen(
                        chanceOfTheWidth().isAtMost(0.05), widthWithin(0.135).hasProbabilityOfAtLeast(0.95))
                .isPartialWhen(width().isAtMost(0.30), widthWithin(0.30).hasProbabilityOfAtLeast(0.95))
                .failsWhen(widthBeyond(0.30).hasProbabilityOfAtLeast(0.95));
    }

    static Constraint c4() {
        return c4(interaction());
    }

    public static Ruling interaction() {
        return constraint("Entropy and attention act on the change of surprisal other than additively")
                .source("Coherence-Diffusion Dynamics, C4")
                .noting("C4 is our reading of the source")
                .estimating(INTERACTION)
                .checkedAgainst();
    }

    public static Constraint c4(Ruling interaction) {
        Condition oneSign = allOf(
                atLeast(0.50).ofLayers().haveTheCommonerSign(),
                atMostLayers(0).haveTheOppositeSign(),
                overall().isOnTheCommonerSide());
        return interaction
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
