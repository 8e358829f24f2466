package org.tollens.constraints.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.Constraints.costOf;
import static org.tollens.constraints.Constraints.observable;
import static org.tollens.constraints.intervention.Interventions.addConstant;
import static org.tollens.constraints.intervention.Interventions.addGaussian;
import static org.tollens.constraints.intervention.Interventions.addVector;
import static org.tollens.constraints.intervention.Interventions.attentionOut;
import static org.tollens.constraints.intervention.Interventions.attentionPattern;
import static org.tollens.constraints.intervention.Interventions.block;
import static org.tollens.constraints.intervention.Interventions.headOut;
import static org.tollens.constraints.intervention.Interventions.mlpOut;
import static org.tollens.constraints.intervention.Interventions.outputSurprisalUnder;
import static org.tollens.constraints.intervention.Interventions.perturb;
import static org.tollens.constraints.intervention.Interventions.plainRun;
import static org.tollens.constraints.intervention.Interventions.refine;
import static org.tollens.constraints.intervention.Interventions.refineTowardsTheNext;
import static org.tollens.constraints.intervention.Interventions.replace;
import static org.tollens.constraints.intervention.Interventions.residPost;
import static org.tollens.constraints.intervention.Interventions.residPre;
import static org.tollens.constraints.intervention.Interventions.runOn;
import static org.tollens.constraints.intervention.Interventions.runOnShuffledTokens;
import static org.tollens.constraints.intervention.Interventions.scale;
import static org.tollens.constraints.intervention.Interventions.skip;
import static org.tollens.constraints.intervention.Interventions.thisRun;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observables;

class InterventionTest {
    private static final List<Intervention> ALL = List.of(
            skip(block().ofBlock(3)),
            skip(headOut().ofBlock(2).ofHead(2, 0).atPosition(7, 5)),
            scale(attentionPattern().ofHead(1), 0.5),
            scale(mlpOut().ofEachBlockInTurn().fromPosition(8), -2),
            addGaussian(residPre(), 0.01, 7),
            perturb(residPost().ofBlock(1), 0.001, 3),
            addConstant(attentionOut(), 1e-7),
            addVector(residPost().ofBlock(1), "steering-1", 0.1f, -3e-20f, 7),
            replace(residPost().ofBlock(2).atPosition(9), thisRun(3)),
            replace(attentionOut().ofBlock(4), plainRun().ofBlock(2)),
            replace(mlpOut().ofBlock(4), runOn("other-book", 5, 6, 70_000).ofPosition(1)),
            replace(headOut(), runOnShuffledTokens(-4)),
            refine(block().ofBlock(2, 3), 4),
            refineTowardsTheNext(block(), 2),
            skip(block().ofBlock(1)).and(scale(headOut().ofBlock(4).ofHead(2), 0.5)));

    @Test
    void aKeyIsReadBackAsWhatItWasWrittenFrom() {
        for (Intervention intervention : ALL) {
            assertThat(Intervention.parse(intervention.key())).isEqualTo(intervention);
        }
        assertThat(ALL).extracting(Intervention::key).doesNotHaveDuplicates();
        assertThatThrownBy(() -> Intervention.parse("leave out block 3"))
                .hasMessageContaining("expected a change such");
    }

    @Test
    void printsItselfInWords() {
        assertThat(ALL)
                .extracting(Intervention::toString)
                .containsExactly(
                        "block 3 is skipped",
                        "the output of heads 0 and 2 of block 2 at positions 5 and 7 is skipped",
                        "the attention pattern of head 1 of every block is scaled by 0.5",
                        "the MLP output of each block in turn from position 8 on is scaled by -2",
                        "the residual stream before every block is perturbed by 0.01 of its norm (seed 7)",
                        "the residual stream after block 1 at one position of each document drawn with seed 3 is"
                                + " perturbed by 0.001 of its norm (seed 3)",
                        "0.0000001 is added to the attention output of every block",
                        "the vector steering-1 is added to the residual stream after block 1",
                        "the residual stream after block 2 at position 9 is replaced by what the same run has at"
                                + " position 3",
                        "the attention output of block 4 is replaced by what the run without intervention has in"
                                + " block 2 there",
                        "the MLP output of block 4 is replaced by what a run on other-book has at position 1",
                        "the output of every head of every block is replaced by what a run on the document's tokens"
                                + " shuffled with seed -4 has there",
                        "blocks 2 and 3 are taken in 4 steps",
                        "every block is taken in 2 steps that lead over to the next block",
                        "block 1 is skipped and the output of head 2 of block 4 is scaled by 0.5");
    }

    @Test
    void eachBlockInTurnIsARunForEach() {
        Intervention each = scale(mlpOut().ofEachBlockInTurn(), 2).and(skip(block().ofBlock(1)));
        assertThat(each.isAtEachBlockInTurn()).isTrue();
        assertThat(each.at(3)).isEqualTo(scale(mlpOut().ofBlock(3), 2).and(skip(block().ofBlock(1))));
        assertThat(outputSurprisalUnder(each).axes()).isEqualTo(Axes.LAYER_POSITION);
        assertThat(outputSurprisalUnder(each.at(3)).axes()).isEqualTo(Axes.POSITION);
        assertThat(Interventions.of(outputSurprisalUnder(each))).isEqualTo(each);
    }

    @Test
    void itsCostIsReadAgainstTheModelsOwnLoss() {
        Intervention each = skip(mlpOut().ofEachBlockInTurn());
        assertThat(costOf(each).requires()).containsExactly(outputSurprisalUnder(each), Observables.LENS_SURPRISAL);
        assertThat(costOf(each).describe())
                .isEqualTo("the loss added where the MLP output of each block in turn is skipped");
        assertThat(costOf(each).slug())
                .startsWith("intervention-cost-")
                .isNotEqualTo(costOf(skip(attentionOut().ofEachBlockInTurn())).slug());
        refused(() -> costOf(each.at(3)), "write ofEachBlockInTurn()");
        refused(() -> observable(outputSurprisalUnder(each)), "costOf(intervention)");
    }

    @Test
    void refusesWhatHasNoMeaning() {
        refused(() -> skip(residPost()), "expected something that is added to the residual stream, found resid_post");
        refused(() -> skip(mlpOut().ofHead(1)), "expected no heads at mlp_out");
        refused(() -> block().ofBlock(0), "expected blocks from 1, found [0]");
        refused(() -> headOut().ofHead(-1), "expected heads from 0, found [-1]");
        refused(() -> mlpOut().atPosition(-2), "expected positions from 0, found [-2]");
        refused(() -> mlpOut().atPosition(), "expected positions from 0");
        refused(() -> mlpOut().ofBlock(), "name at least one");
        refused(() -> refine(mlpOut(), 2), "only whole blocks are taken in steps");
        refused(() -> refine(block().atPosition(3), 2), "only whole blocks are taken in steps");
        refused(() -> refine(block(), 0), "expected 1 to 1024 steps a block, found 0");
        refused(() -> scale(mlpOut(), Double.NaN), "expected a finite number, found NaN");
        refused(() -> addGaussian(mlpOut(), 1e-9, 1), "expected a relative size of 0.0001 to 10");
        refused(() -> addConstant(attentionPattern(), 1), "could let a query see keys after it");
        refused(() -> replace(attentionPattern(), plainRun().ofPosition(3)), "could let a query see keys after it");
        refused(() -> thisRun(2).ofBlock(3), "plainRun().ofBlock(2)");
        refused(() -> runOn("Other Book", 1), "lower-case letters, digits and hyphens");
        refused(() -> runOn("nothing"), "expected token ids from 0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
    }
}
