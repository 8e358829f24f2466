package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.*;

import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Designed.Effect;
import org.tollens.constraints.observable.Observables;

/** Claims about excesses over self labels, within strata, and over documents and token types. */
class RobustFormsTest {
    private static final Effect NOTHING = (layer, row) -> 0;
    private static final Effect REVERSED = (layer, row) -> layer <= 3 ? -0.6 : 0.6;

    private static Constraint c2r() {
        return Claims.c2(Claims.quick("C2r", Claims.COUPLING.by(spearman().inExcessOfSelfLabels()))
                .withIntervalsOverDocumentsAndTokenTypes());
    }

    @Test
    void aReversalThatSampledLabelsLackIsAnExcess() {
        Verdict verdict =
                Judge.judge(c2r(), new Designed().coupling(REVERSED, NOTHING).columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.effect()).isEqualTo("Spearman rho in excess");
        assertThat(clause.figures()).containsEntry("change point", 3.0);
        // rho = .6/√1.37 as a rank correlation, less nothing; the plain scale, not Fisher's z.
        assertThat(Claims.effect(clause, "after the change point").value()).isCloseTo(0.49, within(0.04));
        Verdict plain = Judge.judge(
                Claims.c2(Claims.quick("C2", Claims.COUPLING)),
                new Designed().coupling(REVERSED, NOTHING).columns());
        ClauseEvidence its = plain.evidence().clauses().get(0);
        for (int l = 0; l < 8; l++) {
            Estimate excess = clause.layers().get(l).estimate();
            Estimate all = its.layers().get(l).estimate();
            assertThat(excess.value()).isCloseTo(all.value() - all.selfLabels(), within(1e-12));
            assertThat(excess.selfLabels()).isEqualTo(all.selfLabels());
        }
        assertThat(clause.notes())
                .contains("An excess over the model's own labels has no counterpart on random weights, so the floor is"
                        + " the constraint's own");
    }

    @Test
    void aReversalThatSampledLabelsShareIsNone() {
        Verdict verdict = Judge.judge(
                c2r(),
                new Designed()
                        .sampledLabelsAgreeIn(0.9)
                        .coupling(REVERSED, REVERSED)
                        .columns());
        assertThat(verdict.kind()).as(verdict.because()).isIn(VerdictKind.FAIL, VerdictKind.INSUFFICIENT);
        assertThat(verdict.evidence().clauses().get(0).layers())
                .allSatisfy(layer -> assertThat(layer.estimate().value()).isCloseTo(0, within(0.05)));
    }

    @Test
    void excessesOverLabelsAtAFittedTemperatureArePrintedBeside() {
        SyntheticColumns columns = new Designed().coupling(REVERSED, NOTHING).columns();
        Verdict verdict = Judge.judge(c2r(), columns);
        assertThat(verdict.evidence().clauses())
                .extracting(ClauseEvidence::id)
                .contains("lens-entropy-before-with-lens-surprisal-change-in-excess-of-calibrated-labels");
        assertThat(Judge.judge(c2r(), columns.without(Observables.CALIBRATED_SELF_LABEL))
                        .evidence()
                        .clauses())
                .extracting(ClauseEvidence::id)
                .noneMatch(id -> id.contains("calibrated"));
    }

