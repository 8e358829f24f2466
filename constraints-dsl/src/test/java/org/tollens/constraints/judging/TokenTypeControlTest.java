package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.tokenTypes;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Designed.Effect;

/** Words are a sample too: whether an effect outlives intervals over token types, and which tokens carry it. */
class TokenTypeControlTest {
    private static final int CARRIER = 17;

    private static Constraint c1() {
        return Claims.c1(Claims.quick("C1", Claims.ATTENTION).checkedAgainst(tokenTypes()));
    }

    private static ControlEvidence control(Verdict verdict) {
        assertThat(verdict.evidence().controls())
                .extracting(ControlEvidence::id)
                .containsExactly("token-types");
        return verdict.evidence().controls().get(0);
    }

    /** A third of the rows have one token, and attention follows errors nowhere else. */
    private static Designed carried() {
        return new Designed()
                .tokens(TokenTypeControlTest::often)
                .attention((layer, row) -> row.token() == CARRIER ? 1.5 * row.error() : 0);
    }

    private static int often(Random random) {
        return random.nextInt(3) == 0 ? CARRIER : random.nextInt(60);
    }

    @Test
    void namesTheTokenThatCarriesTheEffect() {
        Verdict verdict = Judge.judge(c1(), carried().columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES", "TOKEN_DRIVEN");
        ControlEvidence control = control(verdict);
        assertThat(control.verdict().orElseThrow()).isIn(VerdictKind.INSUFFICIENT, VerdictKind.FAIL);
        assertThat(control.finding())
                .matches("with intervals over documents and token types the rule gives (fail|insufficient); the effect"
                        + " overall \\(\\+\\.\\d+\\) rests on about [1-4] token types, first of all 'word-17', 'word-\\d+',"
                        + " 'word-\\d+', 'word-\\d+', 'word-\\d+'; without the first it is [+-]\\.\\d+, without the 10"
                        + " heaviest [+-]\\.\\d+; more documents will not help, more varied text would");
        assertThat(verdict.flags().get(1).because()).isEqualTo(control.finding());
        assertThat(control.figures())
                .containsOnlyKeys(
                        "G* (overall)",
                        "SE over token types / over documents (overall)",
                        "overall without the heaviest token type",
                        "overall without the 10 heaviest token types");
        assertThat(control.figures().get("G* (overall)")).isBetween(1.0, 4.0);
        assertThat(control.figures().get("SE over token types / over documents (overall)"))
                .isGreaterThan(2);
        assertThat(control.figures().get("overall without the heaviest token type"))
                .isCloseTo(0, within(0.12));
        ClauseEvidence twoWay = control.clauses().get(0);
        assertThat(twoWay.id()).isEqualTo("attention-concentration-over-token-types");
        assertThat(twoWay.sentence()).endsWith(", with intervals over documents and token types");
        Estimate documents = verdict.evidence().clauses().get(0).layers().get(0).estimate();
        Estimate both = twoWay.layers().get(0).estimate();
        assertThat(both.value()).isEqualTo(documents.value());
        assertThat(both.standardError()).isGreaterThan(2 * documents.standardError());
    }

    @Test
    void anEffectOfAllTokensStays() {
        Verdict verdict = Judge.judge(
                c1(), new Designed().attention((layer, row) -> row.error()).columns());
        assertThat(verdict.flagIds()).containsExactly("FEW_SOURCES");
        ControlEvidence control = control(verdict);
        assertThat(control.verdict()).contains(VerdictKind.PASS);
        assertThat(control.finding()).doesNotContain("more documents will not help");
        double overall = Claims.effect(verdict).value();
        assertThat(control.figures().get("overall without the heaviest token type"))
                .isNotEqualTo(overall)
                .isCloseTo(overall, within(0.05));
        assertThat(control.figures().get("overall without the 10 heaviest token types"))
                .isCloseTo(overall, within(0.1));
        assertThat(control.figures().get("G* (overall)")).isGreaterThan(5);
    }

    @Test
    void aLowerVerdictIsEnough() {
        // Five layers hold for all tokens, three for one token only: the claim passes, and is partial over tokens.
        Effect mixed = (layer, row) -> layer <= 3 ? 1.2 * row.error() : row.token() == CARRIER ? 1.5 * row.error() : 0;
        Verdict verdict = Judge.judge(
                c1(),
                new Designed()
                        .tokens(TokenTypeControlTest::often)
                        .attention(mixed)
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(control(verdict).verdict()).contains(VerdictKind.PARTIAL);
        assertThat(verdict.has(FlagKind.TOKEN_DRIVEN)).isTrue();
    }

    @Test
    void aClaimWithTwoWayIntervalsIsItsOwnControl() {
        Constraint robust = Claims.c1(Claims.quick("C1r", Claims.ATTENTION)
                .withIntervalsOverDocumentsAndTokenTypes()
                .checkedAgainst(tokenTypes()));
        Verdict verdict = Judge.judge(robust, carried().columns());
        ControlEvidence literal = control(Judge.judge(c1(), carried().columns()));
        assertThat(verdict.kind()).isEqualTo(literal.verdict().orElseThrow());
        assertThat(control(verdict).verdict()).contains(verdict.kind());
        assertThat(control(verdict).clauses()).isEmpty();
        assertThat(control(verdict).figures()).isEqualTo(literal.figures());
        assertThat(verdict.has(FlagKind.TOKEN_DRIVEN)).isFalse();
        assertThat(verdict.evidence().method())
                .isEqualTo("Simultaneous intervals at 99 % over 40 documents and token types (two-way standard errors,"
                        + " critical value from products of Poisson weights), 999 replicates, seed 20260101");
        assertThat(verdict.evidence().clauses().get(0).layers())
                .isEqualTo(literal.clauses().get(0).layers());
    }

    @Test
    void aReversalIsFollowedAtTheChangePointOfTheData() {
        Effect reversed = (layer, row) -> row.token() == CARRIER ? (layer <= 3 ? -0.9 : 0.9) : layer <= 2 ? -0.3 : 0.3;
        Verdict verdict = Judge.judge(
                Claims.c2(Claims.quick("C2", Claims.COUPLING).checkedAgainst(tokenTypes())),
                new Designed()
                        .tokens(TokenTypeControlTest::often)
                        .coupling(reversed, reversed)
                        .columns());
        ControlEvidence control = control(verdict);
        assertThat(control.figures())
                .hasSize(8)
                .containsKeys("G* (up to the change point)", "G* (after the change point)");
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        double after = Claims.figure(control, "after the change point without the heaviest token type");
        assertThat(after)
                .isPositive()
                .isLessThan(Claims.effect(clause, "after the change point").value());
        // Shown as a correlation: entropy with its own multiple and noise of standard deviation 1 gives .28.
        assertThat(after).isCloseTo(0.28, within(0.06));
        assertThat(control.finding())
                .contains("the effect up to the change point (-.")
                .contains("; the effect after the change point (+.");
    }

    @Test
    void aChangeOfSurprisalHasNextTokensToo() {
        // Rows differ in their next tokens only: what they carry is found among the types of these.
        Effect product = (layer, row) -> 0.8;
        Verdict verdict = Judge.judge(
                Claims.c4(Claims.quick(
                                "C4",
                                Claims.INTERACTION.by(
                                        Claims.INTERACTION.effect().inCellsOfAtLeast(40, 10)))
                        .checkedAgainst(tokenTypes())),
                new Designed()
                        .tokens(random -> random.nextInt(30))
                        .product(product, product)
                        .columns());
        ControlEvidence control = control(verdict);
        assertThat(control.verdict()).contains(VerdictKind.PASS);
        assertThat(control.figures()).containsKey("overall without the heaviest token type");
        assertThat(control.finding()).containsPattern("rests on about \\d+ (token types|types of next tokens)");
        assertThat(control.figures().get("overall without the 10 heaviest token types"))
                .isGreaterThan(0.3);
    }

    @Test
    void theComparisonCarriesAConvergence() {
        Effect atTheEighth = (layer, row) -> layer == 8 && row.token() == CARRIER ? 3 * row.error() : 0;
        Effect reversed = (layer, row) -> layer <= 8 ? -0.6 : 0.6;
        Verdict verdict = Judge.judge(
                Claims.c3(Claims.quick("C3", Claims.DEPTHS).checkedAgainst(tokenTypes())),
                new Designed()
                        .layers(16)
                        .tokens(TokenTypeControlTest::often)
                        .attention(atTheEighth)
                        .coupling(reversed, reversed)
                        .columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        assertThat(control(verdict).verdict()).contains(VerdictKind.INSUFFICIENT);
        assertThat(control(verdict).finding()).contains("the effect overall (+.");
        assertThat(verdict.has(FlagKind.TOKEN_DRIVEN)).isTrue();
    }
}
