package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.correlating;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensEntropy;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.randomWeights;
import static org.tollens.constraints.Constraints.selfLabels;
import static org.tollens.constraints.Constraints.sidesOfAtLeast;
import static org.tollens.constraints.Constraints.spearman;
import static org.tollens.constraints.Constraints.tunedLens;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Designed.Effect;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** The tuned lens as a control, and claims that are stated on it. */
class TunedLensControlTest {
    private static final List<Observable> LENS = List.of(
            Observables.LENS_ENTROPY,
            Observables.LENS_SURPRISAL,
            Observables.LENS_SURPRISAL_SELF,
            Observables.LENS_SURPRISAL_CALIBRATED_SELF);
    private static final Effect REVERSED = (layer, row) -> layer <= 4 ? 1 : -1;
    private static final Effect EVERYWHERE = (layer, row) -> 1;

    private static final Correlation THROUGH_IT = correlating(
                    lensEntropy().throughTheTunedLens().beforeTheBlock())
            .with(lensSurprisal().throughTheTunedLens().changeAcrossTheBlock())
            .at(incorrectPositions())
            .by(spearman().withFloor(0.05))
            .splitWhereItChangesMost(sidesOfAtLeast(2, 0.10));

    private static Constraint c2() {
        return Claims.c2(Claims.quick("C2", Claims.COUPLING).checkedAgainst(tunedLens()));
    }

    private static SyntheticColumns coupled(Effect slope) {
        return new Designed().coupling(slope, slope).columns();
    }

    /** What one lens shows, with what another shows as the tuned lens's. */
    private static SyntheticColumns columns(Effect logit, Effect tuned) {
        SyntheticColumns all = coupled(logit);
        Columns other = coupled(tuned);
        for (Observable observable : LENS) {
            double[][] values = IntStream.rangeClosed(0, other.layers())
                    .mapToObj(layer -> other.values(observable, layer))
                    .toArray(double[][]::new);
            all = all.with(Observables.tuned(observable), values);
        }
        return all;
    }

    private static ControlEvidence control(Verdict verdict) {
        assertThat(verdict.evidence().controls())
                .extracting(ControlEvidence::id)
                .containsExactly("tuned-lens");
        return verdict.evidence().controls().get(0);
    }

    @Test
    void flagsAVerdictThatTheTunedLensDoesNotGive() {
        Verdict verdict = Judge.judge(c2(), columns(REVERSED, EVERYWHERE));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES", "LENS_DEPENDENT");
        ControlEvidence control = control(verdict);
        assertThat(control.verdict()).contains(VerdictKind.FAIL);
        assertThat(control.finding())
                .isEqualTo("through the tuned lens the rule gives fail, not pass; 4 layers have another label");
        assertThat(verdict.flags().get(1).because()).isEqualTo(control.finding());
        assertThat(control.figures()).containsEntry("layers with another label", 4.0);
        ClauseEvidence through = control.clauses().get(0);
        assertThat(through.id()).endsWith("-through-tuned-lens");
        assertThat(through.layers())
                .hasSize(8)
                .allMatch(layer -> layer.estimate().value() > 0);
    }

