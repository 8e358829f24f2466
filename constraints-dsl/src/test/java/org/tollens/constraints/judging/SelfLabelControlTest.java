package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.selfLabels;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Designed.Effect;
import org.tollens.constraints.observable.Observables;

/** Control N2: what the model's own sampled labels reach too, and what the true ones add. */
class SelfLabelControlTest {
    /** Attention follows uncertainty, and so do errors: a sampled label does the same. */
    private static final Effect UNCERTAINTY = (layer, row) -> row.uncertain() ? 1.2 : 0;

    private static Designed uncertainty() {
        return new Designed().errors(row -> row.uncertain() ? 0.8 : 0.2).attention(UNCERTAINTY);
    }

    private static Constraint c1() {
        return Claims.c1(Claims.quick("C1", Claims.ATTENTION).checkedAgainst(selfLabels()));
    }

    private static Constraint c2() {
        return Claims.c2(Claims.quick("C2", Claims.COUPLING).checkedAgainst(selfLabels()));
    }

    private static ControlEvidence control(Verdict verdict) {
        assertThat(verdict.evidence().controls())
                .extracting(ControlEvidence::id)
                .containsExactly("self-labels");
        return verdict.evidence().controls().get(0);
    }

    @Test
    void explainsWhatSampledLabelsShowToo() {
        Verdict verdict =
                Judge.judge(c1(), uncertainty().sampledLabelsAgreeIn(0.9).columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES", "EXPLAINED_BY_SELF_LABELS");
        ControlEvidence control = control(verdict);
        assertThat(control.verdict()).contains(VerdictKind.PASS);
        assertThat(control.name()).isEqualTo("the model's own sampled labels");
        assertThat(control.finding())
                .startsWith("on the model's own sampled labels the rule gives pass; mean excess over the 8 labelled"
                        + " layers ")
                .contains("(within ±.050 counts as nothing), 0 layers in excess")
                .doesNotContain("unresolved")
                .contains("; pass on labels drawn at a temperature fitted on other documents, mean excess over them ");
        assertThat(verdict.flags().get(1).because()).isEqualTo(control.finding());
        assertThat(control.figures())
                .containsEntry("largest mean excess that counts as nothing", 0.05)
                .containsEntry("layers whose excess has their sign", 0.0);
        assertThat(control.figures().get("its interval from")).isBetween(-0.05, 0.0);
        assertThat(control.figures().get("its interval to")).isBetween(0.0, 0.05);
        assertThat(control.clauses())
                .extracting(clause -> clause.id())
                .containsExactly(
                        "attention-concentration-on-self-labels", "attention-concentration-in-excess-of-self-labels");
        assertThat(control.clauses().get(0).sentence()).endsWith(", with a sampled label in the place of the true one");
        assertThat(control.clauses().get(1).effect()).isEqualTo("Cliff's delta in excess");
        assertThat(control.clauses().get(0).count(Label.POSITIVE)).isEqualTo(8);
        assertThat(control.clauses().get(1).count(Label.POSITIVE)).isZero();
    }

    @Test
    void leavesARealExcessAlone() {
        // Half of what attention shows is uncertainty, half is the error itself.
        Verdict verdict = Judge.judge(
                c1(),
                uncertainty()
                        .attention((layer, row) -> (row.uncertain() ? 0.6 : 0) + 0.6 * row.error())
                        .columns());
        ControlEvidence control = control(verdict);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(control.verdict()).contains(VerdictKind.PASS);
        assertThat(verdict.has(FlagKind.EXPLAINED_BY_SELF_LABELS)).isFalse();
        assertThat(control.figures()).containsEntry("layers whose excess has their sign", 8.0);
        assertThat(control.figures().get("its interval from")).isGreaterThan(0.1);
        assertThat(control.finding()).contains("8 layers in excess; self labels reach the verdict, excess unresolved");
        assertThat(control.clauses().get(1).count(Label.POSITIVE)).isEqualTo(8);
    }

    @Test
    void oneLayerInExcessIsEnoughToLeaveTheClaimAlone() {
        // The mean over sixteen layers hides what one of them has; its own label does not.
        Verdict verdict = Judge.judge(
                c1(),
                uncertainty()
                        .layers(16)
                        .sampledLabelsAgreeIn(0.9)
                        .attention((layer, row) -> UNCERTAINTY.at(layer, row)
                                + (layer == 3 && row.wrong() != row.sampledWrong() ? row.error() * 8 : 0))
                        .columns());
        ControlEvidence control = control(verdict);
        assertThat(control.verdict()).contains(VerdictKind.PASS);
        assertThat(control.figures().get("its interval to")).isLessThan(0.05);
        assertThat(control.figures()).containsEntry("layers whose excess has their sign", 1.0);
        assertThat(control.finding()).contains("1 layer in excess; self labels reach the verdict");
        assertThat(verdict.has(FlagKind.EXPLAINED_BY_SELF_LABELS)).isFalse();
    }

    @Test
    void explainsNothingThatSampledLabelsDoNotReach() {
        Verdict verdict = Judge.judge(
                c1(), new Designed().attention((layer, row) -> row.error()).columns());
        ControlEvidence control = control(verdict);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(control.verdict().orElseThrow()).isIn(VerdictKind.FAIL, VerdictKind.INSUFFICIENT);
        assertThat(control.finding()).contains("8 layers in excess").doesNotContain("reach the verdict");
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void aPartialVerdictIsExplainedToo() {
        Effect inThreeLayers = (layer, row) -> layer <= 3 ? UNCERTAINTY.at(layer, row) : 0;
        Verdict verdict = Judge.judge(
                c1(),
                uncertainty().attention(inThreeLayers).sampledLabelsAgreeIn(0.9).columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(control(verdict).finding()).contains("over the 3 labelled layers");
        assertThat(verdict.has(FlagKind.EXPLAINED_BY_SELF_LABELS)).isTrue();
    }

    @Test
    void aFailedClaimHasNothingToExplain() {
        Verdict verdict = Judge.judge(
                c1(),
                uncertainty()
                        .sampledLabelsAgreeIn(0.9)
                        .attention((layer, row) -> -UNCERTAINTY.at(layer, row))
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(control(verdict).verdict()).contains(VerdictKind.FAIL);
        assertThat(control(verdict).finding()).doesNotContain("reach the verdict");
        // A negative effect's excess counts with its layer's sign: the smaller one is below 0 as well.
        assertThat(control(verdict).figures()).containsEntry("layers whose excess has their sign", 0.0);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void excessesCountWithTheSignOfTheirLayer() {
        Verdict verdict = Judge.judge(
                c1(), new Designed().attention((layer, row) -> -row.error()).columns());
        ControlEvidence control = control(verdict);
        assertThat(control.figures().get("mean excess over 8 labelled layers")).isGreaterThan(0.3);
        assertThat(control.figures()).containsEntry("layers whose excess has their sign", 8.0);
    }

    @Test
    void withoutALabelledLayerThereIsNoExcess() {
        ControlEvidence control = control(Judge.judge(c1(), new Designed().columns()));
        assertThat(control.clauses()).hasSize(1);
        assertThat(control.figures()).isEmpty();
        assertThat(control.finding()).doesNotContain("excess");
    }

    /** Three negative layers, one or two between, and positive ones: which side the middle is on decides the change. */
    private static Designed reversal(int middle, double weak) {
        return new Designed()
                .sampledLabelsAgreeIn(0.95)
                .coupling(
                        (layer, row) -> layer <= 3 ? -0.6 : layer <= 3 + middle ? -weak : 0.6,
                        (layer, row) -> layer <= 3 ? -0.6 : layer <= 3 + middle ? weak : 0.6);
    }

    @Test
    void theChangePointMayBeOneBlockOff() {
        Verdict verdict = Judge.judge(c2(), reversal(1, 0.04).columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ControlEvidence control = control(verdict);
        assertThat(control.clauses().get(0).figures()).containsEntry("change point", 3.0);
        assertThat(verdict.evidence().clauses().get(0).figures()).containsEntry("change point", 4.0);
        assertThat(control.finding()).doesNotContain("with a change after block");
        assertThat(verdict.has(FlagKind.EXPLAINED_BY_SELF_LABELS))
                .as(control.finding())
                .isTrue();
    }

    @Test
    void aChangePointTwoBlocksOffIsAnotherOne() {
        Verdict verdict = Judge.judge(c2(), reversal(2, 0.04).columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ControlEvidence control = control(verdict);
        assertThat(control.verdict()).contains(VerdictKind.PASS);
        assertThat(control.finding())
                .startsWith("on the model's own sampled labels the rule gives pass, with a change after block 3 instead"
                        + " of 5; mean excess")
                .doesNotContain("reach the verdict");
        assertThat(control.figures()).containsEntry("layers whose excess has their sign", 0.0);
        assertThat(verdict.has(FlagKind.EXPLAINED_BY_SELF_LABELS)).isFalse();
    }

    @Test
    void bothSignalsOfAConvergenceMustBeExplained() {
        Clause depths = Claims.DEPTHS;
        Constraint c3 = Claims.c3(Claims.quick("C3", depths).checkedAgainst(selfLabels()));
        Effect atTheEighth = (layer, row) -> layer == 8 && row.uncertain() ? 1.5 : 0;
        Effect reversed = (layer, row) -> layer <= 8 ? -0.6 : 0.6;
        Designed both = new Designed()
                .layers(16)
                .errors(row -> row.uncertain() ? 0.8 : 0.2)
                .attention(atTheEighth)
                .coupling(reversed, reversed)
                .sampledLabelsAgreeIn(0.9);
        Verdict explained = Judge.judge(c3, both.columns());
        assertThat(explained.kind()).as(explained.because()).isEqualTo(VerdictKind.PASS);
        assertThat(explained.flagIds())
                .as(control(explained).finding())
                .containsExactly("FEW_SOURCES", "EXPLAINED_BY_SELF_LABELS");
        assertThat(control(explained).clauses()).hasSize(3);
        Verdict excess = Judge.judge(
                c3, both.coupling((layer, row) -> layer <= 8 ? -1 : 1, reversed).columns());
        assertThat(control(excess).verdict()).contains(VerdictKind.PASS);
        assertThat(excess.has(FlagKind.EXPLAINED_BY_SELF_LABELS)).isFalse();
    }

    @Test
    void labelsOfACalibratedModelAreReadWhereTheyWereMeasured() {
        SyntheticColumns columns = uncertainty().sampledLabelsAgreeIn(0.9).columns();
        String without = control(Judge.judge(c1(), columns.without(Observables.CALIBRATED_SELF_LABEL)))
                .finding();
        assertThat(without).doesNotContain("temperature");
        String never = control(Judge.judge(c1(), columns.filled(Observables.CALIBRATED_SELF_LABEL, 1)))
                .finding();
        assertThat(never).contains("; insufficient on labels drawn at a temperature fitted on other documents");
        String broken = control(Judge.judge(c1(), columns.with(Observables.CALIBRATED_SELF_LABEL, 0, 41, Double.NaN)))
                .finding();
        assertThat(broken)
                .endsWith("; nothing on labels drawn at a temperature fitted on other documents:"
                        + " self_label{temperature=fitted} has 1 values that are NaN or infinite, the first in document"
                        + " doc-1 at position 9");
        String surprisal = control(Judge.judge(
                        c2(),
                        reversal(1, 0.04).columns().with(Observables.LENS_SURPRISAL_CALIBRATED_SELF, 2, 0, Double.NaN)))
                .finding();
        assertThat(surprisal).contains(": lens_surprisal_self{temperature=fitted} at layer 2 has 1 values");
        assertThat(control(Judge.judge(
                                c2(), reversal(1, 0.04).columns().without(Observables.LENS_SURPRISAL_CALIBRATED_SELF)))
                        .finding())
                .doesNotContain("temperature");
    }

    /** Half of the mean effect is less than the floor where effects are weak. */
    @Test
    void whatCountsAsNothingIsAtMostHalfOfTheEffect() {
        Verdict verdict = Judge.judge(
                c1(),
                Planted.nothing()
                        .sized(200, 60)
                        .attention(l -> l <= 8 ? 0.16 : -0.16)
                        .columns());
        List<LayerEstimate> layers = verdict.evidence().clauses().get(0).layers();
        List<LayerEstimate> labelled = layers.stream()
                .filter(layer -> layer.estimate().label() == Label.POSITIVE
                        || layer.estimate().label() == Label.NEGATIVE)
                .toList();
        assertThat(labelled).hasSizeBetween(10, 16);
        double size = 0;
        double excess = 0;
        for (LayerEstimate layer : labelled) {
            Estimate one = layer.estimate();
            size += Math.abs(one.value()) / labelled.size();
            excess += Math.signum(one.value()) * (one.value() - one.selfLabels()) / labelled.size();
        }
        assertThat(size / 2).isLessThan(0.05);
        ControlEvidence control = control(verdict);
        assertThat(Claims.figure(control, "largest mean excess that counts as nothing"))
                .isCloseTo(size / 2, within(1e-12));
        assertThat(Claims.figure(control, "mean excess over " + labelled.size() + " labelled layers"))
                .isCloseTo(excess, within(1e-12));
    }
}
