package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.*;
import static org.tollens.constraints.rule.FlowConditions.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.Contraction.Perturbation;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.FlowObservables.Kind;
import org.tollens.constraints.observable.FlowObservables.Metric;
import org.tollens.constraints.observable.Observable;

class ContractionVerdictTest {
    private static final int LAYERS = 12;
    private static final int DOCUMENTS = 40;

    /**
     * A linear block function per document: x + Ax with A = [[a, -s], [s, a]] on the plane of the perturbation, eigenvalues
     * a ± is, so that one block multiplies its length by √((1 + a)² + s²); the stream itself grows by (1 + g).
     *
     * @param spread how much a differs between documents
     */
    private record Linear(double a, double s, double g, double spread) {
        double rate(double shift) {
            return 0.5 * Math.log((1 + a + shift) * (1 + a + shift) + s * s);
        }

        SyntheticColumns columns() {
            SyntheticColumns columns =
                    Planted.nothing().layers(LAYERS).sized(DOCUMENTS, 20).columns();
            for (Perturbation p : perturbations().perturbations()) {
                columns = with(columns, p);
            }
            return columns;
        }

        /** Shifts of a whose mean is 0. */
        private double[] shifts() {
            Random random = new Random(2);
            double[] shifts = random.doubles(DOCUMENTS, -1, 1).toArray();
            double mean = java.util.Arrays.stream(shifts).average().orElseThrow();
            return java.util.Arrays.stream(shifts).map(v -> spread * (v - mean)).toArray();
        }

        double meanRate() {
            return java.util.Arrays.stream(shifts()).map(this::rate).average().orElseThrow();
        }