    @Test
    void flagsARefutationThatTheTunedLensDoesNotGiveEither() {
        Verdict verdict = Judge.judge(c2(), columns(EVERYWHERE, REVERSED));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.has(FlagKind.LENS_DEPENDENT)).isTrue();
        assertThat(control(verdict).verdict()).contains(VerdictKind.PASS);
    }

    @Test
    void flagsNothingWhereBothLensesShowTheSame() {
        Verdict verdict = Judge.judge(c2(), columns(REVERSED, REVERSED));
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
        ControlEvidence control = control(verdict);
        assertThat(control.verdict()).contains(VerdictKind.PASS);
        assertThat(control.finding())
                .isEqualTo("through the tuned lens the rule gives pass; 0 layers have another label");
        assertThat(control.clauses().get(0).layers())
                .isEqualTo(verdict.evidence().clauses().get(0).layers());
    }

    @Test
    void comparesOnTheDocumentsThatTheLensWasNotFittedOn() {
        SyntheticColumns all = columns(REVERSED, REVERSED);
        for (Observable observable : LENS) {
            all = all.measuredOn(Observables.tuned(observable), 34);
        }
        Verdict verdict = Judge.judge(c2(), all);
        ControlEvidence control = control(verdict);
        assertThat(control.finding())
                .startsWith("through the tuned lens the rule gives pass, on the documents that it was not fitted on,"
                        + " where the logit lens gives pass; 0 layers");
        assertThat(control.clauses().get(0).layers())
                .isNotEqualTo(verdict.evidence().clauses().get(0).layers());
        assertThat(verdict.has(FlagKind.LENS_DEPENDENT)).isFalse();
    }

    @Test
    void hasNoVerdictWhereTooFewDocumentsAreLeft() {
        SyntheticColumns all = columns(REVERSED, EVERYWHERE);
        for (Observable observable : LENS) {
            all = all.measuredOn(Observables.tuned(observable), 20);
        }
        Verdict verdict = Judge.judge(c2(), all);
        assertThat(control(verdict).verdict()).contains(VerdictKind.INSUFFICIENT);
        assertThat(control(verdict).finding()).contains("20 documents have");
    }

    @Test
    void claimsCanBeStatedOnTheTunedLens() {
        Constraint claim = Claims.c2(Claims.quick("C2", THROUGH_IT));
        assertThat(claim.requires())
                .contains(
                        Observables.tuned(Observables.LENS_ENTROPY),
                        Observables.tuned(Observables.LENS_SURPRISAL),
                        Observables.tuned(Observables.LENS_SURPRISAL_SELF))
                .doesNotContain(Observables.LENS_ENTROPY, Observables.LENS_SURPRISAL);
        assertThat(claim.describe()).contains("tuned lens entropy before the block");
        SyntheticColumns columns = columns(REVERSED, EVERYWHERE);
        Verdict through = Judge.judge(claim, columns);
        Verdict control = Judge.judge(c2(), columns);
        assertThat(through.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(through.evidence().clauses().get(0).layers())
                .isEqualTo(control(control).clauses().get(0).layers());
    }

    @Test
    void selfLabelsAreReadThroughTheSameLens() {
        Constraint claim = Claims.c2(Claims.quick("C2", THROUGH_IT).checkedAgainst(selfLabels()));
        assertThat(claim.requires())
                .contains(
                        Observables.SELF_LABEL,
                        Observables.CALIBRATED_SELF_LABEL,
                        Observables.tuned(Observables.LENS_SURPRISAL_CALIBRATED_SELF))
                .doesNotContain(Observables.LENS_SURPRISAL_SELF, Observables.LENS_SURPRISAL_CALIBRATED_SELF);
        Verdict verdict = Judge.judge(claim, columns(REVERSED, EVERYWHERE));
        ControlEvidence self = verdict.evidence().controls().get(0);
        assertThat(self.clauses().get(0).layers())
                .allMatch(layer -> layer.estimate().value() > 0);
    }

    @Test
    void requiresTheColumnsOfBothLenses() {
        assertThat(c2().requires())
                .contains(Observables.LENS_ENTROPY, Observables.tuned(Observables.LENS_ENTROPY))
                .doesNotContain(Observables.tuned(Observables.LENS_TOP1));
        assertThat(c2().requiresOnRandomWeights()).isEmpty();
        assertThatThrownBy(() -> Judge.judge(c2(), coupled(REVERSED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lens_entropy{lens=tuned}");
    }

    @Test
    void isNoControlOfWhatReadsNoLensOrTheTunedOneAlready() {
        assertThatThrownBy(() -> Claims.c1(Claims.quick("C1", Claims.ATTENTION).checkedAgainst(tunedLens())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a claim that reads the logit lens")
                .hasMessageContaining("leave it out of checkedAgainst");
        assertThatThrownBy(() -> Claims.c2(Claims.quick("C2", THROUGH_IT).checkedAgainst(tunedLens())))
                .hasMessageContaining("expected a claim that reads the logit lens");
        assertThatThrownBy(() -> Claims.c2(Claims.quick("C2", THROUGH_IT).checkedAgainst(randomWeights())))
                .hasMessageContaining("whose lens is fitted to the model itself only");
        assertThatThrownBy(() -> attentionConcentration().throughTheTunedLens())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lensEntropy().throughTheTunedLens()");
    }
}
