package org.tollens.examples;

import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.attentionSinkMass;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.atLeastLayers;
import static org.tollens.constraints.rule.Conditions.fewerThan;

import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** Attention sinks: the first token receives far more attention than its share. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("held-out-fiction")
class AttentionSinkTest {
    @Claim("attention-sinks")
    Constraint theFirstTokenIsASinkInTheLaterBlocks() {
        return constraint("In at least half of the later blocks the first token receives at least .30 of the attention")
                .source(
                        "Xiao et al. 2024, Efficient Streaming Language Models with Attention Sinks, figure 2; the threshold"
                                + " is that of Gu et al. 2025, When Attention Sink Emerges in Language Models")
                .averaging(attentionSinkMass())
                .at(allPositions())
                .fromBlock(9)
                .comparedWith(0.30)
                .withFloor(0.01)
                .passesWhen(atLeast(0.50).ofLayers().arePositive())
                .isPartialWhen(atLeastLayers(1).arePositive())
                .failsWhen(fewerThan(0.50).ofLayers().canReachPositive());
    }
}
