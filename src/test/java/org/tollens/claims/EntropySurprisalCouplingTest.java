package org.tollens.claims;

import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.sidesOfAtLeast;
import static org.tollens.constraints.Constraints.spearman;
import static org.tollens.constraints.rule.Conditions.anyOf;
import static org.tollens.constraints.rule.Conditions.atLeastLayers;
import static org.tollens.constraints.rule.Conditions.bothSidesCarryTheirSign;
import static org.tollens.constraints.rule.Conditions.chanceUnderRandomLayerOrders;
import static org.tollens.constraints.rule.Conditions.fewerLayersThanASide;
import static org.tollens.constraints.rule.Conditions.layersAgainstTheirSide;
import static org.tollens.constraints.rule.Conditions.pooledSidesAreOppositeAndAtLeast;
import static org.tollens.constraints.rule.Conditions.signChanges;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** C2 of Coherence-Diffusion Dynamics: a "depth-dependent sign reversal" at incorrect positions. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class EntropySurprisalCouplingTest {

    @Claim("C2")
    Constraint entropyAndSurprisalReverseTheirCouplingWithDepth() {
        return constraint("Where the model errs, the correlation of entropy with the change of surprisal reverses its"
                        + " sign with depth")
                .source("Coherence-Diffusion Dynamics, C2")
                .correlating(lensEntropy().beforeTheBlock())
                .with(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(spearman().withFloor(0.05))
                .splitWhereItChangesMost(sidesOfAtLeast(2, 0.10))
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
