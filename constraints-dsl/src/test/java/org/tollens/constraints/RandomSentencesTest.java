package org.tollens.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.attentionHerfindahl;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.outputEntropyBins;
import static org.tollens.constraints.Constraints.positionBins;
import static org.tollens.constraints.Constraints.tokenFrequencyBins;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.atMost;
import static org.tollens.constraints.rule.Conditions.fewerThan;
import static org.tollens.constraints.rule.Conditions.moreThan;
import static org.tollens.constraints.rule.Conditions.overall;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.CliffsDelta;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.rule.AllOf;
import org.tollens.constraints.rule.AnyOf;
import org.tollens.constraints.rule.Condition;
import org.tollens.constraints.rule.Conditions;

/** Any chain of the language's verbs prints the sentence that it should: words and verbs are drawn together. */
class RandomSentencesTest {

    /** A piece of the language beside the words that it must print. */
    private record Said<T>(T piece, String words) {}

    private final Random random = new Random(20_261_124);

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private Said<Quantity> quantity() {
        return one(List.of(
                new Said<>(attentionConcentration(), "attention concentration"),
                new Said<>(attentionHerfindahl(), "attention Herfindahl index"),
                new Said<>(lensEntropy(), "lens entropy"),
                new Said<>(lensEntropy().beforeTheBlock(), "lens entropy before the block"),
                new Said<>(lensSurprisal().changeAcrossTheBlock(), "the change of lens surprisal across the block")));
    }

    private Said<CliffsDelta> effect(double floor) {
        CliffsDelta plain = cliffsDelta().withFloor(floor);
        int bins = 2 + random.nextInt(9);
        Said<CliffsDelta> within = one(List.of(
                new Said<>(plain, "Cliff's delta"),
                new Said<>(plain.within(positionBins(bins)), "Cliff's delta within " + bins + " bins of position"),
                new Said<>(
                        plain.within(tokenFrequencyBins(5), outputEntropyBins(bins)),
                        "Cliff's delta within 5 bins of token frequency x " + bins + " bins of output entropy")));
        return random.nextBoolean()
                ? within
                : new Said<>(within.piece().inExcessOfSelfLabels(), "The excess over self labels of " + within.words());
    }

    private Said<Condition> leaf() {
        int percent = 5 * (1 + random.nextInt(18));
        double share = percent / 100.0;
        Said<Conditions.Share> bound = one(List.of(
                new Said<>(atLeast(share), "at least"),
                new Said<>(atMost(share), "at most"),
                new Said<>(moreThan(share), "more than"),
                new Said<>(fewerThan(share), "fewer than")));
        String words = bound.words() + " " + percent + " % of layers ";
        Conditions.Layers layers = bound.piece().ofLayers();
        return one(List.of(
                new Said<>(layers.arePositive(), words + "are positive"),
                new Said<>(layers.areNegative(), words + "are negative"),
                new Said<>(layers.areNull(), words + "are null"),
                new Said<>(layers.canReachPositive(), words + "can reach the positive floor"),
                new Said<>(overall().isPositive(), "the overall effect is positive"),
                new Said<>(overall().isNotNegative(), "the overall effect is not negative")));
    }

    private Said<Condition> condition(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            return leaf();
        }
        boolean all = random.nextBoolean();
        List<Condition> parts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Said<Condition> part = condition(depth - 1);
            boolean same = all ? part.piece() instanceof AllOf : part.piece() instanceof AnyOf;
            boolean group = part.piece() instanceof AllOf || part.piece() instanceof AnyOf;
            parts.add(part.piece());
            words.add(group && !same ? "(" + part.words() + ")" : part.words());
        }
        Condition joined = all ? parts.get(0).and(parts.get(1)) : parts.get(0).or(parts.get(1));
        return new Said<>(joined, String.join(all ? ", and " : ", or ", words));
    }

    @Test
    void everyConditionPrintsItsWords() {
        for (int i = 0; i < 2_000; i++) {
            Said<Condition> said = condition(3);
            assertThat(said.piece().describe()).isEqualTo(said.words());
        }
    }

    @Test
    void everyConstraintPrintsItsWordsOrIsRefused() {
        int built = 0;
        for (int i = 0; i < 150; i++) {
            Said<Quantity> quantity = quantity();
            Said<Condition> pass = condition(1);
            Said<Condition> fail = condition(1);
            double floor = (1 + random.nextInt(90)) / 100.0;
            Said<CliffsDelta> effect = effect(floor);
            Ruling ruling = constraint("Claim " + i)
                    .comparing(quantity.piece())
                    .at(incorrectPositions())
                    .against(correctPositions())
                    .by(effect.piece());
            try {
                String sentence =
                        ruling.passesWhen(pass.piece()).failsWhen(fail.piece()).describe();
                built++;
                assertThat(sentence)
                        .startsWith("Claim " + i + ". Measured: " + effect.words() + " of " + quantity.words()
                                + " at incorrect")
                        .contains("effects below " + Double.toString(floor).substring(1) + " are negligible")
                        .contains("It passes when " + pass.words() + ". It fails when " + fail.words() + ".");
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageMatching("(?s).*(can never be met|must be able to fail).*; write .*");
            }
        }
        assertThat(built).isGreaterThan(60);
    }
}
