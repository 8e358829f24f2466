package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;

class InteractionVerdictTest {

    private static final Planted STUDY = Planted.nothing().layers(8).sized(60, 90);

    private static Verdict judge(Planted planted) {
        return Judge.judge(Claims.c4(), planted.columns());
    }

    @Test
    void passesWhereTheProductIsPlanted() {
        Verdict verdict = judge(STUDY.interaction(l -> 0.3));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.count(Label.POSITIVE)).isEqualTo(8);
        assertThat(clause.figures()).containsEntry("coverage", 1.0);
        assertThat(clause.notes()).contains("C4 is our reading of the source");
        assertThat(verdict.because()).contains("coverage 100 %");
        assertThat(clause.layers().get(0).estimate().selfLabels()).isPositive();
    }

    @Test
    void additiveEffectsAreNoInteraction() {
        Verdict verdict = judge(Planted.nothing().layers(8).sized(120, 160).coupling(l -> 1.0));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because()).contains("(null)");
    }

    @Test
    void isPartialWhereDeepLayersHaveNoHighEntropy() {
        Verdict verdict = judge(STUDY.sized(60, 220).interaction(l -> 0.3).entropyShift(l -> l <= 6 ? 0 : -6));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.because()).contains("coverage 75 %, at least 80 % needed");
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.layers()).hasSize(8);
        assertThat(clause.layers().get(7).estimate().value()).isNaN();
        assertThat(clause.layers().get(7).note()).startsWith("not evaluable: ").contains("positions in");
    }

    @Test
    void failsWhereBothSignsAreEquallyCommon() {
        Verdict verdict = judge(STUDY.interaction(l -> l % 2 == 0 ? 0.3 : -0.3));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
    }

    @Test
    void isInsufficientWhereTheDataDoNotSay() {
        Verdict verdict = judge(STUDY.sized(60, 50).interaction(l -> l == 1 ? 0.3 : 0.02));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).startsWith("Insufficient: unresolved");
    }

    @Test
    void isInsufficientWithoutCoverage() {
        Verdict verdict = judge(STUDY.sized(60, 16));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because())
                .isEqualTo(
                        "Insufficient: 0 of 8 layers have at least 200 positions and 30 documents in every cell, 25 %"
                                + " of the layers needed.");
    }
}
