package org.tollens.examples;

import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.fewerThan;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** Later layers sharpen predictions: the lens's entropy falls across the last third of the blocks. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class SharpeningTest {
    @Claim("sharpening")
    Constraint theLastBlocksMakeThePredictionSharper() {
        return constraint("Nearly every block of the model's last third makes the prediction sharper")
                .source("Lad et al. 2024, The Remarkable Robustness of LLMs: Stages of Inference?, residual sharpening;"
                        + " nostalgebraist 2020, interpreting GPT: the logit lens")
                .averaging(lensEntropy().changeAcrossTheBlock())
                .at(allPositions())
                .fromBlock(12)
                .comparedWith(0)
                .withFloor(0.01)
                .passesWhen(atLeast(0.80).ofLayers().areNegative())
                .isPartialWhen(atLeast(0.40).ofLayers().areNegative())
                .failsWhen(fewerThan(0.80).ofLayers().canReachNegative());
    }
}
