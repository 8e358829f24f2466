package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.statistics.CliffsDelta;

class ComparisonVerdictTest {

    private static Verdict judge(Planted planted) {
        return Judge.judge(Claims.c1(), planted.columns());
    }

    @Test
    void passesWhereMostLayersArePlantedPositive() {
        Verdict verdict = judge(Planted.nothing().attention(l -> l <= 12 ? 0.5 : 0));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.id()).isEqualTo("attention-concentration");
        assertThat(clause.layers()).hasSize(16);
        assertThat(clause.count(Label.POSITIVE)).isEqualTo(12);
        Estimate third = clause.layers().get(2).estimate();
        // P(N(.5, 1) > N(0, 1)) = Φ(.5/√2) = .638.
        assertThat(third.value()).isCloseTo(0.276, within(0.05));
        assertThat(third.ciLow()).isPositive().isLessThan(third.value());
        assertThat(third.pAdjusted()).isLessThan(0.01);
        assertThat(third.selfLabels()).isCloseTo(0, within(0.1));
        assertThat(third.n()).isEqualTo(3600);
        assertThat(third.documents()).isEqualTo(60);
        assertThat(third.minimumDetectableEffect()).isGreaterThan(0.05);
        assertThat(verdict.because())
                .startsWith("Pass: overall δ = +")
                .contains("12 of 16 layers positive (75 %)")
                .endsWith("for these 6 sources.");
        assertThat(verdict.keyFigure()).startsWith("12 of 16 layers positive, overall δ +");
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
        assertThat(clause.figures().get("variance over sources / over documents"))
                .isPositive();
    }

    @Test
    void isPartialWhereAQuarterIsPositive() {
        Verdict verdict = judge(Planted.nothing().attention(l -> l <= 5 ? 0.5 : 0));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.because())
                .startsWith("Partial: ")
                .contains("5 of 16 layers positive (31 %), at least 50 % needed");
    }

    @Test
    void failsWhereTheEffectIsTheOtherWay() {
        Verdict verdict = judge(Planted.nothing().attention(l -> -0.5));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because()).startsWith("Fail: overall δ = -").contains("16 layers negative");
    }

    @Test
    void failsWhereTheEffectIsShownToBeNothing() {
        Verdict verdict = judge(Planted.nothing().sized(150, 150));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because()).contains("(null)");
    }

    @Test
    void isInsufficientWhereTheDataDoNotSay() {
        Verdict verdict = judge(Planted.nothing().sized(40, 45));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).startsWith("Insufficient: unresolved, no rule is met: 16 layers: ");
    }

    @Test
    void namesLayerAndColumnOfANotANumber() {
        SyntheticColumns columns =
                Planted.nothing().columns().with(Observables.ATTENTION_CONCENTRATION, 3, 61, Double.NaN);
        Verdict verdict = Judge.judge(Claims.c1(), columns);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because())
                .isEqualTo("Insufficient: attention_concentration at layer 3 has 1 values that are NaN or infinite, the"
                        + " first in document doc-1 at position 9.");
    }

    @Test
    void printsNoIntervalBelowTenDocuments() {
        Verdict verdict = judge(Planted.nothing().sized(5, 200).attention(l -> 0.5));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because())
                .contains("5 documents have incorrect positions")
                .contains("at least 30 needed");
        Estimate estimate = verdict.evidence().clauses().get(0).layers().get(0).estimate();
        assertThat(estimate.value()).isPositive();
        assertThat(estimate.ciLow()).isNaN();
    }

    @Test
    void printsIntervalsBetweenTenAndThirtyDocuments() {
        Verdict verdict = judge(Planted.nothing().sized(20, 200).attention(l -> 0.5));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.keyFigure()).startsWith("20 documents have incorrect positions");
        assertThat(verdict.evidence()
                        .clauses()
                        .get(0)
                        .layers()
                        .get(0)
                        .estimate()
                        .label())
                .isEqualTo(Label.POSITIVE);
    }

    @Test
    void asksForPositionsInEachGroup() {
        Verdict verdict = judge(Planted.nothing().incorrect(0.95));
        assertThat(verdict.because())
                .matches("Insufficient: \\d+ correct positions with attention concentration, at"
                        + " least 500 needed\\.");
    }

    @Test
    void anEmptyPopulationIsInsufficientNotAnError() {
        Verdict verdict = judge(Planted.nothing().incorrect(1.1));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).contains("0 correct positions");
    }

    @Test
    void equalValuesEverywhereAreUnresolved() {
        Verdict verdict =
                Judge.judge(Claims.c1(), Planted.nothing().columns().filled(Observables.ATTENTION_CONCENTRATION, 0.5));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.evidence().clauses().get(0).layers().get(0).note())
                .contains("is .500 at all 3600 positions");
    }

    @Test
    void aMissingColumnIsAnErrorThatNamesIt() {
        SyntheticColumns columns = Planted.nothing().columns().without(Observables.ATTENTION_CONCENTRATION);
        assertThatThrownBy(() -> Judge.judge(Claims.c1(), columns))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the columns attention_concentration of model synthetic on corpus made-up")
                .hasMessageContaining("there are token, target, self_label, lens_entropy")
                .hasMessageContaining("Constraint.requires()");
    }

    @Test
    void rowsWithoutAttentionBesidesSinksAreLeftOut() {
        SyntheticColumns columns = Planted.nothing()
                .attention(l -> 0.5)
                .columns()
                .with(Observables.ATTENTION_CONCENTRATION_SINK_REMOVED, 2, 0, -1);
        Verdict verdict = Judge.judge(
                Claims.c1(org.tollens.constraints.Constraints.constraint("Without sinks too")
                        .comparing(org.tollens.constraints.Constraints.attentionConcentrationWithoutSinks())
                        .at(org.tollens.constraints.Constraints.incorrectPositions())
                        .against(org.tollens.constraints.Constraints.correctPositions())
                        .by(org.tollens.constraints.Constraints.cliffsDelta())
                        .checkedAgainst()),
                columns);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.layers().get(0).estimate().n()).isEqualTo(3600);
        assertThat(clause.layers().get(1).estimate().n()).isEqualTo(3599);
        assertThat(clause.overall())
                .hasEntrySatisfying("overall", e -> assertThat(e.n()).isEqualTo(3600));
    }

    @Test
    void manySourcesAreTheClusters() {
        Verdict verdict = judge(Planted.nothing().sources(30).attention(l -> 0.5));
        assertThat(verdict.flags()).isEmpty();
        assertThat(verdict.evidence().method()).contains("30 sources");
        assertThat(verdict.because()).doesNotContain("sources");
    }

    @Test
    void anotherThresholdIsJudgedOnTheSameColumns() {
        SyntheticColumns columns =
                Planted.nothing().attention(l -> l <= 5 ? 0.5 : 0).columns();
        var lenient = Claims.attention()
                .passesWhen(org.tollens.constraints.rule.Conditions.atLeast(0.25)
                        .ofLayers()
                        .arePositive())
                .failsWhen(org.tollens.constraints.rule.Conditions.overall().isNegative());
        assertThat(Judge.judge(Claims.c1(), columns).kind()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(Judge.judge(lenient, columns).kind()).isEqualTo(VerdictKind.PASS);
        assertThat(lenient.digest()).isNotEqualTo(Claims.c1().digest());
        assertThat(Claims.c1().digest()).isEqualTo(Claims.c1().digest());
    }

    @Test
    void theSameConstraintAndColumnsGiveTheSameVerdict() {
        Planted planted = Planted.nothing().attention(l -> 0.2);
        assertThat(judge(planted)).isEqualTo(judge(planted));
    }

    /** Sums of influence values as they are would be a thirtieth smaller than what leaving a document out changes. */
    @Test
    void theStandardErrorIsMadeOfWhatLeavingDocumentsOutChanges() {
        Columns columns = Planted.nothing().sized(30, 40).columns();
        Frame frame = new Frame(columns);
        boolean[] at = frame.rows(Claims.ATTENTION.at(), List.of(), 1, Reading.PLAIN);
        boolean[] against = frame.rows(Claims.ATTENTION.against(), List.of(), 1, Reading.PLAIN);
        double[] values = columns.values(Observables.ATTENTION_CONCENTRATION, 1);
        double[] without = IntStream.range(0, 30)
                .mapToDouble(d -> CliffsDelta.estimate(
                                Frame.pick(values, except(d, at, frame)), Frame.pick(values, except(d, against, frame)))
                        .estimate())
                .toArray();
        double whole = CliffsDelta.estimate(Frame.pick(values, at), Frame.pick(values, against))
                .estimate();
        double squares =
                Arrays.stream(without).map(v -> (whole - v) * (whole - v)).sum();
        double error = Judge.judge(Claims.c1(), columns)
                .evidence()
                .clauses()
                .get(0)
                .layers()
                .get(0)
                .estimate()
                .standardError();
        assertThat(error / Math.sqrt(30 / 29.0 * squares)).isCloseTo(1, within(0.01));
    }

    private static boolean[] except(int document, boolean[] rows, Frame frame) {
        boolean[] kept = rows.clone();
        for (int row = 0; row < kept.length; row++) {
            kept[row] &= frame.documentOf(row) != document;
        }
        return kept;
    }
}
