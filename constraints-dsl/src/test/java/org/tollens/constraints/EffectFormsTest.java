package org.tollens.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.attentionHerfindahlWithoutSinks;
import static org.tollens.constraints.Constraints.changePointOf;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.comparing;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.convergenceOf;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.correlating;
import static org.tollens.constraints.Constraints.highestInteriorPeakOf;
import static org.tollens.constraints.Constraints.highestPeakOf;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.interactionOf;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.outputEntropyBins;
import static org.tollens.constraints.Constraints.pearson;
import static org.tollens.constraints.Constraints.positionBins;
import static org.tollens.constraints.Constraints.sidesOfAtLeast;
import static org.tollens.constraints.Constraints.skipLoss;
import static org.tollens.constraints.Constraints.spearman;
import static org.tollens.constraints.Constraints.stratifiedInteraction;
import static org.tollens.constraints.Constraints.strongestPositiveLayerOf;
import static org.tollens.constraints.Constraints.tokenFrequencyBins;
import static org.tollens.constraints.rule.Conditions.overall;

import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.Coefficient;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.StratifiedContrast;
import org.tollens.constraints.observable.Observables;

/** Effects within strata, in excess of self labels and partial ones, and variations: what is refused, and their words. */
class EffectFormsTest {
    private static final Comparison AT_ERRORS = comparing(attentionConcentration())
            .at(incorrectPositions())
            .against(correctPositions())
            .by(cliffsDelta());

