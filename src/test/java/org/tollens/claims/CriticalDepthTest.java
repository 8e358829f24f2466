package org.tollens.claims;

import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.changePointOf;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.comparing;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.correlating;
import static org.tollens.constraints.Constraints.highestInteriorPeakOf;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.sidesOfAtLeast;
import static org.tollens.constraints.Constraints.skipLoss;
import static org.tollens.constraints.Constraints.spearman;
import static org.tollens.constraints.Constraints.strongestPositiveLayerOf;
import static org.tollens.constraints.rule.Conditions.chanceOfTheWidth;
import static org.tollens.constraints.rule.Conditions.width;
import static org.tollens.constraints.rule.Conditions.widthBeyond;
import static org.tollens.constraints.rule.Conditions.widthWithin;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** C3 of Coherence-Diffusion Dynamics: "three-signal convergence to a common critical depth range". */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class CriticalDepthTest {

    @Claim("C3")
    Constraint attentionCouplingAndPruningPointToOneDepth() {
        return constraint("Attention, coupling and pruning sensitivity point to one critical depth range")
                .source("Coherence-Diffusion Dynamics, C3")
                .converging(
                        strongestPositiveLayerOf(comparing(attentionConcentration())
                                .at(incorrectPositions())
                                .against(correctPositions())
                                .by(cliffsDelta().withFloor(0.05))),
                        changePointOf(correlating(lensEntropy().beforeTheBlock())
                                .with(lensSurprisal().changeAcrossTheBlock())
                                .at(incorrectPositions())
                                .by(spearman().withFloor(0.05))
                                .splitWhereItChangesMost(sidesOfAtLeast(2, 0.10))),
                        highestInteriorPeakOf(skipLoss(), allPositions()))
                .needsAtLeastLayers(16)
                .passesWhen(
                        chanceOfTheWidth().isAtMost(0.05), widthWithin(0.135).hasProbabilityOfAtLeast(0.95))
                .isPartialWhen(width().isAtMost(0.30), widthWithin(0.30).hasProbabilityOfAtLeast(0.95))
                .failsWhen(widthBeyond(0.30).hasProbabilityOfAtLeast(0.95));
    }
}
