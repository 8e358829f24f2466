package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.*;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observables;

class ThresholdVerdictTest {
    private static final int LAYERS = 4;

    /** Flat up to an entropy of 3, then rising. */
    private static double kinked(double sigma) {
        return 0.2 * Math.max(sigma - 3, 0);
    }

    private static double straight(double sigma) {
        return 0.1 * sigma;
    }

    /** Entropy uniform in 0..6, the cost this function of it with noise that documents share a part of. */
    static SyntheticColumns columns(int documents, int positions, IntFunction<DoubleUnaryOperator> cost, long seed) {
        SyntheticColumns columns =
                Planted.nothing().layers(LAYERS).sized(documents, positions).columns();
        Random random = new Random(seed);
        double[][] entropy = new double[LAYERS + 1][documents * positions];
        double[][] skipped = new double[LAYERS][documents * positions];
        double[] output = columns.values(Observables.LENS_SURPRISAL, LAYERS);
        for (int l = 0; l < LAYERS; l++) {
            double shared = 0;
            for (int row = 0; row < output.length; row++) {
                shared = row % positions == 0 ? 0.004 * random.nextGaussian() : shared;
                entropy[l][row] = 6 * random.nextDouble();
                double noise = 0.05 * random.nextGaussian();
                skipped[l][row] = output[row] + cost.apply(l + 1).applyAsDouble(entropy[l][row]) + shared + noise;
            }
        }
        return columns.with(Observables.LENS_ENTROPY, entropy).with(Observables.SKIP_SURPRISAL, skipped);
    }

    private static Verdict judge(int documents, int positions, IntFunction<DoubleUnaryOperator> cost) {
        return Judge.judge(FlowClaims.sparsity(), columns(documents, positions, cost, 1));
    }

    private static double figure(ClauseEvidence clause, String name) {
        return java.util.Objects.requireNonNull(clause.figures().get(name), name);
    }

    @Test
    void aPlantedKinkIsFoundWhereItIs() {
        Verdict verdict = judge(60, 120, l -> ThresholdVerdictTest::kinked);
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.count(Label.POSITIVE)).isEqualTo(4);
        LayerEstimate second = clause.layers().get(1);
        // Of a uniform x the hinge at the middle has 1/16 of the variance of x beside the line.
        assertThat(second.estimate().value()).isBetween(0.3, 0.7);
        assertThat(second.note())
                .containsPattern(
                        "kink at (2\\.[89]|3\\.[01])\\d* \\[2\\.\\d+, 3\\.\\d+\\], slope [+-]\\.0\\d\\d below and \\+\\.(19|2)")
                .containsPattern("BIC gain \\d+ \\(\\d+ if its 7200 positions were independent and not \\d+\\)")
                .doesNotContain("not interior");
        assertThat(verdict.because())
                .startsWith("Pass: the share of layers with a threshold and a negligible low end 100 %");
        ClauseEvidence low = verdict.evidence().clauses().get(1);
        assertThat(low.layers()).extracting(layer -> layer.estimate().label()).containsOnly(Label.NULL);
        assertThat(low.layers().get(0).estimate().value()).isCloseTo(0, within(0.01));
    }

    @Test
    void aStraightLineHasNoThreshold() {
        Verdict verdict = judge(60, 200, l -> ThresholdVerdictTest::straight);
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(figure(clause, "share of layers with a threshold")).isZero();
        assertThat(figure(clause, "share of layers that can have both parts")).isZero();
    }

    @Test
    void aThresholdWhoseLowEndCostsIsHalfOfTheClaim() {
        Verdict verdict = judge(60, 60, l -> sigma -> 0.1 + kinked(sigma));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.because())
                .contains("the share of layers with a threshold and a negligible low end 0 %, at least 50 % needed");
        Verdict quarter = judge(60, 60, l -> l == 2 ? ThresholdVerdictTest::kinked : sigma -> 0.1 + straight(sigma));
        assertThat(quarter.kind()).as(quarter.because()).isEqualTo(VerdictKind.PARTIAL);
    }

    @Test
    void aKinkThatIsTooSmallToSeeIsUnresolved() {
        Verdict verdict = judge(40, 20, l -> sigma -> 0.02 * kinked(sigma));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).startsWith("Insufficient: unresolved");
    }

    @Test
    void aKinkAtTheEdgeIsNotInterior() {
        Verdict verdict = judge(60, 60, l -> sigma -> Math.max(sigma - 5.6, 0));
        assertThat(verdict.evidence().clauses().get(0).layers())
                .allSatisfy(layer -> assertThat(layer.note()).contains("] not interior, slope"));
        assertThat(verdict.kind()).isNotEqualTo(VerdictKind.PASS);
    }

    @Test
    void dataThatCarryNoVerdictSayWhy() {
        SyntheticColumns columns = columns(60, 60, l -> ThresholdVerdictTest::kinked, 1);
        assertThat(because(columns.measuredOn(Observables.SKIP_SURPRISAL, 12)))
                .contains(
                        "12 documents have all positions with the loss added by skipping the block, lens entropy before");
        assertThat(because(columns.measuredOn(Observables.SKIP_SURPRISAL, 5))).contains("5 documents have ");
        assertThat(because(columns.filled(Observables.LENS_ENTROPY, 2)))
                .contains("no broken line at any layer: lens entropy before the block is 2.000 at all 3600 positions");
        assertThat(because(columns.with(Observables.SKIP_SURPRISAL, 2, 37, Double.NaN)))
                .contains("skip_surprisal at layer 2 has 1 values that are NaN or infinite");
        assertThatThrownBy(() -> because(columns.without(Observables.SKIP_SURPRISAL)))
                .hasMessageContaining("needs the columns skip_surprisal");
        assertThatThrownBy(() -> FlowClaims.sparsity(
                        Claims.quick("x", FlowClaims.SPARSITY).alsoCheckedAgainst(selfLabels())))
                .hasMessageContaining("a sampled label has no loss with a block skipped");
    }

    private static String because(SyntheticColumns columns) {
        Verdict verdict = Judge.judge(FlowClaims.sparsity(), columns);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        return verdict.because();
    }

    @Test
    void estimatesWithoutIntervalsBelowTenDocuments() {
        Verdict verdict = Judge.judge(
                FlowClaims.sparsity(),
                columns(60, 200, l -> ThresholdVerdictTest::kinked, 1).measuredOn(Observables.SKIP_SURPRISAL, 6));
        assertThat(verdict.evidence().clauses().get(0).layers())
                .extracting(LayerEstimate::estimate)
                .extracting(Estimate::ciLow)
                .containsOnly(Double.NaN);
    }
}
