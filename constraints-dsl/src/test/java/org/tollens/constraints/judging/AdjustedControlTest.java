package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.*;

import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.CliffsDelta;
import org.tollens.constraints.clause.Stratum;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observables;

/** What else differs between errors and the rest: whether an effect is still there among positions that are alike. */
class AdjustedControlTest {
    private static Constraint c1(Stratum... strata) {
        return c1(cliffsDelta().withFloor(0.1), strata);
    }

    private static Constraint c1(CliffsDelta effect, Stratum... strata) {
        return Claims.c1(Claims.quick("C1", Claims.ATTENTION.by(effect))
                .checkedAgainst(adjusted(Claims.ATTENTION.by(effect.within(strata)))));
    }

    private static ControlEvidence control(Verdict verdict) {
        assertThat(verdict.evidence().controls())
                .extracting(ControlEvidence::id)
                .containsExactly("adjusted");
        return verdict.evidence().controls().get(0);
    }

    /** Attention and errors both depend on the half of the window, and on nothing else. */
    private static Designed byPosition() {
        return new Designed()
                .layers(4)
                .sized(100, 120)
                .errors(row -> row.position() < 60 ? 0.3 : 0.7)
                .attention((layer, row) -> row.position() < 60 ? 0 : 1.5);
    }

    @Test
    void flagsAnEffectOfThePosition() {
        Verdict verdict = Judge.judge(c1(positionBins(8)), byPosition().columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ControlEvidence control = control(verdict);
        assertThat(control.clauses().get(0).overall()).hasEntrySatisfying("overall", overall -> {
            assertThat(overall.value()).isCloseTo(0, within(0.03));
            assertThat(overall.label()).isEqualTo(Label.NULL);
        });
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES", "CONFOUNDED");
        assertThat(control.finding())
                .matches("within 8 bins of position the overall effect of attention concentration is [+-]\\.\\d+"
                        + " \\[.*\\] \\(null\\), against \\+\\.\\d+ without them");
        assertThat(verdict.flags().get(1).because()).isEqualTo(control.finding());
        assertThat(control.clauses().get(0).effect()).isEqualTo("stratified Cliff's delta");
    }

    @Test
    void flagsAnEffectOfTheTokenFrequency() {
        Designed study = new Designed()
                .layers(4)
                .sized(100, 120)
                // Ids below 4 are frequent; one bin of the twenty has both kinds.
                .tokens(random -> random.nextBoolean() ? random.nextInt(4) : 4 + random.nextInt(60))
                .errors(row -> row.token() < 4 ? 0.3 : 0.7)
                .attention((layer, row) -> row.token() < 4 ? 0 : 1.5);
        Verdict verdict = Judge.judge(c1(cliffsDelta().withFloor(0.2), tokenFrequencyBins(20)), study.columns());
        assertThat(verdict.flagIds()).as(control(verdict).finding()).containsExactly("FEW_SOURCES", "CONFOUNDED");
        // Positions have nothing to do with it.
        assertThat(Judge.judge(c1(positionBins(8)), study.columns()).flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void flagsTheOppositeEffectWithinStrata() {
        Verdict verdict = Judge.judge(
                c1(positionBins(8)),
                byPosition()
                        .attention((layer, row) -> (row.position() < 60 ? 0 : 3) - 0.5 * row.error())
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(control(verdict).finding()).contains("(negative), against +.");
        assertThat(verdict.has(FlagKind.CONFOUNDED)).isTrue();
    }

    @Test
    void leavesAnEffectOfErrorsAlone() {
        Verdict verdict = Judge.judge(
                c1(positionBins(8), tokenFrequencyBins(3), outputEntropyBins(4)),
                byPosition().attention((layer, row) -> row.error()).columns());
        assertThat(control(verdict).verdict()).contains(VerdictKind.PASS);
        assertThat(control(verdict).finding())
                .startsWith("within 8 bins of position x 3 bins of token frequency x 4 bins of output entropy the")
                .contains("(positive)")
                .doesNotContain("undecided");
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void saysWhereTheRobustVariantIsUndecided() {
        Verdict verdict = Judge.judge(
                c1(positionBins(8)),
                byPosition()
                        .sized(40, 40)
                        .errors(row -> row.position() < 20 ? 0.25 : 0.75)
                        .attention((layer, row) -> (row.position() < 20 ? 0 : 1.5) + 0.04 * row.error())
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(control(verdict).finding()).contains("(unresolved)").endsWith("; robust variant undecided");
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void usesIntervalsOverTokenTypes() {
        Verdict verdict = Judge.judge(
                c1(positionBins(8)),
                new Designed()
                        .tokens(random -> random.nextInt(3) == 0 ? 17 : random.nextInt(60))
                        .attention((layer, row) -> row.token() == 17 ? 1.5 * row.error() : 0)
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        Estimate within = Claims.effect(control(verdict).clauses().get(0), "overall");
        Estimate plain = Claims.effect(verdict);
        assertThat(within.value()).isCloseTo(plain.value(), within(0.05));
        assertThat(within.standardError()).isGreaterThan(2 * plain.standardError());
        assertThat(control(verdict).finding()).contains("robust variant undecided");
    }

    @Test
    void aFailedClaimIsNotConfounded() {
        Verdict verdict = Judge.judge(
                c1(positionBins(8)),
                byPosition()
                        .attention((layer, row) -> row.position() < 60 ? 0 : -1.5)
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(control(verdict).finding()).contains("(null), against -.");
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void whatRemainsMustPassTheGateToo() {
        // Errors are the late positions, so that hardly a stratum has both.
        Verdict verdict = Judge.judge(
                c1(positionBins(8)),
                byPosition().errors(row -> row.position() < 60 ? 0 : 1).columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(control(verdict).verdict()).contains(VerdictKind.INSUFFICIENT);
        assertThat(control(verdict).clauses()).isEmpty();
        assertThat(control(verdict).finding())
                .startsWith("within 8 bins of position: 0 documents have incorrect positions in strata that have both"
                        + " groups (0 strata, within 8 bins of position), at least 30 needed; 0 incorrect positions")
                .endsWith("; robust variant undecided");
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void whatIsNoNumberDecidesNothing() {
        SyntheticColumns columns = byPosition().columns();
        Verdict entropy =
                Judge.judge(c1(outputEntropyBins(4)), columns.with(Observables.LENS_ENTROPY, 4, 130, Double.NaN));
        assertThat(entropy.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(control(entropy).finding())
                .isEqualTo("within 4 bins of output entropy: lens_entropy at layer 4 has 1 values that are NaN or"
                        + " infinite, the first in document doc-1 at position 18; robust variant undecided");
        Constraint otherQuantity = Claims.c1(Claims.quick("C1", Claims.ATTENTION)
                .checkedAgainst(adjusted(
                        Claims.ATTENTION.of(lensEntropy()).by(cliffsDelta().within(positionBins(8))))));
        Verdict quantity = Judge.judge(otherQuantity, columns.with(Observables.LENS_ENTROPY, 3, 130, Double.NaN));
        assertThat(control(quantity).finding()).contains("lens_entropy at layer 3 has 1 values that are NaN");
        assertThat(quantity.flagIds()).containsExactly("FEW_SOURCES");
    }
}
