package org.tollens.examples;

import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.observable;
import static org.tollens.constraints.rule.Conditions.atLeastLayers;
import static org.tollens.constraints.rule.Conditions.atMostLayers;
import static org.tollens.inference.hook.OwnObservables.ownObservable;

import ai.djl.ndarray.NDArray;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.observable.Observable;
import org.tollens.engine.Claim;
import org.tollens.engine.FalsificationSpec;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** Induction heads: on a text read twice, some head looks from a token to what followed it the first time. */
@FalsificationSpec
@OnModel("reference-gpt2")
@OnCorpus("repeated-fiction")
class InductionHeadTest {
    private static final Observable PREFIX_MATCHING = ownObservable("prefix_matching")
            .perBlockAndPosition()
            .unit("1")
            .version(1)
            .onAttention((layer, a) -> {
                long half = a.getShape().get(2) / 2; // query half + i repeats token i; what followed that is key i + 1
                NDArray diagonal = a.getManager().eye((int) half);
                NDArray ofHeads =
                        a.get(":, :, {}:, 1:{}", half, half + 1).mul(diagonal).sum(new int[] {3});
                NDArray score = ofHeads.mean(new int[] {2}, true);
                NDArray ofBest =
                        ofHeads.mul(score.eq(score.max(new int[] {1}, true))).sum(new int[] {1});
                return ofBest.zerosLike().concat(ofBest, 1);
            });

    @Claim("induction-heads")
    Constraint someHeadLooksAtWhatFollowedBefore() {
        return constraint("A later block has a head that gives .30 of its attention to what followed the token before")
                .source("Olsson et al. 2022, In-context Learning and Induction Heads: prefix matching")
                .averaging(observable(PREFIX_MATCHING))
                .at(allPositions().fromPosition(128))
                .fromBlock(9)
                .comparedWith(0.30)
                .withFloor(0.01)
                .passesWhen(atLeastLayers(1).arePositive())
                .failsWhen(atMostLayers(0).canReachPositive());
    }
}