        private SyntheticColumns with(SyntheticColumns columns, Perturbation p) {
            double[][] absolute = new double[LAYERS][DOCUMENTS];
            double[][] relative = new double[LAYERS][DOCUMENTS];
            double[][] mu = new double[LAYERS][DOCUMENTS];
            double[][] lipschitz = new double[LAYERS][DOCUMENTS];
            double[] shifts = shifts();
            for (int d = 0; d < DOCUMENTS; d++) {
                double real = a + shifts[d];
                double[] delta = {p.size(), 0};
                double stream = 1;
                for (int l = 0; l < LAYERS; l++) {
                    if (l > 0) {
                        double[] moved = {real * delta[0] - s * delta[1], s * delta[0] + real * delta[1]};
                        double squares = dot(delta, delta);
                        mu[l][d] = dot(delta, moved) / squares;
                        lipschitz[l][d] = Math.sqrt(dot(moved, moved) / squares);
                        delta = new double[] {delta[0] + moved[0], delta[1] + moved[1]};
                        stream *= 1 + g;
                    }
                    absolute[l][d] = Math.sqrt(dot(delta, delta));
                    relative[l][d] = absolute[l][d] / stream;
                }
            }
            return columns.with(norm(Metric.ABSOLUTE, p), absolute)
                    .with(norm(Metric.RELATIVE, p), relative)
                    .with(norm(Metric.POST_NORM, p), relative)
                    .with(FlowObservables.perturbationMu(p.kind(), p.size()), mu)
                    .with(FlowObservables.perturbationLipschitz(p.kind(), p.size()), lipschitz)
                    .with(
                            FlowObservables.perturbationOutputKl(p.kind(), p.size()),
                            new double[][] {new double[DOCUMENTS]});
        }
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1];
    }

    private static Observable norm(Metric metric, Perturbation p) {
        return FlowObservables.perturbationNorm(metric, p.kind(), p.size());
    }

    private static Verdict judge(SyntheticColumns columns) {
        return Judge.judge(FlowClaims.contraction(), columns);
    }

    private static double figure(ClauseEvidence clause, String name) {
        return java.util.Objects.requireNonNull(clause.figures().get(name), name);
    }

    @Test
    void aContractingBlockHasTheRateOfItsEigenvalues() {
        Linear linear = new Linear(-0.2, 0.3, 0.02, 0.02);
        Verdict verdict = judge(linear.columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.overall()).hasSize(18);
        assertThat(Claims.effect(clause, "absolute, gaussian .01").value()).isCloseTo(linear.meanRate(), within(1e-12));
        assertThat(Claims.effect(clause, "relative, token .001").value())
                .isCloseTo(linear.meanRate() - Math.log(1.02), within(1e-12));
        assertThat(figure(clause, "absolute, gaussian .01, Theil-Sen")).isCloseTo(linear.meanRate(), within(1e-12));
        assertThat(figure(clause, "share of pairs with mu > 0")).isZero();
        assertThat(figure(clause, "share of pairs with 2 mu + l^2 < 0")).isEqualTo(1);
        assertThat(figure(clause, "largest disagreement of sizes with mu and l (log of squares)"))
                .isLessThan(1e-9);
        assertThat(clause.notes())
                .contains("Rates agree over sizes within 10 %: the regime is linear")
                .anyMatch(note -> note.startsWith("The condition mu < 0 is not refuted by any of 2640 pairs"));
        assertThat(verdict.keyFigure()).startsWith("absolute rate per layer -.1");
    }

    @Test
    void negativeRealPartsAreNotEnoughAtAStepOfOne() {
        // mu = -.2 everywhere, and yet 2 mu + l² = -.4 + .04 + .49 > 0: the discrete steps expand.
        Linear linear = new Linear(-0.2, 0.7, 0, 0.02);
        assertThat(linear.meanRate()).isPositive();
        Verdict verdict = judge(linear.columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(figure(clause, "share of pairs with mu > 0")).isZero();
        assertThat(figure(clause, "share of pairs with 2 mu + l^2 < 0")).isZero();
    }

    @Test
    void anExpandingBlockFailsAndRefutesTheCondition() {
        Verdict verdict = judge(new Linear(0.1, 0.1, 0.05, 0.02).columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because()).contains("6 are shown not to");
        assertThat(verdict.evidence().clauses().get(0).notes())
                .contains("The condition mu < 0 is refuted by 2640 of 2640 pairs of points with mu > 0");
    }

    @Test
    void isPartialWhereOnlyTheStreamGrowsFaster() {
        Verdict verdict = judge(new Linear(0.05, 0, 0.15, 0.02).columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
    }

    @Test
    void isInsufficientWhereTheRateIsNotKnown() {
        Verdict verdict = judge(new Linear(-0.01, 0, 0, 0.2).columns());
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).contains("18 effects: ").contains("18 unresolved");
    }

    @Test
    void oneSizeThatDoesNotContractIsEnoughAgainstIt() {
        SyntheticColumns columns = new Linear(-0.2, 0.3, 0, 0.02).columns();
        SyntheticColumns growing = new Linear(0.1, 0.1, 0, 0.02).columns();
        Perturbation large = new Perturbation(Kind.TOKEN, 0.1);
        for (Metric metric : Metric.values()) {
            Observable norm = norm(metric, large);
            double[][] values = new double[LAYERS][];
            for (int l = 1; l <= LAYERS; l++) {
                values[l - 1] = growing.ofDocuments(norm, l);
            }
            columns = columns.with(norm, values);
        }
        columns = columns.filled(FlowObservables.perturbationMu(Kind.TOKEN, 0.1), 0.1);
        Verdict verdict = judge(columns);
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.evidence().clauses().get(0).notes())
                .contains(
                        "Rates over sizes differ by more than 10 % for absolute token, relative token, post-norm token:"
                                + " not in the linear regime");
    }

    @Test
    void aMeasurementThatContradictsItselfIsNoEvidence() {
        SyntheticColumns columns = new Linear(0.1, 0.1, 0, 0.02).columns();
        Observable mu = FlowObservables.perturbationMu(Kind.GAUSSIAN, 0.01);
        Observable lipschitz = FlowObservables.perturbationLipschitz(Kind.GAUSSIAN, 0.01);
        Verdict verdict = judge(columns.filled(mu, -0.4).filled(lipschitz, 0.5));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because())
                .startsWith("Insufficient: 2 mu + l^2 is below 0 at every block for gaussian .01 in document doc-0")
                .contains("the measurement contradicts itself");
    }

    @Test
    void dataThatCarryNoVerdictSayWhy() {
        SyntheticColumns columns = new Linear(-0.2, 0.3, 0, 0.02).columns();
        Observable norm = norm(Metric.RELATIVE, new Perturbation(Kind.TOKEN, 0.1));
        List<SyntheticColumns> data = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        data.add(columns.measuredOn(norm, 5));
        reasons.add("5 documents have positions with a contraction of perturbations, at least 30 needed");
        data.add(columns.with(norm, 3, 7, 0));
        reasons.add("is 0.0 after block 3 in document doc-7, so it has no logarithm");
        data.add(columns.with(norm, 3, 7, Double.NaN));
        reasons.add("at layer 3 has 1 values that are NaN or infinite, the first in document doc-7");
        for (int i = 0; i < data.size(); i++) {
            Verdict verdict = judge(data.get(i));
            assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
            assertThat(verdict.because()).contains(reasons.get(i));
        }
        assertThatThrownBy(() -> judge(columns.without(norm)))
                .hasMessageContaining("needs the columns perturbation_norm");
        // No document differs from another, so nothing is known of how much they would.
        Verdict equal = judge(new Linear(-0.2, 0.3, 0, 0).columns());
        assertThat(equal.kind()).as(equal.because()).isEqualTo(VerdictKind.INSUFFICIENT);
    }

    @Test
    void refusesControlsAndIntervalsThatItHasNot() {
        assertThatThrownBy(() -> FlowClaims.contraction(
                        Claims.quick("x", perturbations()).alsoCheckedAgainst(tokenTypes())))
                .hasMessageContaining("whose intervals are over documents only");
        assertThatThrownBy(() -> FlowClaims.contraction(
                        Claims.quick("x", perturbations()).withIntervalsOverDocumentsAndTokenTypes()))
                .hasMessageContaining("expected intervals over documents for a contraction of perturbations");
        assertThatThrownBy(() -> Claims.quick("x", perturbations())
                        .passesWhen(
                                absolutePerturbations().contract(),
                                absolutePerturbations().doNotContract())
                        .failsWhen(absolutePerturbations().doNotContract()))
                .hasMessageContaining("passesWhen can never be met");
    }
}
