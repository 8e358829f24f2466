package org.tollens.claims;

import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.kink;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.skipLoss;
import static org.tollens.constraints.Constraints.thresholdOf;
import static org.tollens.constraints.rule.Conditions.anyOf;
import static org.tollens.constraints.rule.Conditions.layersThatCanBeSparse;
import static org.tollens.constraints.rule.Conditions.layersWithAThreshold;
import static org.tollens.constraints.rule.Conditions.sparseLayers;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.KinkEffect;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** C4s of Coherence-Diffusion Dynamics: "dynamic sparsity" and the "functional irrelevance of low-impact components". */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class DynamicSparsityTest {
    private static final KinkEffect KINK =
            kink().withFloor(0.05).withBicGainOf(10).withNegligible(0.01);

    @Claim("C4s")
    Constraint skippingABlockCostsNothingBelowAThresholdOfEntropy() {
        return constraint("Skipping a block costs nothing where entropy before it is low, and more from a threshold on")
                .source("Coherence-Diffusion Dynamics, C4 (dynamic sparsity)")
                .noting("C4s is our reading of the source's first version, which gives no formula")
                .estimating(thresholdOf(skipLoss())
                        .over(lensEntropy().beforeTheBlock())
                        .at(allPositions())
                        .by(KINK))
                .alsoJudgedWith(
                        "entropy after the block",
                        thresholdOf(skipLoss())
                                .over(lensEntropy().afterTheBlock())
                                .at(allPositions())
                                .by(KINK))
                .alsoJudgedWith(
                        "where the model errs",
                        thresholdOf(skipLoss())
                                .over(lensEntropy().beforeTheBlock())
                                .at(incorrectPositions())
                                .by(KINK))
                .passesWhen(sparseLayers().isAtLeast(0.50))
                .isPartialWhen(anyOf(
                        sparseLayers().isAtLeast(0.25), layersWithAThreshold().isAtLeast(0.50)))
                .failsWhen(layersThatCanBeSparse().isLessThan(0.25));
    }
}
