package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.permutedLabels;

import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Designed.Effect;

/** Control N3: what is correct, permuted within strata of position and token frequency. */
class PermutedLabelControlTest {
    private static final String PASSING = "share of permutations that pass or are partial as the claim";

    private static Constraint c1() {
        return Claims.c1(Claims.quick("C1", Claims.ATTENTION).checkedAgainst(permutedLabels(39)));
    }

    private static Constraint c2() {
        return Claims.c2(Claims.quick("C2", Claims.COUPLING).checkedAgainst(permutedLabels(39)));
    }

    private static ControlEvidence control(Verdict verdict) {
        assertThat(verdict.evidence().controls())
                .extracting(ControlEvidence::id)
                .containsExactly("permuted-labels");
        return verdict.evidence().controls().get(0);
    }

    @Test
    void anEffectOfErrorsExceedsPermutations() {
        Verdict verdict = Judge.judge(
                c1(), new Designed().attention((layer, row) -> row.error()).columns());
        ControlEvidence control = control(verdict);
        double delta = Claims.effect(verdict).value();
        assertThat(control.figures())
                .containsEntry("the effect overall", delta)
                .containsEntry("p over permutations (the effect overall)", 2.0 / 40)
                .containsEntry(PASSING, 0.0);
        assertThat(control.finding())
                .isEqualTo(
                        "the effect overall +" + String.format("%.3f", delta).substring(1)
                                + ", p = .050; the rule gives at least this verdict in 0 % of 39 permutations of what is correct");
        assertThat(control.verdict().orElseThrow()).isIn(VerdictKind.FAIL, VerdictKind.INSUFFICIENT);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void theLowerTailCountsAsWell() {
        ControlEvidence control = control(Judge.judge(
                c1(), new Designed().attention((layer, row) -> -row.error()).columns()));
        assertThat(control.figures()).containsEntry("p over permutations (the effect overall)", 2.0 / 40);
        assertThat(control.finding()).contains("; the rule gives partial or better in 0 % of 39 permutations");
    }

    @Test
    void noEffectIsOneOfThePermutations() {
        ControlEvidence control = control(Judge.judge(c1(), new Designed().columns()));
        assertThat(control.figures().get("p over permutations (the effect overall)"))
                .isGreaterThan(0.1)
                .isLessThanOrEqualTo(1);
    }

    @Test
    void flagsARuleThatStrataMeetByThemselves() {
        // All of the effect is that of the place: it stays when errors are permuted within places.
        Verdict verdict = Judge.judge(
                c1(),
                new Designed()
                        .errors(row -> row.position() < 20 ? 0.2 : 0.8)
                        .attention((layer, row) -> row.position() < 20 ? 0 : 1.5)
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        ControlEvidence control = control(verdict);
        assertThat(control.verdict()).contains(VerdictKind.PASS);
        assertThat(control.figures()).containsEntry(PASSING, 1.0);
        assertThat(control.figures().get("p over permutations (the effect overall)"))
                .isGreaterThan(0.05);
        assertThat(control.finding()).endsWith("at least this verdict in 100 % of 39 permutations of what is correct");
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES", "CONTROL_ALSO_PASSES");
        assertThat(verdict.flags().get(1).because()).isEqualTo(control.finding());
    }

    @Test
    void strataAreThoseOfTheTokenFrequencyToo() {
        Verdict verdict = Judge.judge(
                c1(),
                new Designed()
                        .tokens(random -> random.nextBoolean() ? random.nextInt(4) : 4 + random.nextInt(60))
                        .errors(row -> row.token() < 4 ? 0.2 : 0.8)
                        .attention((layer, row) -> row.token() < 4 ? 0 : 1.5)
                        .columns());
        assertThat(control(verdict).figures()).containsEntry(PASSING, 1.0);
        assertThat(verdict.has(FlagKind.CONTROL_ALSO_PASSES)).isTrue();
    }

    @Test
    void aReversalOfAllPositionsIsNothingOfErrors() {
        Effect reversed = (layer, row) -> layer <= 3 ? -0.6 : 0.6;
        Verdict verdict =
                Judge.judge(c2(), new Designed().coupling(reversed, reversed).columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        ControlEvidence control = control(verdict);
        assertThat(control.figures())
                .containsEntry(PASSING, 1.0)
                .containsOnlyKeys(
                        "incorrect minus correct, up to the change point",
                        "p over permutations (incorrect minus correct, up to the change point)",
                        "incorrect minus correct, after the change point",
                        "p over permutations (incorrect minus correct, after the change point)",
                        PASSING);
        assertThat(control.figures().get("incorrect minus correct, after the change point"))
                .isCloseTo(0, within(0.06));
        assertThat(control.figures().get("p over permutations (incorrect minus correct, after the change point)"))
                .isGreaterThan(0.05);
        assertThat(verdict.has(FlagKind.CONTROL_ALSO_PASSES)).isTrue();
    }

    @Test
    void aReversalAtErrorsIsParticularToThem() {
        Effect atErrors = (layer, row) -> (layer <= 3 ? -0.6 : 0.6) * (2 * row.error() - 1);
        Verdict verdict =
                Judge.judge(c2(), new Designed().coupling(atErrors, atErrors).columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        ControlEvidence control = control(verdict);
        // Spearman's rho of .6/√1.36 is .497 at errors, and as much below 0 elsewhere.
        assertThat(control.figures().get("incorrect minus correct, up to the change point"))
                .isCloseTo(-0.99, within(0.1));
        assertThat(control.figures().get("incorrect minus correct, after the change point"))
                .isCloseTo(0.99, within(0.1));
        assertThat(control.figures())
                .containsEntry("p over permutations (incorrect minus correct, up to the change point)", 0.05)
                .containsEntry("p over permutations (incorrect minus correct, after the change point)", 0.05)
                .containsEntry(PASSING, 0.0);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
    }

    @Test
    void anInteractionAtErrorsIsParticularToThem() {
        Effect atErrors = (layer, row) -> 0.8 * row.error();
        Constraint c4 = Claims.c4(Claims.quick(
                        "C4", Claims.INTERACTION.by(Claims.INTERACTION.effect().inCellsOfAtLeast(40, 10)))
                .checkedAgainst(permutedLabels(19)));
        Verdict verdict = Judge.judge(
                c4, new Designed().layers(4).product(atErrors, atErrors).columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ControlEvidence control = control(verdict);
        double pooled = Claims.effect(verdict).value();
        assertThat(pooled).isGreaterThan(0.5);
        assertThat(control.figures().get("incorrect minus correct, overall")).isCloseTo(pooled, within(0.35));
        assertThat(control.figures()).containsEntry("p over permutations (incorrect minus correct, overall)", 0.1);
        Effect everywhere = (layer, row) -> 0.8;
        Verdict common = Judge.judge(
                c4, new Designed().layers(4).product(everywhere, everywhere).columns());
        assertThat(control(common).figures().get("incorrect minus correct, overall"))
                .isCloseTo(0, within(0.35));
        assertThat(common.has(FlagKind.CONTROL_ALSO_PASSES)).isTrue();
    }

    @Test
    void theSameSeedGivesTheSamePermutations() {
        Effect reversed = (layer, row) -> layer <= 3 ? -0.3 : 0.3;
        SyntheticColumns columns = new Designed().coupling(reversed, reversed).columns();
        assertThat(Judge.judge(c2(), columns)).isEqualTo(Judge.judge(c2(), columns));
        Constraint otherSeed =
                Claims.c2(Claims.quick("C2", Claims.COUPLING).withSeed(8).checkedAgainst(permutedLabels(39)));
        assertThat(control(Judge.judge(otherSeed, columns)).figures())
                .isNotEqualTo(control(Judge.judge(c2(), columns)).figures());
    }
}
