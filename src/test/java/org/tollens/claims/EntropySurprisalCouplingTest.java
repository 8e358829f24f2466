package org.tollens.claims;

import static org.tollens.claims.Signals.RHO;
import static org.tollens.claims.Signals.couplingAtErrors;
import static org.tollens.claims.Signals.couplingThroughTheTunedLens;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.pearson;
import static org.tollens.constraints.Constraints.tunedLens;
import static org.tollens.constraints.rule.Conditions.anyOf;
import static org.tollens.constraints.rule.Conditions.atLeastLayers;
import static org.tollens.constraints.rule.Conditions.bothSidesCarryTheirSign;
import static org.tollens.constraints.rule.Conditions.chanceUnderRandomLayerOrders;
import static org.tollens.constraints.rule.Conditions.fewerLayersThanASide;
import static org.tollens.constraints.rule.Conditions.layersAgainstTheirSide;
import static org.tollens.constraints.rule.Conditions.pooledSidesAreOppositeAndAtLeast;
import static org.tollens.constraints.rule.Conditions.signChanges;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Coefficient;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Quantity;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** C2 of Coherence-Diffusion Dynamics: a "depth-dependent sign reversal" at incorrect positions. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class EntropySurprisalCouplingTest {
    private static final Quantity ENTROPY_AFTER = lensEntropy().afterTheBlock();
    private static final Quantity TUNED_ENTROPY = lensEntropy().throughTheTunedLens();

    @Claim("C2")
    Constraint entropyAndSurprisalReverseTheirCouplingWithDepth() {
        Correlation coupling = couplingAtErrors();
        Correlation tuned = couplingThroughTheTunedLens();
        Coefficient moments = pearson().withFloor(0.05);
        return judged(constraint(
                        "Where the model errs, the correlation of entropy with the change of surprisal reverses"
                                + " its sign with depth")
                .source("Coherence-Diffusion Dynamics, C2")
                .estimating(coupling)
                .alsoJudgedWith("entropy after the block", coupling.of(ENTROPY_AFTER))
                .alsoJudgedWith("Pearson's r", coupling.by(moments))
                .alsoJudgedWith(
                        "Pearson's r, entropy after the block",
                        coupling.of(ENTROPY_AFTER).by(moments))
                .alsoJudgedWith(
                        "surprisal before the block held constant",
                        coupling.by(RHO.given(lensSurprisal().beforeTheBlock())))
                .alsoJudgedWith("the tuned lens", tuned)
                .alsoJudgedWith("the tuned lens, entropy after the block", tuned.of(TUNED_ENTROPY.afterTheBlock()))
                .alsoJudgedWith("the tuned lens, Pearson's r", tuned.by(moments))
                .alsoJudgedWith(
                        "the tuned lens, Pearson's r, entropy after the block",
                        tuned.of(TUNED_ENTROPY.afterTheBlock()).by(moments)));
    }

    @Claim("C2r")
    Constraint theReversalIsMoreThanThatOfSelfLabels() {
        Correlation excess = couplingAtErrors().by(RHO.inExcessOfSelfLabels());
        return judged(
                constraint("What errors add to the correlation of entropy with the change of surprisal, beyond the"
                                + " model's own sampled labels, reverses its sign with depth")
                        .source("Coherence-Diffusion Dynamics, C2, made robust")
                        .estimating(excess)
                        .withIntervalsOverDocumentsAndTokenTypes()
                        .alsoJudgedWith("entropy after the block", excess.of(ENTROPY_AFTER)));
    }

    private static Constraint judged(Ruling claim) {
        return claim.alsoCheckedAgainst(tunedLens())
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
}
