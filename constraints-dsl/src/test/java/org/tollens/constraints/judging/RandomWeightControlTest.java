package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.Constraints.randomWeights;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Designed.Effect;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** Control N1: floors that are raised layer by layer, and rules that an untrained network meets too. */
class RandomWeightControlTest {
    private static final Effect NOTHING = (layer, row) -> 0;
    private static final Effect AT_ERRORS = (layer, row) -> 0.8 * row.error();

    private static Constraint c1() {
        return Claims.c1(Claims.quick("C1", Claims.ATTENTION).checkedAgainst(randomWeights()));
    }

    private static ControlEvidence control(Verdict verdict) {
        assertThat(verdict.evidence().controls())
                .extracting(ControlEvidence::id)
                .containsExactly("random-weights");
        return verdict.evidence().controls().get(0);
    }

    private static Estimate layer(ClauseEvidence clause, int layer) {
        return clause.layers().get(layer - 1).estimate();
    }

    @Test
    void raisesFloorsLayerByLayer() {
        SyntheticColumns columns = new Designed()
                .attention(AT_ERRORS)
                .randomWeights((layer, row) -> layer == 2 ? 2 * row.error() : 0, NOTHING)
                .randomWeights((layer, row) -> layer == 5 ? -2 * row.error() : 0, NOTHING)
                .columns();
        Verdict verdict = Judge.judge(c1(), columns);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        ClauseEvidence alone = Judge.judge(c1(), columns.besides(List.of()))
                .evidence()
                .clauses()
                .get(0);
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        assertThat(alone.count(Label.POSITIVE)).isEqualTo(8);
        assertThat(clause.count(Label.POSITIVE)).isEqualTo(6);
        for (int layer : List.of(2, 5)) {
            LayerEstimate raised = clause.layers().get(layer - 1);
            assertThat(raised.estimate().label()).isEqualTo(Label.UNRESOLVED);
            assertThat(raised.note()).isEqualTo("below control: random weights reach as much here");
            // P(N(2, 1) > N(0, 1)) = Φ(√2) = .921; the bound is the far end of the interval.
            assertThat(raised.estimate().controlBound()).isBetween(0.84, 1.0);
            assertThat(raised.estimate().labelFloor())
                    .isEqualTo(raised.estimate().controlBound());
            assertThat(raised.estimate().floor()).isEqualTo(0.05);
        }
        for (int layer = 1; layer <= 8; layer++) {
            Estimate one = layer(clause, layer);
            Estimate other = layer(alone, layer);
            assertThat(one.value()).isEqualTo(other.value());
            assertThat(one.canReachPositive()).isEqualTo(other.canReachPositive());
            assertThat(one.canReachNegative()).isEqualTo(other.canReachNegative());
            assertThat(other.controlBound()).isNaN();
        }
        assertThat(layer(clause, 1).controlBound()).isLessThan(0.2);
        assertThat(clause.notes()).noneMatch(note -> note.contains("random"));
        assertThat(alone.notes())
                .contains("No random initialisation was read, so no control raises a floor above the constraint's own");
        ControlEvidence control = control(verdict);
        assertThat(control.figures())
                .containsEntry("initialisations", 2.0)
                .containsEntry("layers with a raised floor", 8.0);
        assertThat(control.verdict().orElseThrow()).isNotEqualTo(VerdictKind.PASS);
        assertThat(control.clauses())
                .extracting(ClauseEvidence::id)
                .containsExactly("attention-concentration-random-1", "attention-concentration-random-2");
        assertThat(control.clauses().get(1).sentence()).endsWith(", on random initialisation 2");
        assertThat(layer(control.clauses().get(1), 5).label()).isEqualTo(Label.NEGATIVE);
        // What random weights reach is no bound on themselves.
        assertThat(layer(control.clauses().get(0), 2).label()).isEqualTo(Label.POSITIVE);
        assertThat(layer(control.clauses().get(0), 2).controlBound()).isNaN();
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void aRaisedFloorMakesNothingNullAndRefutesNothing() {
        SyntheticColumns columns = new Designed()
                .sized(60, 150)
                .randomWeights((layer, row) -> 2 * row.error(), NOTHING)
                .columns();
        ClauseEvidence raised = Judge.judge(c1(), columns).evidence().clauses().get(0);
        ClauseEvidence alone = Judge.judge(c1(), columns.besides(List.of()))
                .evidence()
                .clauses()
                .get(0);
        assertThat(alone.count(Label.NULL)).isPositive();
        assertThat(raised.layers())
                .extracting(layer -> layer.estimate().label())
                .containsExactlyElementsOf(alone.layers().stream()
                        .map(layer -> layer.estimate().label())
                        .toList());
        assertThat(raised.layers()).allMatch(layer -> layer.estimate().controlBound() > 0.8);
        assertThat(raised.overall()).hasEntrySatisfying("overall", overall -> assertThat(overall.controlBound())
                .isGreaterThan(0.8));
    }

    @Test
    void flagsWhatAnUntrainedNetworkPassesToo() {
        SyntheticColumns columns = new Designed()
                .attention((layer, row) -> 2 * row.error())
                .randomWeights(NOTHING, NOTHING)
                .randomWeights(AT_ERRORS, NOTHING)
                .columns();
        Verdict verdict = Judge.judge(c1(), columns);
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES", "CONTROL_ALSO_PASSES");
        assertThat(control(verdict).verdict()).contains(VerdictKind.PASS);
        assertThat(control(verdict).finding())
                .matches("on 2 random initialisations the rule gives (fail|insufficient), pass; they raise the least"
                        + " effect that counts in 8 layers");
        assertThat(verdict.flags().get(1).because()).isEqualTo(control(verdict).finding());
    }

    @Test
    void flagsNoPassThatIsPartialOnRandomWeights() {
        SyntheticColumns columns = new Designed()
                .attention((layer, row) -> 2 * row.error())
                .randomWeights((layer, row) -> layer <= 3 ? row.error() : 0, NOTHING)
                .columns();
        Verdict verdict = Judge.judge(c1(), columns);
        assertThat(control(verdict).verdict()).contains(VerdictKind.PARTIAL);
        assertThat(verdict.has(FlagKind.CONTROL_ALSO_PASSES)).isFalse();
        // The same on random weights is enough where the claim itself is no more than partial.
        Verdict partial = Judge.judge(
                c1(),
                new Designed()
                        .attention((layer, row) -> layer > 5 ? 2 * row.error() : 0)
                        .randomWeights((layer, row) -> layer <= 3 ? row.error() : 0, NOTHING)
                        .columns());
        assertThat(partial.kind()).as(partial.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(partial.has(FlagKind.CONTROL_ALSO_PASSES)).isTrue();
    }

    @Test
    void aFailedClaimIsNotFlagged() {
        SyntheticColumns columns = new Designed()
                .attention((layer, row) -> -row.error())
                .randomWeights((layer, row) -> -row.error(), NOTHING)
                .columns();
        Verdict verdict = Judge.judge(c1(), columns);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(control(verdict).verdict()).contains(VerdictKind.FAIL);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void boundsACorrelationsLayersButNotItsPooledSides() {
        Effect reversed = (layer, row) -> layer <= 3 ? -0.6 : 0.6;
        SyntheticColumns columns = new Designed()
                .coupling(reversed, reversed)
                .randomWeights(NOTHING, (layer, row) -> layer == 1 ? 1.5 : 0)
                .columns();
        Constraint c2 = Claims.c2(Claims.quick("C2", Claims.COUPLING).checkedAgainst(randomWeights()));
        Verdict verdict = Judge.judge(c2, columns);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(layer(clause, 1).label()).isEqualTo(Label.UNRESOLVED);
        assertThat(layer(clause, 1).controlBound()).isGreaterThan(0.6);
        assertThat(layer(clause, 2).label()).isEqualTo(Label.NEGATIVE);
        assertThat(clause.overall()).hasSize(2).allSatisfy((name, pooled) -> assertThat(pooled.controlBound())
                .isNaN());
        // What is printed beside the clause has its own family, which no bound belongs to.
        assertThat(verdict.evidence().clauses()).hasSize(3);
        assertThat(layer(verdict.evidence().clauses().get(2), 1).controlBound()).isNaN();
    }

    @Test
    void readsTheModelsOwnSkipLossesForAConvergence() {
        Effect atTheEighth = (layer, row) -> layer == 8 ? 1.5 * row.error() : 0;
        Effect reversed = (layer, row) -> layer <= 8 ? -0.6 : 0.6;
        Designed study = new Designed().layers(16).attention(atTheEighth).coupling(reversed, reversed);
        Constraint c3 = Claims.c3(Claims.quick("C3", Claims.DEPTHS).checkedAgainst(randomWeights()));
        Verdict passed = Judge.judge(c3, study.randomWeights(NOTHING, reversed).columns());
        assertThat(passed.kind()).as(passed.because()).isEqualTo(VerdictKind.PASS);
        assertThat(control(passed).verdict()).contains(VerdictKind.INSUFFICIENT);
        assertThat(passed.has(FlagKind.CONTROL_ALSO_PASSES)).isFalse();
        // Stronger in the model itself, or the floor at block 8 would leave no positive layer.
        Verdict flagged = Judge.judge(
                c3,
                new Designed()
                        .layers(16)
                        .attention((layer, row) -> 3 * atTheEighth.at(layer, row))
                        .coupling((layer, row) -> 3 * reversed.at(layer, row), reversed)
                        .randomWeights(atTheEighth, reversed)
                        .columns());
        assertThat(flagged.has(FlagKind.CONTROL_ALSO_PASSES))
                .as(control(flagged).finding())
                .isTrue();
    }

    @Test
    void isNoControlWhereItIsNoNumber() {
        SyntheticColumns study = new Designed()
                .attention(AT_ERRORS)
                .randomWeights(NOTHING, NOTHING)
                .randomWeights(AT_ERRORS, NOTHING)
                .columns();
        List<Columns> random = study.onRandomWeights();
        SyntheticColumns second = ((SyntheticColumns) random.get(1))
                .with(Observables.ATTENTION_CONCENTRATION, 3, 45, Double.NaN)
                .with(Observables.ATTENTION_CONCENTRATION, 4, 45, Double.POSITIVE_INFINITY);
        Verdict verdict = Judge.judge(c1(), study.besides(List.of(random.get(0), second)));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(control(verdict).verdict()).isEmpty();
        assertThat(control(verdict).clauses()).isEmpty();
        assertThat(control(verdict).finding())
                .isEqualTo("no control: attention_concentration at layer 3 has 1 values that are NaN or infinite, the"
                        + " first in document doc-1 at position 13 on random initialisation 2, and 1 more columns like"
                        + " this; no floor is raised");
        assertThat(verdict.evidence().clauses().get(0).layers())
                .allMatch(layer -> Double.isNaN(layer.estimate().controlBound()));
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
        SyntheticColumns unread = ((SyntheticColumns) random.get(1)).with(Observables.LENS_ENTROPY, 3, 45, Double.NaN);
        Verdict other = Judge.judge(c1(), study.besides(List.of(random.get(0), unread)));
        assertThat(control(other).verdict()).contains(VerdictKind.PASS);
    }

    @Test
    void isSilentWhereItWasNotMeasured() {
        SyntheticColumns study = new Designed()
                .attention(AT_ERRORS)
                .randomWeights(AT_ERRORS, NOTHING)
                .columns();
        SyntheticColumns without =
                ((SyntheticColumns) study.onRandomWeights().get(0)).without(Observables.ATTENTION_CONCENTRATION);
        Verdict verdict = Judge.judge(c1(), study.besides(List.of(without)));
        assertThat(verdict.evidence().controls()).isEmpty();
        assertThat(verdict.evidence().clauses().get(0).notes()).anyMatch(note -> note.startsWith("No random init"));
        // Nor is it read for a claim that does not ask for it.
        Verdict unasked = Judge.judge(Claims.c1(Claims.quick("C1", Claims.ATTENTION)), study);
        assertThat(unasked.evidence().clauses().get(0).layers())
                .allMatch(layer -> Double.isNaN(layer.estimate().controlBound()));
    }
}
