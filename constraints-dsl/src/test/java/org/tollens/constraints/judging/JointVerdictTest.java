package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.Constraints.*;
import static org.tollens.constraints.rule.Conditions.*;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;

/** Claims that have to hold together. */
class JointVerdictTest {
    private static final SyntheticColumns COLUMNS = new Designed()
            .layers(4)
            .tokens(random -> random.nextInt(3) == 0 ? 17 : random.nextInt(60))
            .attention((layer, row) -> row.token() == 17 ? 1.5 * row.error() : 0)
            .columns();

    private static Ruling attention(String statement) {
        return Claims.quick(statement, Claims.ATTENTION);
    }

    /** The same effect, and rules that make of it what is wanted. */
    private static Constraint thatIs(VerdictKind kind, Ruling ruling) {
        return switch (kind) {
            case PASS ->
                ruling.passesWhen(overall().isPositive()).failsWhen(overall().isNull());
            case PARTIAL ->
                ruling.passesWhen(overall().isNegative())
                        .isPartialWhen(overall().isPositive())
                        .failsWhen(overall().isNull());
            case FAIL ->
                ruling.passesWhen(overall().isNegative()).failsWhen(overall().isPositive());
            case INSUFFICIENT ->
                ruling.needsAtLeastDocuments(1000)
                        .passesWhen(overall().isPositive())
                        .failsWhen(overall().isNull());
        };
    }

    private static Constraint jointly(Joint.Part... parts) {
        return constraint("All of them hold")
                .noting("Together")
                .jointly(parts)
                .passesWhen(everyPartPasses())
                .isPartialWhen(everyPartPassesOrIsPartial())
                .failsWhen(somePartFails());
    }

    private static VerdictKind expected(Set<VerdictKind> kinds) {
        for (VerdictKind worst : List.of(VerdictKind.FAIL, VerdictKind.INSUFFICIENT, VerdictKind.PARTIAL)) {
            if (kinds.contains(worst)) {
                return worst;
            }
        }
        return VerdictKind.PASS;
    }

    @Test
    void everyCombinationOfThreeParts() {
        Map<VerdictKind, Constraint> claims = new EnumMap<>(VerdictKind.class);
        for (VerdictKind kind : VerdictKind.values()) {
            claims.put(kind, thatIs(kind, attention("It is " + kind)));
        }
        Judge judge = new Judge(COLUMNS);
        for (VerdictKind a : VerdictKind.values()) {
            for (VerdictKind b : VerdictKind.values()) {
                for (VerdictKind c : VerdictKind.values()) {
                    Verdict verdict = judge.judge(jointly(
                            part("A", java.util.Objects.requireNonNull(claims.get(a))),
                            part("B", java.util.Objects.requireNonNull(claims.get(b))),
                            part("C", java.util.Objects.requireNonNull(claims.get(c)))));
                    Set<VerdictKind> kinds = new LinkedHashSet<>(List.of(a, b, c));
                    assertThat(verdict.kind()).as(verdict.because()).isEqualTo(expected(kinds));
                    assertThat(verdict.keyFigure()).isEqualTo("A %s, B %s, C %s", word(a), word(b), word(c));
                }
            }
        }
    }

    private static String word(VerdictKind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void carriesTheFlagsOfItsPartsAndWhoseTheyAre() {
        Constraint driven = thatIs(VerdictKind.PASS, attention("A").checkedAgainst(tokenTypes()));
        Constraint alone = thatIs(VerdictKind.PASS, attention("B"));
        Constraint other = thatIs(VerdictKind.PARTIAL, attention("C").checkedAgainst(tokenTypes()));
        Verdict verdict = Judge.judge(jointly(part("A", driven), part("B", alone), part("C", other)), COLUMNS);
        assertThat(verdict.flags())
                .containsExactly(
                        new Flag(FlagKind.FEW_SOURCES, "of A, B, C"), new Flag(FlagKind.TOKEN_DRIVEN, "of A, C"));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.because())
                .isEqualTo("Partial: A pass, B pass, C partial; of 3 parts 2 passed, 1 partial, all passed needed.");
        assertThat(verdict.evidence().controls()).isEmpty();
        List<String> notes = verdict.evidence().clauses().get(0).notes();
        Verdict first = Judge.judge(driven, COLUMNS);
        assertThat(notes).hasSize(4).startsWith("Together", "A pass [FEW_SOURCES, TOKEN_DRIVEN]: " + first.keyFigure());
        Verdict many = Judge.judge(
                jointly(part("A", alone), part("B", thatIs(VerdictKind.PARTIAL, attention("C")))),
                new Designed()
                        .layers(4)
                        .sources(30)
                        .attention((layer, row) -> row.error())
                        .columns());
        assertThat(many.flags()).isEmpty();
        assertThat(many.evidence().clauses().get(0).notes().get(1)).startsWith("A pass: 4 of 4 layers positive");
    }

    @Test
    void isJudgedAtTheLargestLevelOfItsParts() {
        Constraint strict = thatIs(VerdictKind.PASS, attention("A"));
        Constraint lenient = thatIs(VerdictKind.FAIL, attention("B").withFamilyWiseLevel(0.05));
        Verdict verdict = Judge.judge(jointly(part("A", strict), part("B", lenient)), COLUMNS);
        assertThat(verdict.evidence().familyWiseLevel()).isEqualTo(0.05);
        assertThat(verdict.evidence().documents()).isEqualTo(40);
        assertThat(verdict.evidence().positions()).isEqualTo(1600);
        assertThat(verdict.evidence().method()).isEqualTo("Intersection-union: each part is judged at its own level");
        assertThat(verdict.because()).isEqualTo("Fail: A pass, B fail; of 2 parts 1 passed, 1 failed.");
        assertThat(verdict.evidence().clauses().get(0).figures()).hasSize(VerdictKind.values().length);
        assertThat(Judge.judge(jointly(part("A", strict), part("B", thatIs(VerdictKind.PASS, attention("C")))), COLUMNS)
                        .because())
                .isEqualTo("Pass: A pass, B pass; of 2 parts 2 passed.");
    }

    @Test
    void changesNothingInItsParts() {
        Constraint part = thatIs(VerdictKind.PASS, attention("A").checkedAgainst(tokenTypes(), selfLabels()));
        Constraint other = Claims.c2(Claims.quick("C2", Claims.COUPLING).checkedAgainst(selfLabels()));
        Constraint joint = jointly(part("A", part), part("B", other));
        Judge together = new Judge(COLUMNS);
        Verdict before = together.judge(joint);
        assertThat(together.judge(part)).isEqualTo(Judge.judge(part, COLUMNS));
        assertThat(together.judge(other)).isEqualTo(Judge.judge(other, COLUMNS));
        assertThat(together.judge(joint)).isSameAs(before).isEqualTo(Judge.judge(joint, COLUMNS));
        assertThat(together.judge(part)).isSameAs(together.judge(part));
    }
}
