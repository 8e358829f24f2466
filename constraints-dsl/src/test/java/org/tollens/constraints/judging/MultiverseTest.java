package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.Constraints.*;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.evidence.Variant;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observables;

/** The verdict under other reasonable choices, shown beside the one that counts. */
class MultiverseTest {
    private static final SyntheticColumns COLUMNS = new Designed()
            .layers(4)
            .attention((layer, row) -> row.error())
            .columns()
            .with(Observables.ATTENTION_HERFINDAHL, new double[4][1600])
            .filled(Observables.ATTENTION_HERFINDAHL, 0.5);

    private static Ruling attention() {
        return Claims.quick("C1", Claims.ATTENTION);
    }

    @Test
    void eachRowIsJudgedByTheSameRule() {
        Constraint claim = Claims.c1(attention()
                .alsoJudgedWith(
                        "concentration within strata",
                        Claims.ATTENTION.by(cliffsDelta().within(positionBins(4))))
                .alsoJudgedWith("entropy", Claims.ATTENTION.of(lensEntropy()))
                .alsoJudgedWith("excess", Claims.ATTENTION.by(cliffsDelta().inExcessOfSelfLabels()))
                .alsoJudgedWith("Herfindahl", Claims.ATTENTION.of(attentionHerfindahl())));
        Verdict verdict = Judge.judge(claim, COLUMNS);
        List<Variant> rows = verdict.evidence().multiverse();
        assertThat(rows)
                .extracting(Variant::choice)
                .containsExactly("concentration within strata", "entropy", "excess", "Herfindahl");
        assertThat(rows.get(0).verdict()).isEqualTo(VerdictKind.PASS);
        assertThat(rows.get(0).keyFigure()).startsWith("4 of 4 layers positive, overall δ +.");
        assertThat(rows.get(0).because())
                .startsWith("Pass: overall δ = +.")
                .endsWith("0 of 4 layers negative (0 %), for these 4 sources.");
        assertThat(rows.get(1).verdict()).isIn(VerdictKind.FAIL, VerdictKind.INSUFFICIENT);
        assertThat(rows.get(2).verdict()).isEqualTo(VerdictKind.PASS);
        assertThat(rows.get(3).verdict()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(rows.get(3).keyFigure())
                .startsWith("no comparison at any layer: attention Herfindahl index is .500 at all ");
        assertThat(rows.get(3).because()).startsWith("Insufficient: no comparison at any layer: ");
        Verdict alone = Judge.judge(Claims.c1(attention()), COLUMNS);
        assertThat(verdict.kind()).isEqualTo(alone.kind());
        assertThat(verdict.because()).isEqualTo(alone.because());
        assertThat(verdict.flags()).isEqualTo(alone.flags());
        assertThat(verdict.evidence().clauses()).isEqualTo(alone.evidence().clauses());
        assertThat(alone.evidence().multiverse()).isEmpty();
    }

    @Test
    void aRowIsWhatTheOtherClaimGives() {
        Constraint claim = Claims.c2(Claims.quick("C2", Claims.COUPLING)
                .alsoJudgedWith("after", Claims.COUPLING.of(lensEntropy()))
                .alsoJudgedWith("Pearson", Claims.COUPLING.by(pearson())));
        SyntheticColumns columns = new Designed()
                .coupling((layer, row) -> layer <= 3 ? -0.6 : 0.6, (layer, row) -> 0)
                .columns();
        List<Variant> rows = Judge.judge(claim, columns).evidence().multiverse();
        Verdict pearson = Judge.judge(Claims.c2(Claims.quick("x", Claims.COUPLING.by(pearson()))), columns);
        assertThat(rows.get(1))
                .isEqualTo(new Variant("Pearson", pearson.kind(), pearson.keyFigure(), pearson.because()));
        assertThat(rows.get(1).verdict()).isEqualTo(VerdictKind.PASS);
        assertThat(rows.get(0).verdict()).isNotEqualTo(VerdictKind.PASS);
    }

    @Test
    void aRowHasAGateOfItsOwn() {
        Constraint claim = Claims.c1(attention().alsoJudgedWith("entropy", Claims.ATTENTION.of(lensEntropy())));
        Verdict verdict = Judge.judge(claim, COLUMNS.with(Observables.LENS_ENTROPY, 2, 45, Double.NaN));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        Variant row = verdict.evidence().multiverse().get(0);
        assertThat(row.verdict()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(row.keyFigure()).isEqualTo("lens_entropy at layer 2 has 1 values that are NaN or infinite");
        assertThat(row.because())
                .isEqualTo("Insufficient: lens_entropy at layer 2 has 1 values that are NaN or infinite, the first in"
                        + " document doc-1 at position 13.");
    }
}
