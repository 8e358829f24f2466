package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observables;

class CorrelationVerdictTest {

    private static Verdict judge(Planted planted) {
        return Judge.judge(Claims.c2(), planted.columns());
    }

    @Test
    void passesWhereTheSignIsPlantedToReverse() {
        Verdict verdict = judge(Planted.nothing().coupling(l -> l <= 6 ? -0.4 : 0.4));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.id()).isEqualTo("lens-entropy-before-with-lens-surprisal-change");
        assertThat(clause.figures())
                .containsEntry("change point", 6.0)
                .containsEntry("layers a side has at least", 2.0)
                .containsEntry("sign changes", 1.0)
                .containsEntry("contradicting layers", 0.0)
                .containsEntry("sign up to the change point", -1.0);
        assertThat(clause.figures().get("p over layer orders")).isLessThan(0.05);
        // Pearson .4/√1.16 = .371; Spearman of normals is (6/π)·asin(ρ/2).
        double rho = 6 / Math.PI * Math.asin(0.4 / Math.sqrt(1.16) / 2);
        assertThat(clause.overall()).hasEntrySatisfying("after the change point", e -> {
            assertThat(e.value()).isCloseTo(rho, within(0.02));
            assertThat(e.ciLow()).isPositive();
            assertThat(e.selfLabels()).isCloseTo(rho, within(0.02));
        });
        Estimate seventh = clause.layers().get(6).estimate();
        assertThat(seventh.value()).isCloseTo(rho, within(0.06));
        assertThat(seventh.selfLabels()).isCloseTo(rho, within(0.06));
        assertThat(verdict.because()).contains("up to block 6 and 10 positive after it");
        assertThat(verdict.keyFigure()).startsWith("pooled ρ -.").contains("up to block 6, +.");
    }

    @Test
    void printsWhatIsParticularToErrorsAndTheOtherReading() {
        Verdict verdict = judge(Planted.nothing().coupling(l -> l <= 6 ? -0.4 : 0.4));
        assertThat(verdict.evidence().clauses())
                .extracting(ClauseEvidence::id)
                .containsExactly(
                        "lens-entropy-before-with-lens-surprisal-change",
                        "lens-entropy-before-with-lens-surprisal-change-incorrect-minus-correct",
                        "lens-entropy-with-lens-surprisal-change");
        ClauseEvidence difference = verdict.evidence().clauses().get(1);
        assertThat(difference.overall()).hasEntrySatisfying("overall", e -> {
            assertThat(e.value()).isCloseTo(0, within(0.03));
            assertThat(e.label()).isIn(Label.NULL, Label.UNRESOLVED);
        });
    }

    @Test
    void isPartialWhereOnlyTheFirstBlockHasTheOtherSign() {
        Verdict verdict = judge(Planted.nothing().coupling(l -> l == 1 ? -0.4 : 0.4));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.because()).startsWith("Partial: ").contains("1 change of sign");
    }

    @Test
    void failsWhereNothingReverses() {
        Verdict verdict = judge(Planted.nothing().coupling(l -> 0.4));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because()).contains("0 of 16 layers able to reach the negative floor");
    }

    @Test
    void failsWhereTheSignAlternates() {
        Verdict verdict = judge(Planted.nothing().coupling(l -> l / 3 % 2 == 0 ? -0.4 : 0.4));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because()).contains("5 changes of sign");
    }

    @Test
    void isInsufficientWhereTheDataDoNotSay() {
        Verdict verdict = judge(Planted.nothing().sized(31, 25).coupling(l -> l <= 6 ? -0.04 : 0.04));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).startsWith("Insufficient: unresolved");
    }

    @Test
    void aConstantLayerLeavesTheChangePointUndefined() {
        SyntheticColumns columns = Planted.nothing().columns().filled(Observables.LENS_ENTROPY, 2);
        Verdict verdict = Judge.judge(Claims.c2(), columns);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because())
                .contains("no correlation at layer 1: lens entropy before the block is 2.000 at all")
                .endsWith("; and 13 more reasons like this.");
        assertThat(verdict.evidence().clauses().get(0).layers())
                .extracting(LayerEstimate::layer)
                .startsWith(1, 2, 3);
    }

    @Test
    void isIndifferentToTheLensAfterTheLastBlock() {
        // Entropy before the block never reads depth L; only the other reading does.
        SyntheticColumns columns = Planted.nothing().columns().with(Observables.LENS_ENTROPY, 16, 5, Double.NaN);
        Verdict verdict = Judge.judge(Claims.c2(), columns);
        assertThat(verdict.because()).doesNotContain("NaN");
        assertThat(verdict.evidence().clauses().get(2).layers().get(15).note()).contains("NaN or infinite");
    }

    @Test
    void threeBlocksLeaveNoRoom() {
        Verdict verdict = judge(Planted.nothing().layers(3));
        assertThat(verdict.because())
                .startsWith("Insufficient: 3 blocks, at least 4 needed; 3 blocks leave no room for two sides of 2");
    }
}
