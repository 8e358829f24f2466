package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.convergenceOf;
import static org.tollens.constraints.Constraints.highestPeakOf;
import static org.tollens.constraints.Constraints.skipLoss;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.statistics.BootstrapWeights;
import org.tollens.statistics.DepthAgreement;
import org.tollens.statistics.PercentileWidening;

class ConvergenceVerdictTest {

    private static IntToDoubleFunction peakAt(int layer, double height) {
        return l -> height * Math.max(0, 1 - 0.2 * Math.abs(l - layer));
    }

    private static Planted signals(int attention, int change, int pruning) {
        return Planted.nothing()
                .sized(60, 80)
                .attention(l -> l == attention ? 1.2 : l == attention - 1 ? 0.4 : 0)
                .coupling(l -> l <= change ? -0.4 : 0.4)
                .skipLoss(peakAt(pruning, 0.5));
    }

    private static Verdict judge(Planted planted) {
        return Judge.judge(Claims.c3(), planted.columns().measuredOn(Observables.SKIP_SURPRISAL, 40));
    }

    @Test
    void passesWhereTheThreeAreInOnePlace() {
        Verdict verdict = judge(signals(8, 8, 8));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence whole = verdict.evidence().clauses().get(0);
        assertThat(whole.id()).isEqualTo("critical-depth");
        assertThat(whole.layers()).isEmpty();
        assertThat(whole.figures())
                .containsEntry("u of the strongest positive layer", 7 / 15.0)
                .containsEntry("u of the change point", 7.5 / 15)
                .containsEntry("u of the interior peak", 7 / 15.0)
                .containsEntry("P(W <= .135)", 1.0)
                .containsEntry("P(W > .3)", 0.0);
        assertThat(whole.overall()).hasEntrySatisfying("overall", e -> {
            assertThat(e.value()).isCloseTo(0.5 / 15, within(1e-9));
            assertThat(e.ciLow()).isLessThanOrEqualTo(e.value());
            assertThat(e.label()).isEqualTo(Label.POSITIVE);
            assertThat(e.pAdjusted()).isLessThan(0.05);
        });
        assertThat(verdict.evidence().clauses())
                .extracting(ClauseEvidence::id)
                .containsExactly(
                        "critical-depth",
                        "attention-concentration",
                        "lens-entropy-before-with-lens-surprisal-change",
                        "skip-loss");
        ClauseEvidence skip = verdict.evidence().clauses().get(3);
        assertThat(skip.layers().get(7).estimate().value()).isCloseTo(0.5, within(0.05));
        assertThat(skip.layers().get(7).estimate().documents()).isEqualTo(40);
        assertThat(verdict.keyFigure()).matches("W = \\.033 \\(p = \\.0\\d\\d\\)");
    }

    @Test
    void isPartialWhereTheRangeIsBroader() {
        Verdict verdict = judge(signals(8, 10, 11));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.because()).contains("W = .200").contains("depths .467 (attention)");
    }

    @Test
    void saysWhenAPartialCannotBeToldFromChance() {
        Verdict verdict = judge(signals(6, 10, 10));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.because()).contains("not distinguishable from chance");
    }

    @Test
    void failsWhereTheThreeAreFarApart() {
        Verdict verdict = judge(signals(3, 8, 13));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because()).startsWith("Fail: P(W > .3) = 1.000");
    }

    @Test
    void isInsufficientBelowSixteenBlocks() {
        Verdict verdict = judge(signals(6, 6, 6).layers(12));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).startsWith("Insufficient: 12 blocks, at least 16 needed");
        assertThat(verdict.evidence().clauses().get(0).figures()).containsKey("W");
    }

    @Test
    void isInsufficientWithoutAPositiveLayerOrAnInteriorPeak() {
        Verdict verdict =
                judge(Planted.nothing().coupling(l -> l <= 8 ? -0.4 : 0.4).skipLoss(l -> 10.0 / l));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because())
                .contains("no layer of the comparison is labelled positive")
                .contains("has no interior peak over layers");
    }

    @Test
    void asksForDocumentsWithSkipLosses() {
        Verdict verdict =
                Judge.judge(Claims.c3(), signals(8, 8, 8).columns().measuredOn(Observables.SKIP_SURPRISAL, 20));
        assertThat(verdict.because())
                .isEqualTo("Insufficient: 20 documents have all positions with the loss added by skipping the block, at"
                        + " least 30 needed.");
    }

    @Test
    void thePlainArgmaxMayBeTheFirstBlock() {
        Planted planted =
                signals(8, 8, 8).skipLoss(l -> l == 1 ? 2 : peakAt(8, 0.5).applyAsDouble(l));
        Convergence anyBlock =
                convergenceOf(Claims.ATTENTION, Claims.COUPLING, highestPeakOf(skipLoss(), allPositions()));
        Constraint claim = Claims.c3(Claims.quick("any block may hurt most", anyBlock));
        ClauseEvidence any =
                Judge.judge(claim, planted.columns()).evidence().clauses().get(0);
        ClauseEvidence interior =
                Judge.judge(Claims.c3(), planted.columns()).evidence().clauses().get(0);
        assertThat(interior.figures()).containsEntry("u of the interior peak", 7 / 15.0);
        assertThat(any.figures())
                .containsEntry("u of the interior peak", 0.0)
                .containsEntry("p of W", DepthAgreement.p(0.5, 16, 2, false));
    }

    @Test
    void drawsAreMovedAsFarAsFewDocumentsAskFor() {
        Columns columns = signals(8, 8, 8)
                .sized(40, 60)
                .attention(l -> l == 8 ? 0.65 : l == 3 ? 0.55 : 0)
                .columns();
        double plain = shareWithTheLaterLayer(columns, 1);
        double widened = shareWithTheLaterLayer(columns, PercentileWidening.factor(40, 0.95));
        assertThat(plain).as("data on which it matters").isBetween(0.6, 0.999).isNotEqualTo(widened);
        ClauseEvidence whole =
                Judge.judge(Claims.c3(), columns).evidence().clauses().get(0);
        assertThat(whole.figures()).containsEntry("P(W <= .135)", widened);
    }

    /** Change and peak are firm at block 8, so the range is narrow in the draws in which attention is strongest there too. */
    private static double shareWithTheLaterLayer(Columns columns, double widening) {
        List<Member> layers = new EffectSource(new Frame(columns))
                .of(Claims.ATTENTION, Reading.PLAIN)
                .layers();
        int[] oneStratum = new int[40];
        Arrays.fill(oneStratum, 1);
        BootstrapWeights draws = BootstrapWeights.stratified(
                oneStratum,
                Claims.c3().precision().replicates(),
                Claims.c3().precision().seed());
        long later = IntStream.range(0, draws.replicates())
                .mapToObj(draws::replicate)
                .filter(weights -> moved(layers.get(7), weights, widening) > moved(layers.get(2), weights, widening))
                .count();
        return (double) later / draws.replicates();
    }

    private static double moved(Member member, int[] weights, double widening) {
        return member.value() + widening * member.sums().shift(weights);
    }
}
