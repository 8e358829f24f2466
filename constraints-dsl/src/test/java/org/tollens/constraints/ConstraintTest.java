package org.tollens.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.observable;
import static org.tollens.constraints.Constraints.sidesOfAtLeast;
import static org.tollens.constraints.Constraints.skipLoss;
import static org.tollens.constraints.Constraints.spearman;
import static org.tollens.constraints.Constraints.stratifiedInteraction;
import static org.tollens.constraints.rule.Conditions.allOf;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.atMost;
import static org.tollens.constraints.rule.Conditions.coverage;
import static org.tollens.constraints.rule.Conditions.fewerThan;
import static org.tollens.constraints.rule.Conditions.overall;
import static org.tollens.constraints.rule.Conditions.signChanges;
import static org.tollens.constraints.rule.Conditions.widthWithin;

import org.junit.jupiter.api.Test;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

class ConstraintTest {

    private static Ruling attention() {
        return constraint("Attention is more concentrated where the model errs")
                .source("A paper, C1")
                .noting("our reading")
                .comparing(attentionConcentration())
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta().withFloor(0.075));
    }

    @Test
    void saysItselfWithAllThresholds() {
        Constraint claim = attention()
                .withFamilyWiseLevel(0.05)
                .withReplicates(999)
                .withSeed(3)
                .needsAtLeastDocuments(40)
                .needsAtLeastPositions(600)
                .passesWhen(overall().isPositive(), atLeast(0.5).ofLayers().arePositive())
                .isPartialWhen(atLeast(0.125).ofLayers().arePositive())
                .failsWhen(overall().isNegative().or(overall().isNull()));
        assertThat(claim.describe())
                .isEqualTo("Attention is more concentrated where the model errs. Source: A paper, C1. Measured: Cliff's"
                        + " delta of attention concentration at incorrect positions against correct positions, in each"
                        + " layer and for the mean over layers; effects below .075 are negligible. Intervals are"
                        + " simultaneous over the layers and the whole model at 95 % (max-|t| over 999 draws of"
                        + " documents, seed 3). It needs at least 40 documents and 600 positions of 10 token types in each"
                        + " group, and 4 blocks. It passes when the overall effect is positive, and at least 50 % of layers are"
                        + " positive. It is partial when at least 12.5 % of layers are positive. It fails when the"
                        + " overall effect is negative, or the overall effect is null. The first of these that holds"
                        + " decides; where none holds the evidence is insufficient. Checked against the model's own"
                        + " sampled labels; the token types that carry it, by intervals over documents and token types;"
                        + " random weights; 199 permutations of what is correct, within strata of position and token"
                        + " frequency. Note: our reading.");
    }

    @Test
    void requiresOnlyWhatItReads() {
        Constraint claim = simple(attention());
        assertThat(claim.requires())
                .containsExactlyInAnyOrder(
                        Observables.ATTENTION_CONCENTRATION,
                        Observables.LENS_TOP1,
                        Observables.TOKEN,
                        Observables.TARGET,
                        Observables.SELF_LABEL,
                        Observables.CALIBRATED_SELF_LABEL);
        Constraint onSurprisal = simple(constraint("Surprisal is larger")
                .comparing(lensSurprisal())
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta()));
        assertThat(onSurprisal.requires())
                .contains(Observables.LENS_SURPRISAL_SELF)
                .doesNotContain(Observables.SKIP_SURPRISAL);
    }

    private static Constraint simple(Ruling ruling) {
        return ruling.passesWhen(overall().isPositive()).failsWhen(overall().isNull());
    }

    @Test
    void aVerbLeavesWhatItIsCalledOnAsItWas() {
        Ruling ruling = attention();
        String before = simple(ruling).digest();
        simple(ruling.withSeed(5));
        assertThat(simple(ruling).digest()).isEqualTo(before).hasSize(64);
        assertThat(simple(ruling.withSeed(5)).digest()).isNotEqualTo(before);
    }

    @Test
    void refusesAPopulationComparedWithItself() {
        assertThatThrownBy(() -> constraint("x")
                        .comparing(attentionConcentration())
                        .at(correctPositions())
                        .against(correctPositions())
                        .by(cliffsDelta()))
                .hasMessage("expected two populations, found correct positions compared with itself; write"
                        + " at(incorrectPositions()).against(correctPositions())");
        assertThatThrownBy(() -> constraint("x")
                        .comparing(attentionConcentration())
                        .at(incorrectPositions())
                        .against(allPositions())
                        .by(cliffsDelta()))
                .hasMessageContaining("found incorrect positions against all positions");
    }

    @Test
    void refusesAnEmptyPopulation() {
        assertThatThrownBy(() -> incorrectPositions().fromPosition(64).beforePosition(64))
                .hasMessageContaining("expected a population with at least one position, found 64 to 64");
        assertThat(incorrectPositions().fromPosition(64).beforePosition(128).describe())
                .isEqualTo("incorrect positions from 64 on before 128");
    }

    @Test
    void refusesObservablesThatTheFamilyCannotUse() {
        assertThatThrownBy(() -> observable(Observables.LENS_TOP1))
                .hasMessageContaining("found lens_top1 whose values are token ids; write a measured quantity such as");
        assertThatThrownBy(() -> observable(Observable.of("sentence_length", Axes.POSITION, "tokens")))
                .hasMessageContaining("found sentence_length with axes [position]");
        assertThatThrownBy(() -> attentionConcentration().beforeTheBlock())
                .hasMessageContaining("expected an observable with a value before the first block, found"
                        + " attention_concentration");
        assertThatThrownBy(() -> observable(Observables.SKIP_SURPRISAL)).hasMessageContaining("write skipLoss()");
        assertThat(observable(Observable.of("mine", Axes.LAYER_POSITION, "1")).describe())
                .isEqualTo("mine");
    }

    @Test
    void refusesTheSameQuantityTwice() {
        assertThatThrownBy(() -> constraint("x")
                        .correlating(lensEntropy())
                        .with(lensEntropy().afterTheBlock())
                        .at(allPositions())
                        .by(spearman())
                        .splitWhereItChangesMost(sidesOfAtLeast(2, 0.1)))
                .hasMessageContaining("found lens entropy correlated with itself");
        assertThatThrownBy(() -> constraint("x")
                        .interactionOf(lensEntropy(), lensEntropy())
                        .on(lensSurprisal())
                        .at(allPositions())
                        .by(stratifiedInteraction()))
                .hasMessageContaining("expected three quantities");
    }

    @Test
    void refusesThresholdsOutOfRange() {
        assertThatThrownBy(() -> atLeast(1.2).ofLayers().arePositive())
                .hasMessageContaining("expected a share of the layers from 0 to 1, found 1.2");
        assertThatThrownBy(() -> atMost(Double.NaN).ofLayers().areNegative()).hasMessageContaining("found NaN");
        assertThatThrownBy(() -> cliffsDelta().withFloor(0))
                .hasMessageContaining("expected a floor of Cliff's delta above 0 and below 1.0, found 0.0")
                .hasMessageContaining("withFloor(0.05)");
        assertThatThrownBy(() -> spearman().withFloor(-0.1)).hasMessageContaining("found -0.1");
        assertThatThrownBy(() -> stratifiedInteraction().withFloor(Double.NaN)).hasMessageContaining("found NaN");
        assertThatThrownBy(() -> widthWithin(0).hasProbabilityOfAtLeast(0.95))
                .hasMessageContaining("expected a width above 0 and at most 1");
    }

    @Test
    void refusesGatesAndPrecisionThatMeanNothing() {
        assertThatThrownBy(() -> attention().needsAtLeastDocuments(9)).hasMessageContaining("at least 10 documents");
        assertThatThrownBy(() -> attention().withFamilyWiseLevel(0.5)).hasMessageContaining("at most 0.2, found 0.5");
        assertThatThrownBy(() -> attention().withReplicates(100))
                .hasMessageContaining("expected at least 999 bootstrap replicates for the level 0.01, found 100");
        assertThatThrownBy(() -> attention().needsCoverageOfAtLeast(-1)).hasMessageContaining("found -1.0");
        assertThatThrownBy(() -> sidesOfAtLeast(0, 0.1)).hasMessageContaining("write sidesOfAtLeast(2, 0.10)");
    }

    @Test
    void refusesAMissingRule() {
        assertThatThrownBy(() -> attention().passesWhen().failsWhen(overall().isNull()))
                .hasMessage("expected at least one condition in passesWhen, found none; write one such as"
                        + " passesWhen(atLeast(0.50).ofLayers().arePositive())");
        assertThatThrownBy(() -> simple(constraint(" ")
                        .comparing(attentionConcentration())
                        .at(incorrectPositions())
                        .against(correctPositions())
                        .by(cliffsDelta())))
                .hasMessageContaining("expected a statement");
    }

    @Test
    void refusesConditionsOfAnotherFamily() {
        assertThatThrownBy(() -> attention()
                        .passesWhen(coverage().isAtLeast(0.8))
                        .failsWhen(overall().isNull()))
                .hasMessage("expected conditions for a comparison of two populations in passesWhen, found \"coverage is"
                        + " at least 80 %\"; write one such as atLeast(0.50).ofLayers().arePositive()");
        assertThatThrownBy(() -> attention()
                        .passesWhen(overall().isPositive())
                        .failsWhen(signChanges().areAtLeast(4)))
                .hasMessageContaining("in failsWhen, found \"at least 4 changes of sign");
    }

    @Test
    void refusesARuleThatCanNeverBeMet() {
        assertThatThrownBy(() -> attention()
                        .passesWhen(
                                atLeast(0.6).ofLayers().arePositive(),
                                atLeast(0.6).ofLayers().areNegative())
                        .failsWhen(overall().isNull()))
                .hasMessageContaining("passesWhen can never be met: no evidence has \"at least 60 % of layers are"
                        + " positive, and at least 60 % of layers are negative\"");
        assertThatThrownBy(() -> attention()
                        .passesWhen(overall().isPositive())
                        .failsWhen(fewerThan(0).ofLayers().arePositive()))
                .hasMessageContaining("failsWhen can never be met");
        assertThatThrownBy(() -> attention()
                        .passesWhen(allOf(
                                atLeast(0.5).ofLayers().arePositive(),
                                fewerThan(0.5).ofLayers().canReachPositive()))
                        .failsWhen(overall().isNull()))
                .hasMessageContaining("can never be met");
    }

    @Test
    void refusesAClaimThatCannotFail() {
        assertThatThrownBy(() -> attention()
                        .passesWhen(overall().isNotNegative())
                        .failsWhen(overall().isNull()))
                .hasMessageContaining("a claim must be able to fail")
                .hasMessageContaining("write a narrower passesWhen");
    }

    @Test
    void narrowWindowsThatSomeModelCanMeetAreAllowed() {
        Constraint claim = attention()
                .passesWhen(
                        atLeast(0.51).ofLayers().arePositive(),
                        atMost(0.54).ofLayers().arePositive())
                .failsWhen(overall().isNegative());
        assertThat(claim.rule().pass().describe()).contains("51 %").contains("54 %");
    }

    @Test
    void skipLossesAreReadOnlyWhereTheyAreAskedFor() {
        assertThat(skipLoss().requires()).containsExactly(Observables.SKIP_SURPRISAL, Observables.LENS_SURPRISAL);
    }
}
