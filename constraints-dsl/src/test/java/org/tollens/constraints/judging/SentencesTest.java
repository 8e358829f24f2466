package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.VerdictKind;

/** What a verdict says of itself, on evidence that is written down. */
class SentencesTest {
    private static final Frame FORTY = frame(40);
    private static final Frame SIX = frame(6);
    private static final Frame ONE = frame(1);

    private static Frame frame(int sources) {
        return new Frame(Planted.nothing().sources(sources).columns());
    }

    private static Estimate estimate(double value, Label label) {
        boolean up = label == Label.POSITIVE || label == Label.UNRESOLVED;
        return new Estimate(
                value,
                value - 0.02,
                value + 0.02,
                0.01,
                0.5,
                0.05,
                1000,
                60,
                label,
                up,
                label == Label.NEGATIVE,
                0.06,
                Double.NaN,
                Double.NaN);
    }

    /** The first layers positive, the next negative, the rest unresolved, and some that can't be estimated. */
    private static ClauseEvidence layers(String effect, int positive, int negative, int rest, int unknown) {
        List<LayerEstimate> layers = new ArrayList<>();
        IntStream.range(0, positive + negative + rest + unknown).forEach(i -> {
            Label label = i < positive ? Label.POSITIVE : i < positive + negative ? Label.NEGATIVE : Label.UNRESOLVED;
            double value = i >= positive + negative + rest
                    ? Double.NaN
                    : label == Label.POSITIVE ? 0.1 : label == Label.NEGATIVE ? -0.1 : 0.03;
            layers.add(new LayerEstimate(i + 1, estimate(value, label), ""));
        });
        Map<String, Estimate> overall = new LinkedHashMap<>();
        overall.put("overall", estimate(0.012, Label.UNRESOLVED));
        return new ClauseEvidence("x", "x", effect, layers, overall, Map.of(), List.of());
    }

    private static ClauseEvidence width(double p, Map<String, Double> more, Map<String, Estimate> overall) {
        Map<String, Double> figures = new LinkedHashMap<>(more);
        figures.put("u of the strongest positive layer", 0.4);
        figures.put("u of the change point", 0.5);
        figures.put("u of the interior peak", 0.6);
        figures.put("W", 0.2);
        figures.put("p of W", p);
        return new ClauseEvidence(
                "critical-depth", "x", ConvergenceEstimator.EFFECT, List.of(), overall, figures, List.of());
    }

    @Test
    void ofAFailureSaysWhatDecidedAndEachFigureOnce() {
        assertThat(Sentences.because(Claims.c1(), VerdictKind.FAIL, layers("Cliff's delta", 2, 6, 8, 0), FORTY))
                .isEqualTo("Fail: 6 layers negative and 2 positive; 6 of 16 layers negative (38 %); overall δ = +.012"
                        + " [-.008, +.032] (unresolved), positive needed; 2 of 16 layers positive (13 %), at least"
                        + " 50 % needed.");
    }

    @Test
    void ofAPartialSaysWhatIsMissingFirst() {
        assertThat(Sentences.because(Claims.c1(), VerdictKind.PARTIAL, layers("Cliff's delta", 6, 1, 9, 0), SIX))
                .isEqualTo("Partial: overall δ = +.012 [-.008, +.032] (unresolved), positive needed; 6 of 16 layers"
                        + " positive (38 %), at least 50 % needed; 1 layer negative and 6 positive, for these 6"
                        + " sources.");
    }

    @Test
    void ofAnUnresolvedOneCountsTheLabels() {
        assertThat(Sentences.because(Claims.c1(), VerdictKind.INSUFFICIENT, layers("Cliff's delta", 2, 1, 13, 0), ONE))
                .isEqualTo("Insufficient: unresolved, no rule is met: 16 layers: 2 positive, 1 negative, 0 null, 13"
                        + " unresolved; overall δ = +.012 [-.008, +.032] (unresolved), positive needed; 2 of 16 layers"
                        + " positive (13 %), at least 50 % needed, for this 1 source.");
    }

    @Test
    void ofAnUnresolvedWidthGivesItsInterval() {
        Map<String, Double> chances = Map.of("P(W <= .135)", 0.3, "P(W <= .3)", 0.8, "P(W > .3)", 0.2);
        Constraint c3 = Claims.c3();
        ClauseEvidence evidence = width(0.12, chances, Map.of("overall", estimate(0.2, Label.UNRESOLVED)));
        assertThat(Sentences.because(c3, VerdictKind.INSUFFICIENT, evidence, FORTY))
                .isEqualTo("Insufficient: unresolved, no rule is met: W = .200 [.180, .220]; the chance of so small a"
                        + " width .120, at most .05 needed; P(W <= .135) = .300, at least .95 needed; depths .400"
                        + " (attention), .500 (coupling), .600 (pruning), p = .120, not distinguishable from chance.");
        assertThat(Sentences.because(c3, VerdictKind.INSUFFICIENT, width(0.02, chances, Map.of()), FORTY))
                .isEqualTo("Insufficient: unresolved, no rule is met: no estimate; P(W <= .135) = .300, at least .95"
                        + " needed; depths .400 (attention), .500 (coupling), .600 (pruning).");
    }

    @Test
    void keyFiguresLeaveOutLayersWithoutAnEstimate() {
        assertThat(Sentences.keyFigure(Claims.c1(), layers("Cliff's delta", 5, 0, 7, 4)))
                .isEqualTo("5 of 12 layers positive, overall δ +.012");
        assertThat(Sentences.keyFigure(Claims.c4(), layers("stratified interaction", 1, 4, 7, 4)))
                .isEqualTo("4 of 12 layers negative, pooled I +.012");
        assertThat(Sentences.keyFigure(Claims.c4(), layers("stratified interaction", 4, 1, 7, 4)))
                .isEqualTo("4 of 12 layers positive, pooled I +.012");
        ClauseEvidence bare = new ClauseEvidence("x", "x", "Cliff's delta", List.of(), Map.of(), Map.of(), List.of());
        assertThat(Sentences.keyFigure(Claims.c1(), bare)).isEqualTo("0 of 0 layers positive");
        assertThat(Sentences.keyFigure(Claims.c2(), bare)).isEqualTo("no change point");
        assertThat(Sentences.keyFigure(Claims.c3(), bare)).isEqualTo("W = not known (p = not known)");
    }

    @Test
    void ofAnyFailingAlternativeSaysTheOneThatHolds() {
        assertThat(Sentences.because(Claims.c1(), VerdictKind.FAIL, layers("Cliff's delta", 3, 13, 0, 0), FORTY))
                .startsWith("Fail: 3 of 16 layers able to reach the positive floor (19 %); 13 layers negative");
    }

    @Test
    void ofAGateNamesSomeReasonsAndCountsTheRest() {
        assertThat(Sentences.gated(List.of("a", "b"))).isEqualTo("Insufficient: a; b.");
        assertThat(Sentences.gated(List.of("a", "b", "c", "d", "e", "f")))
                .isEqualTo("Insufficient: a; b; c; and 3 more reasons like this.");
    }
}
