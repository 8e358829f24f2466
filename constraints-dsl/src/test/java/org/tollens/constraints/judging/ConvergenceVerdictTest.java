package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.allPositions;
import static org.tollens.constraints.Constraints.convergenceOf;
import static org.tollens.constraints.Constraints.highestPeakOf;
import static org.tollens.constraints.Constraints.skipLoss;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.statistics.BootstrapWeights;
import org.tollens.statistics.ChangePoint;
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

    @Test
    void saysWhereTheThreeAreAndHowTheWidthIsToBeRead() {
        Verdict verdict = judge(signals(8, 10, 12));
        assertThat(verdict.evidence().clauses().get(0).notes())
                .contains("Strongest positive layer 8, change after block 10, interior peak at block 12")
                .anySatisfy(note -> assertThat(note).startsWith("Label of W: POSITIVE where the rule passes"));
    }

    @Test
    void theWidthsEstimateIsThatOfItsRule() {
        Estimate passed = width(judge(signals(8, 8, 8)));
        assertThat(passed.floor()).isEqualTo(0.135);
        assertThat(passed.n()).isEqualTo(60 * 80);
        assertThat(passed.documents()).isEqualTo(60);
        assertThat(passed.canReachPositive()).isTrue();
        assertThat(passed.canReachNegative()).isFalse();
        Estimate failed = width(judge(signals(3, 8, 13)));
        assertThat(failed.label()).isEqualTo(Label.NEGATIVE);
        assertThat(failed.canReachPositive()).isFalse();
        assertThat(failed.canReachNegative()).isTrue();
        assertThat(width(judge(signals(8, 10, 11))).label()).isEqualTo(Label.UNRESOLVED);
    }

    private static Estimate width(Verdict verdict) {
        return Claims.effect(verdict.evidence().clauses().get(0), "overall");
    }

    @Test
    void anEstimateWithoutIntervalsIsLabelledNothing() {
        Verdict verdict = Judge.judge(
                Claims.c3(),
                Planted.nothing()
                        .sized(9, 200)
                        .attention(l -> l == 8 ? 3 : 0)
                        .coupling(l -> l <= 8 ? -0.8 : 0.8)
                        .skipLoss(peakAt(8, 0.5))
                        .columns());
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        verdict.evidence().clauses().get(0).overall().values().forEach(estimate -> {
            assertThat(estimate.ciLow()).isNaN();
            assertThat(estimate.label()).isEqualTo(Label.UNRESOLVED);
        });
    }

    /** With attention strongest at 8 or at 3 the width is one of two, so its spread is known from how often it is either. */
    @Test
    void theStandardErrorIsTheSpreadOfTheDraws() {
        Columns columns = signals(8, 8, 8)
                .sized(40, 60)
                .attention(l -> l == 8 ? 0.65 : l == 3 ? 0.55 : 0)
                .columns();
        ClauseEvidence whole =
                Judge.judge(Claims.c3(), columns).evidence().clauses().get(0);
        double narrow = Objects.requireNonNull(whole.figures().get("P(W <= .135)"));
        double drawn = Claims.c3().precision().replicates();
        double spread = 5 / 15.0 * Math.sqrt(narrow * (1 - narrow) * drawn / (drawn - 1));
        Estimate estimate = Claims.effect(whole, "overall");
        assertThat(estimate.standardError()).isCloseTo(spread, within(1e-9));
        assertThat(estimate.ciLow()).isCloseTo(0.5 / 15, within(1e-9));
        assertThat(estimate.ciHigh()).isCloseTo(5.5 / 15, within(1e-9));
    }

    @Test
    void drawsWithoutAPeakCountAsBeyondNothingAndWithinNothing() {
        Columns columns = signals(8, 8, 8)
                .skipLoss(l -> 1 - 0.05 * l + (l == 8 ? 0.052 : 0))
                .columns()
                .measuredOn(Observables.SKIP_SURPRISAL, 40);
        Map<String, Double> figures =
                Judge.judge(Claims.c3(), columns).evidence().clauses().get(0).figures();
        double undefined = Objects.requireNonNull(figures.get("replicates with an undefined depth"));
        assertThat(undefined).isBetween(0.02, 0.98).isCloseTo(shareWithoutAPeak(columns), within(1e-12));
        assertThat(figures).containsEntry("P(W <= .135)", 1 - undefined).containsEntry("P(W > .3)", 0.0);
    }

    /** From means of documents, which are equally long here. */
    private static double shareWithoutAPeak(Columns columns) {
        double[][] means = new double[16][60];
        double[] output = columns.values(Observables.LENS_SURPRISAL, 16);
        for (int l = 0; l < 16; l++) {
            double[] skipped = columns.values(Observables.SKIP_SURPRISAL, l + 1);
            for (int row = 0; row < skipped.length; row++) {
                means[l][row / 80] += (skipped[row] - output[row]) / 80;
            }
        }
        int[] strata = new int[60];
        Arrays.fill(strata, 0, 40, 1);
        BootstrapWeights draws = BootstrapWeights.stratified(
                strata,
                Claims.c3().precision().replicates(),
                Claims.c3().precision().seed());
        double widening = PercentileWidening.factor(60, 0.95);
        long without = IntStream.range(0, draws.replicates())
                .filter(b -> org.tollens.statistics.InteriorPeak.find(Arrays.stream(means)
                                .mapToDouble(of -> drawn(of, draws.replicate(b), widening))
                                .toArray())
                        .isEmpty())
                .count();
        return (double) without / draws.replicates();
    }

    private static double drawn(double[] means, int[] weights, double widening) {
        double plain = Arrays.stream(means, 0, 40).average().orElseThrow();
        double drawn =
                IntStream.range(0, 40).mapToDouble(d -> weights[d] * means[d]).sum() / 40;
        return plain + widening * (drawn - plain);
    }

    @Test
    void onSelfLabelsThePeakIsTheModelsOwn() {
        Planted planted = signals(8, 10, 11);
        Columns columns = planted.columns();
        Estimate width = width(Judge.judge(Claims.c3(), columns));
        EffectSource source = new EffectSource(new Frame(columns));
        double[] z = source.of(Claims.COUPLING, Reading.SELF).layers().stream()
                .mapToDouble(Member::value)
                .toArray();
        List<Member> attention = source.of(Claims.ATTENTION, Reading.SELF).layers();
        List<Integer> positive = Judge.judge(Claims.c3(), columns).evidence().clauses().get(1).layers().stream()
                .filter(layer -> layer.estimate().label() == Label.POSITIVE)
                .map(LayerEstimate::layer)
                .toList();
        int strongest = positive.stream()
                .max(Comparator.comparingDouble(l -> attention.get(l - 1).value()))
                .orElseThrow();
        double expected = DepthAgreement.spread(
                DepthAgreement.ofPlace(strongest, 16),
                DepthAgreement.ofBoundary(ChangePoint.find(z, 2).after(), 16),
                DepthAgreement.ofPlace(11, 16));
        assertThat(width.selfLabels()).isEqualTo(expected);
    }

    @Test
    void whatIsKnownOfTheDepthsIsShownThoughTheyHaveNoWidth() {
        Verdict noPeak = judge(signals(8, 8, 8).skipLoss(l -> 10.0 / l));
        assertThat(noPeak.evidence().clauses().get(0).figures())
                .containsOnlyKeys("u of the strongest positive layer", "u of the change point")
                .containsEntry("u of the strongest positive layer", 7 / 15.0)
                .containsEntry("u of the change point", 7.5 / 15);
        Verdict noAttention = judge(signals(8, 8, 8).attention(l -> 0));
        assertThat(noAttention.evidence().clauses().get(0).figures())
                .containsOnlyKeys("u of the change point", "u of the interior peak")
                .containsEntry("u of the interior peak", 7 / 15.0);
    }

    @Test
    void documentsWithSkipLossesAreDrawnAmongThemselves() {
        Columns columns = signals(8, 8, 8)
                .sized(40, 60)
                .attention(l -> l == 8 ? 0.65 : l == 3 ? 0.55 : 0)
                .columns()
                .measuredOn(Observables.SKIP_SURPRISAL, 32);
        int[] strata = new int[40];
        Arrays.fill(strata, 0, 32, 1);
        double expected = shareWithTheLaterLayer(columns, PercentileWidening.factor(40, 0.95), strata);
        assertThat(Judge.judge(Claims.c3(), columns).evidence().clauses().get(0).figures())
                .containsEntry("P(W <= .135)", expected);
    }

    private static double shareWithTheLaterLayer(Columns columns, double widening) {
        int[] oneStratum = new int[40];
        Arrays.fill(oneStratum, 1);
        return shareWithTheLaterLayer(columns, widening, oneStratum);
    }

    /** Change and peak are firm at block 8, so the range is narrow in the draws in which attention is strongest there too. */
    private static double shareWithTheLaterLayer(Columns columns, double widening, int[] strata) {
        List<Member> layers = new EffectSource(new Frame(columns))
                .of(Claims.ATTENTION, Reading.PLAIN)
                .layers();
        BootstrapWeights draws = BootstrapWeights.stratified(
                strata,
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
