package org.tollens.engine.specs;

import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.randomWeights;
import static org.tollens.constraints.Constraints.skipLoss;
import static org.tollens.constraints.rule.Conditions.atLeastLayers;
import static org.tollens.constraints.rule.Conditions.atMostLayers;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.rule.Condition;

/** Constraints whose verdict on any model of four blocks is known, because their rules ask for next to nothing. */
public final class Verdicts {
    private static final Condition ALWAYS = atMostLayers(4).arePositive();

    private Verdicts() {}

    /** Passes. */
    public static Constraint pass() {
        return on(attentionConcentration()).passesWhen(ALWAYS).failsWhen(all());
    }

    /** Is partial. */
    public static Constraint partial() {
        return on(attentionConcentration())
                .passesWhen(all())
                .isPartialWhen(atMostLayers(3).arePositive())
                .failsWhen(atLeastLayers(4).arePositive());
    }

    /** Fails. */
    public static Constraint fail() {
        return on(attentionConcentration()).passesWhen(all()).failsWhen(ALWAYS);
    }

    /** Is insufficient: it asks for more documents than there are. */
    public static Constraint insufficient() {
        return on(attentionConcentration())
                .needsAtLeastDocuments(5_000)
                .passesWhen(ALWAYS)
                .failsWhen(all());
    }

    /** Passes, checked against nothing. */
    public static Constraint passUnchecked() {
        return on(attentionConcentration()).checkedAgainst().passesWhen(ALWAYS).failsWhen(all());
    }

    /** Passes, checked against random weights alone. */
    public static Constraint passAgainstRandomWeights() {
        return on(attentionConcentration())
                .checkedAgainst(randomWeights())
                .passesWhen(ALWAYS)
                .failsWhen(all());
    }

    /** Passes, and needs skip losses. */
    public static Constraint passOnSkipLosses() {
        return on(skipLoss()).passesWhen(ALWAYS).failsWhen(all());
    }

    /** Passes on any quantity, with all controls. */
    public static Constraint passOn(Quantity quantity) {
        return on(quantity).passesWhen(ALWAYS).failsWhen(all());
    }

    private static Condition all() {
        return org.tollens.constraints.rule.Conditions.allOf(
                atLeastLayers(4).arePositive(), atLeastLayers(4).areNull());
    }

    private static Ruling on(Quantity quantity) {
        return constraint("It differs where the model errs")
                .source("the engine's tests")
                .comparing(quantity)
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta())
                .needsAtLeastDocuments(10)
                .needsAtLeastPositions(50)
                .withReplicates(999);
    }
}