    @Test
    void anExcessOfAComparison() {
        Comparison excess = Claims.ATTENTION.by(cliffsDelta().inExcessOfSelfLabels());
        Constraint claim = Claims.c1(Claims.quick("x", excess));
        Verdict more = Judge.judge(
                claim, new Designed().attention((layer, row) -> row.error()).columns());
        assertThat(more.kind()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = more.evidence().clauses().get(0);
        assertThat(clause.effect()).isEqualTo("Cliff's delta in excess");
        // P(N(1, 1) > N(0, 1)) = Φ(1/√2) = .760.
        assertThat(clause.layers().get(0).estimate().value()).isCloseTo(0.52, within(0.08));
        assertThat(clause.layers().get(0).estimate().selfLabels()).isCloseTo(0, within(0.08));
        Effect uncertainty = (layer, row) -> row.uncertain() ? 1.2 : 0;
        Verdict same = Judge.judge(
                claim,
                new Designed()
                        .errors(row -> row.uncertain() ? 0.8 : 0.2)
                        .sampledLabelsAgreeIn(0.9)
                        .attention(uncertainty)
                        .columns());
        assertThat(same.kind()).as(same.because()).isIn(VerdictKind.FAIL, VerdictKind.INSUFFICIENT);
        assertThat(Claims.effect(same).value()).isCloseTo(0, within(0.04));
        assertThat(Claims.effect(same).selfLabels()).isGreaterThan(0.2);
    }

    @Test
    void aComparisonWithinStrata() {
        Comparison within = Claims.ATTENTION.by(cliffsDelta().within(positionBins(8)));
        Designed study = new Designed()
                .errors(row -> row.position() < 20 ? 0.3 : 0.7)
                .attention((layer, row) -> (row.position() < 20 ? 0 : 3) + row.error());
        Verdict verdict = Judge.judge(Claims.c1(Claims.quick("x", within)), study.columns());
        Verdict plain = Judge.judge(Claims.c1(Claims.quick("x", Claims.ATTENTION)), study.columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.effect()).isEqualTo("stratified Cliff's delta");
        // Half of the rows are in strata of each kind; within them a shift of 1 is Φ(1/√2)·2 − 1 = .52.
        assertThat(clause.layers().get(0).estimate().value()).isCloseTo(0.52, within(0.08));
        assertThat(plain.evidence().clauses().get(0).layers().get(0).estimate().value())
                .isGreaterThan(0.57);
        Verdict excess = Judge.judge(
                Claims.c1(Claims.quick("x", within.by(within.effect().inExcessOfSelfLabels()))), study.columns());
        assertThat(excess.evidence().clauses().get(0).effect()).isEqualTo("stratified Cliff's delta in excess");
        assertThat(excess.evidence().clauses().get(0).layers().get(0).estimate().value())
                .isCloseTo(
                        clause.layers().get(0).estimate().value()
                                - clause.layers().get(0).estimate().selfLabels(),
                        within(1e-12));
    }

    @Test
    void strataWithoutBothGroupsAreLeftOut() {
        // In the first quarter of the window nothing is wrong.
        Designed study = new Designed()
                .sized(60, 40)
                .errors(row -> row.position() < 10 ? 0 : 0.5)
                .attention((layer, row) -> (row.position() < 10 ? -5 : 0) + row.error());
        Comparison within = Claims.ATTENTION.by(cliffsDelta().within(positionBins(4)));
        Verdict verdict = Judge.judge(Claims.c1(Claims.quick("x", within)), study.columns());
        Estimate first = verdict.evidence().clauses().get(0).layers().get(0).estimate();
        assertThat(first.n()).isEqualTo(60 * 30);
        assertThat(first.value()).isCloseTo(0.52, within(0.08));
    }

    @Test
    void anExcessOfAnInteraction() {
        Interaction interaction = Claims.INTERACTION.by(
                stratifiedInteraction().withFloor(0.10).inCellsOfAtLeast(40, 10).inExcessOfSelfLabels());
        Effect product = (layer, row) -> 0.8;
        Constraint claim = Claims.c4(Claims.quick("C4r", interaction).withIntervalsOverDocumentsAndTokenTypes());
        Designed study = new Designed().layers(4).product(product, NOTHING);
        Verdict more = Judge.judge(claim, study.columns());
        assertThat(more.kind()).as(more.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = more.evidence().clauses().get(0);
        assertThat(clause.effect()).isEqualTo("stratified interaction in excess");
        assertThat(clause.figures())
                .containsEntry("coverage", 1.0)
                .containsKeys(
                        "lower cut of lens entropy before the block", "upper cut of lens entropy before the block");
        Estimate layer = clause.layers().get(0).estimate();
        assertThat(layer.selfLabels()).isCloseTo(0, within(0.4));
        Interaction plain = interaction.by(interaction.effect().plain());
        Estimate its = Judge.judge(Claims.c4(Claims.quick("C4", plain)), study.columns())
                .evidence()
                .clauses()
                .get(0)
                .layers()
                .get(0)
                .estimate();
        assertThat(layer.value()).isCloseTo(its.value() - its.selfLabels(), within(1e-12));
        Verdict same = Judge.judge(
                claim,
                study.sampledLabelsAgreeIn(0.95).product(product, product).columns());
        assertThat(same.kind()).as(same.because()).isNotIn(VerdictKind.PASS, VerdictKind.PARTIAL);
    }

    @Test
    void twoWayIntervalsAreNeverNarrowerThanTheirStandardErrorOverDocuments() {
        SyntheticColumns columns = new Designed()
                .tokens(random -> random.nextInt(12))
                .attention((layer, row) -> row.error() * (row.token() % 3))
                .columns();
        Verdict documents = Judge.judge(Claims.c1(Claims.quick("x", Claims.ATTENTION)), columns);
        Verdict both = Judge.judge(
                Claims.c1(Claims.quick("x", Claims.ATTENTION).withIntervalsOverDocumentsAndTokenTypes()), columns);
        for (int l = 0; l < 8; l++) {
            Estimate one = documents.evidence().clauses().get(0).layers().get(l).estimate();
            Estimate other = both.evidence().clauses().get(0).layers().get(l).estimate();
            assertThat(other.value()).isEqualTo(one.value());
            assertThat(other.standardError()).isGreaterThanOrEqualTo(one.standardError());
        }
        assertThat(documents.evidence().method())
                .isEqualTo("Simultaneous intervals at 99 % by the studentised max-|t| bootstrap over 40 documents,"
                        + " linearised, 999 replicates, seed 20260101");
    }

    @Test
    void theSameColumnsGiveTheSameVerdictBitByBit() {
        SyntheticColumns columns = new Designed()
                .layers(5)
                .coupling(REVERSED, NOTHING)
                .attention((layer, row) -> row.error())
                .columns();
        assertThat(Judge.judge(c2r(), columns)).isEqualTo(Judge.judge(c2r(), columns));
        Constraint all = Claims.c1(
                Claims.quick("C1", Claims.ATTENTION).checkedAgainst(selfLabels(), tokenTypes(), permutedLabels(19)));
        Judge judge = new Judge(columns);
        judge.judge(c2r());
        assertThat(judge.judge(all)).isEqualTo(Judge.judge(all, columns));
    }
}