    private static Correlation coupling(Coefficient effect) {
        return correlating(lensEntropy().beforeTheBlock())
                .with(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(effect)
                .splitWhereItChangesMost(sidesOfAtLeast(2, 0.1));
    }

    private static Interaction together(StratifiedContrast effect) {
        return interactionOf(lensEntropy().beforeTheBlock(), attentionConcentration())
                .on(lensSurprisal().changeAcrossTheBlock())
                .at(incorrectPositions())
                .by(effect);
    }

    @Test
    void sayThemselves() {
        assertThat(AT_ERRORS
                        .by(cliffsDelta()
                                .within(positionBins(8), tokenFrequencyBins(5))
                                .inExcessOfSelfLabels())
                        .describe())
                .startsWith("The excess over self labels of Cliff's delta within 8 bins of position x 5 bins of token"
                        + " frequency of attention concentration at incorrect positions against correct positions, in");
        assertThat(coupling(pearson()).describe()).startsWith("Pearson's r of lens entropy before the block with the");
        assertThat(coupling(spearman().given(lensSurprisal().beforeTheBlock()).inExcessOfSelfLabels())
                        .describe())
                .startsWith("The excess over self labels of the partial Spearman's rho of lens entropy before the block"
                        + " with the change of lens surprisal across the block given lens surprisal before the block at"
                        + " incorrect positions, in each layer");
        assertThat(together(stratifiedInteraction().inExcessOfSelfLabels()).describe())
                .startsWith("The excess over self labels of the stratified interaction of lens entropy before");
        assertThat(attentionHerfindahlWithoutSinks().describe()).isEqualTo("attention Herfindahl index without sinks");
        assertThat(highestPeakOf(skipLoss(), allPositions()).describe())
                .isEqualTo("the highest value over layers of the mean of the loss added by skipping the block at all"
                        + " positions");
        assertThat(convergence(AT_ERRORS, coupling(spearman())).describe())
                .contains("; floor .05), the change point of (Spearman's rho of")
                .endsWith("and the highest interior peak over layers of the mean of the loss added by skipping the"
                        + " block at all positions");
    }

    private static Convergence convergence(Comparison strongest, Correlation changing) {
        return convergenceOf(
                strongestPositiveLayerOf(strongest),
                changePointOf(changing),
                highestInteriorPeakOf(skipLoss(), allPositions()));
    }

    @Test
    void nameTheirEffectInReports() {
        assertThat(spearman().effect()).isEqualTo("Spearman rho");
        assertThat(pearson().effect()).isEqualTo("Pearson r");
        assertThat(spearman().given(lensEntropy()).inExcessOfSelfLabels().effect())
                .isEqualTo("partial Spearman rho in excess");
    }

    @Test
    void keepTheRestOfAnEffect() {
        assertThat(cliffsDelta().within(positionBins(4)).withFloor(0.2).inExcessOfSelfLabels())
                .isEqualTo(cliffsDelta()
                        .inExcessOfSelfLabels()
                        .within(positionBins(4))
                        .withFloor(0.2));
        assertThat(spearman().given(lensEntropy()).withFloor(0.2).inExcessOfSelfLabels())
                .isEqualTo(spearman().inExcessOfSelfLabels().withFloor(0.2).given(lensEntropy()));
        assertThat(stratifiedInteraction().inExcessOfSelfLabels().withFloor(0.2).inCellsOfAtLeast(10, 3))
                .isEqualTo(stratifiedInteraction()
                        .inCellsOfAtLeast(10, 3)
                        .withFloor(0.2)
                        .inExcessOfSelfLabels());
    }

    @Test
    void knowWhetherTheyAreAnExcessAndReadTheLabels() {
        assertThat(AT_ERRORS.isExcess()).isFalse();
        Comparison excess = AT_ERRORS.by(cliffsDelta().inExcessOfSelfLabels());
        assertThat(excess.isExcess()).isTrue();
        assertThat(excess.isPermutable()).isFalse();
        assertThat(convergence(AT_ERRORS, coupling(spearman())).isExcess()).isFalse();
        assertThat(convergence(excess, coupling(spearman())).isExcess()).isTrue();
        assertThat(convergence(AT_ERRORS, coupling(spearman().inExcessOfSelfLabels()))
                        .isExcess())
                .isTrue();
        assertThat(together(stratifiedInteraction().inExcessOfSelfLabels()).isExcess())
                .isTrue();
        assertThat(convergence(AT_ERRORS, coupling(spearman())).quantities())
                .containsExactly(
                        attentionConcentration(),
                        lensEntropy().beforeTheBlock(),
                        lensSurprisal().changeAcrossTheBlock(),
                        skipLoss());
        assertThat(coupling(spearman().given(lensSurprisal().beforeTheBlock())).quantities())
                .hasSize(3);
    }

    @Test
    void readWhatDecidesTheStratum() {
        assertThat(AT_ERRORS.by(cliffsDelta().within(positionBins(8))).requires())
                .isEqualTo(AT_ERRORS.requires());
        assertThat(AT_ERRORS
                        .by(cliffsDelta().within(tokenFrequencyBins(5), outputEntropyBins(10)))
                        .requires())
                .contains(Observables.TOKEN, Observables.LENS_ENTROPY);
    }

    @Test
    void refuseStrataThatHoldNothingEqual() {
        assertThatThrownBy(() -> positionBins(1))
                .hasMessage("expected at least 2 bins of position, found 1; write positionBins(8)");
        assertThatThrownBy(() -> tokenFrequencyBins(0)).hasMessageContaining("of token frequency, found 0");
        assertThatThrownBy(() -> cliffsDelta().within())
                .hasMessage("expected something that positions are held equal in, found nothing; write"
                        + " within(positionBins(8)) or leave within out");
        assertThatThrownBy(() -> cliffsDelta().within(positionBins(8), positionBins(4)))
                .hasMessageContaining("found 8 bins of position x 4 bins of position; write within(");
    }

    @Test
    void refusePartialCorrelationsThatMeanNothing() {
        assertThatThrownBy(() -> pearson().given(lensEntropy()))
                .hasMessage("expected a partial rank correlation, found Pearson's r given lens entropy; write"
                        + " spearman().given(...)");
        assertThatThrownBy(() -> coupling(spearman().given(lensEntropy().beforeTheBlock())))
                .hasMessageContaining("expected a third quantity to be held constant, found lens entropy before the"
                        + " block, which is correlated itself");
        assertThatThrownBy(() -> coupling(spearman().given(lensSurprisal().changeAcrossTheBlock())))
                .hasMessageContaining("which is correlated itself");
    }

    @Test
    void refuseAnExcessOfWhatLabelsCannotChange() {
        assertThatThrownBy(() -> comparing(attentionConcentration())
                        .at(allPositions().fromPosition(64))
                        .against(allPositions().beforePosition(64))
                        .by(cliffsDelta().inExcessOfSelfLabels()))
                .hasMessage("expected an effect that the next token has a part in, found one of attention"
                        + " concentration at all positions from 64 on, which is the same on self labels: its excess is"
                        + " always 0; leave inExcessOfSelfLabels out");
        assertThatThrownBy(() -> correlating(lensEntropy())
                        .with(attentionConcentration())
                        .at(allPositions())
                        .by(spearman().inExcessOfSelfLabels())
                        .splitWhereItChangesMost(sidesOfAtLeast(2, 0.1)))
                .hasMessageContaining("found one of lens entropy and attention concentration at all positions");
        assertThatThrownBy(() -> interactionOf(lensEntropy(), attentionConcentration())
                        .on(skipLoss())
                        .at(allPositions())
                        .by(stratifiedInteraction().inExcessOfSelfLabels()))
                .hasMessageContaining("found one of the loss added by skipping the block at all positions");
        assertThat(comparing(lensSurprisal())
                        .at(allPositions().fromPosition(64))
                        .against(allPositions().beforePosition(64))
                        .by(cliffsDelta().inExcessOfSelfLabels())
                        .isExcess())
                .isTrue();
    }

    private static Constraint with(String choice, org.tollens.constraints.clause.Clause other) {
        return constraint("x")
                .estimating(AT_ERRORS)
                .alsoJudgedWith("Herfindahl", AT_ERRORS.of(attentionHerfindahlWithoutSinks()))
                .alsoJudgedWith(choice, other)
                .passesWhen(overall().isPositive())
                .failsWhen(overall().isNull());
    }

    @Test
    void refuseVariationsThatTheRuleCannotJudge() {
        assertThatThrownBy(() -> with("coupling", coupling(spearman())))
                .hasMessage("expected a variation that is a comparison of two populations as the claim is, found"
                        + " \"coupling\" that is a correlation over depth; the same rule has to judge both");
        assertThatThrownBy(() -> with("the same", AT_ERRORS))
                .hasMessageContaining("found \"the same\" that estimates the same; leave it out");
        assertThatThrownBy(() -> with("Herfindahl", AT_ERRORS.of(lensEntropy())))
                .hasMessageContaining(
                        "expected each variation under a name of its own, found [Herfindahl, Herfindahl]");
        assertThatThrownBy(() -> with(" ", AT_ERRORS.of(lensEntropy())))
                .hasMessageContaining("expected a few words for what is chosen instead, found none");
        assertThat(with("entropy", AT_ERRORS.of(lensEntropy())).describe())
                .endsWith(" Also judged with Herfindahl; entropy.");
    }

    @Test
    void aVariationIsTheSameClaimOfAnotherClauseWithoutControls() {
        Constraint claim = with("entropy", AT_ERRORS.of(lensEntropy()));
        Constraint row = claim.withClause(AT_ERRORS.of(lensEntropy()));
        assertThat(row.rule()).isEqualTo(claim.rule());
        assertThat(row.precision()).isEqualTo(claim.precision());
        assertThat(row.controls()).isEmpty();
        assertThat(row.variations()).isEmpty();
        assertThat(claim.requires()).contains(Observables.ATTENTION_HERFINDAHL_SINK_REMOVED, Observables.LENS_ENTROPY);
    }

    @Test
    void anInteractionCanTakeOtherQuantities() {
        Interaction plain = together(stratifiedInteraction());
        assertThat(plain.withFirst(lensEntropy()).first()).isEqualTo(lensEntropy());
        assertThat(plain.withSecond(attentionHerfindahlWithoutSinks()).second())
                .isEqualTo(attentionHerfindahlWithoutSinks());
        assertThatThrownBy(() -> plain.withFirst(attentionConcentration()))
                .hasMessageContaining("expected three quantities");
    }
}
