package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.constraints.Constraints.*;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.FlowObservables.Field;
import org.tollens.constraints.observable.Observables;

class RefinementVerdictTest {
    private static final int LAYERS = 12;
    private static final int DOCUMENTS = 40;
    private static final int POSITIONS = 20;
    private static final double[] EIGENVALUES = {0.1, 0.05, -0.02, -0.1};

    /** Columns of 12 blocks x + Bx, B symmetric with these eigenvalues, that were really iterated. */
    private static SyntheticColumns linear(double... eigenvalues) {
        double[][] basis = rotation(eigenvalues.length, new Random(3));
        double[][] field = conjugated(basis, eigenvalues);
        double[][] distances = new double[4][DOCUMENTS];
        Random random = new Random(4);
        for (int d = 0; d < DOCUMENTS; d++) {
            for (int t = 0; t < POSITIONS; t++) {
                double[] start = random.doubles(eigenvalues.length, -1, 1).toArray();
                double[] before = through(field, start, 1);
                for (int i = 0; i < 4; i++) {
                    double[] after = through(field, start, 2 << i);
                    distances[i][d] += squaredDistance(before, after);
                    before = after;
                }
            }
        }
        return columns(distances, 0.001);
    }

    private static SyntheticColumns columns(double[][] distances, double loss) {
        SyntheticColumns columns =
                Planted.nothing().layers(LAYERS).sized(DOCUMENTS, POSITIONS).columns();
        for (int i = 0; i < 4; i++) {
            columns = columns.with(
                    FlowObservables.refinementDistance(Field.CONSTANT, 1 << i), new double[][] {distances[i]});
        }
        return columns.with(FlowObservables.refinedSurprisal(Field.CONSTANT), new double[][] {refined(columns, loss)});
    }

    /** The model's surprisal, a change with this mean, and what differs between documents. */
    private static double[] refined(SyntheticColumns columns, double loss) {
        double[] plain = columns.values(Observables.LENS_SURPRISAL, LAYERS).clone();
        Random random = new Random(5);
        double shared = 0;
        for (int row = 0; row < plain.length; row++) {
            shared = row % POSITIONS == 0 ? 0.02 * random.nextGaussian() : shared;
            plain[row] += loss + shared + 0.05 * random.nextGaussian();
        }
        return plain;
    }

    /** X^r: L blocks in r steps each. */
    private static double[] through(double[][] field, double[] start, int steps) {
        double[] x = start.clone();
        for (int step = 0; step < LAYERS * steps; step++) {
            double[] moved = x.clone();
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < x.length; j++) {
                    moved[i] += field[i][j] * x[j] / steps;
                }
            }
            x = moved;
        }
        return x;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    /** Orthonormal rows, by Gram and Schmidt. */
    private static double[][] rotation(int n, Random random) {
        double[][] rows = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = random.doubles(n, -1, 1).toArray();
            for (int j = 0; j < i; j++) {
                double overlap = dot(row, rows[j]);
                for (int k = 0; k < n; k++) {
                    row[k] -= overlap * rows[j][k];
                }
            }
            double length = Math.sqrt(dot(row, row));
            rows[i] = Arrays.stream(row).map(v -> v / length).toArray();
        }
        return rows;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[][] conjugated(double[][] basis, double[] eigenvalues) {
        int n = eigenvalues.length;
        double[][] field = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    field[i][j] += basis[k][i] * eigenvalues[k] * basis[k][j];
                }
            }
        }
        return field;
    }

    /** p_r in closed form: along an eigenvector X^r = (1 + λ/r)^(rL) x, and the eigenvectors' shares add up. */
    private static double closedForm(int r, double... eigenvalues) {
        double[][] basis = rotation(eigenvalues.length, new Random(3));
        Random random = new Random(4);
        double coarse = 0;
        double fine = 0;
        for (int point = 0; point < DOCUMENTS * POSITIONS; point++) {
            double[] start = random.doubles(eigenvalues.length, -1, 1).toArray();
            for (int k = 0; k < eigenvalues.length; k++) {
                double share = dot(basis[k], start);
                coarse += Math.pow(share * (power(eigenvalues[k], r) - power(eigenvalues[k], 2 * r)), 2);
                fine += Math.pow(share * (power(eigenvalues[k], 2 * r) - power(eigenvalues[k], 4 * r)), 2);
            }
        }
        return Math.log(Math.sqrt(coarse / fine)) / Math.log(2);
    }

    private static double power(double lambda, int r) {
        return Math.pow(1 + lambda / r, r * LAYERS);
    }

    private static double order(Verdict verdict, int steps) {
        return figure(verdict, "order p from " + steps + (steps == 1 ? " step" : " steps") + " a block");
    }

    private static double figure(Verdict verdict, String name) {
        return java.util.Objects.requireNonNull(
                verdict.evidence().clauses().get(0).figures().get(name), name);
    }

    @Test
    void aLinearFieldHasTheOrdersOfItsEigenvalues() {
        Verdict verdict = Judge.judge(FlowClaims.refinement(), linear(EIGENVALUES));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        for (int steps : new int[] {1, 2, 4}) {
            double expected = closedForm(steps, EIGENVALUES);
            assertThat(order(verdict, steps)).isCloseTo(expected, within(1e-9));
            // For ever smaller steps the order is 1.
            assertThat(expected).isCloseTo(1, within(0.12 / steps));
        }
        String from = "order p from 1 step a block, interval from";
        assertThat(figure(verdict, from)).isLessThan(order(verdict, 1)).isGreaterThan(0.8);
        assertThat(verdict.because())
                .startsWith("Pass: order p from 1 step a block ")
                .contains("change of the loss +.0");
        ClauseEvidence orders = verdict.evidence().clauses().get(1);
        assertThat(orders.overall().values()).extracting(Estimate::label).containsOnly(Label.NULL);
        assertThat(verdict.keyFigure()).matches("p [.\\d]+ from 1 step a block, loss [+-]\\.\\d+ nats with 2");
    }

    @Test
    void largeEigenvaluesLeaveTheRange() {
        double expected = closedForm(1, 1.5, -0.9, 0.7);
        Verdict verdict = Judge.judge(FlowClaims.refinement(), linear(1.5, -0.9, 0.7));
        assertThat(order(verdict, 1)).isCloseTo(expected, within(1e-9));
        assertThat(expected).isLessThan(0.8);
        assertThat(verdict.kind()).isIn(VerdictKind.PARTIAL, VerdictKind.FAIL);
    }

    /** Distances whose orders from 1, 2 and 4 steps are these. */
    private static double[][] withOrders(double... orders) {
        Random random = new Random(9);
        double[][] distances = new double[4][DOCUMENTS];
        Arrays.setAll(distances[0], d -> 1 + random.nextDouble());
        for (int i = 0; i < 3; i++) {
            double ratio = Math.pow(2, -2 * orders[i]);
            for (int d = 0; d < DOCUMENTS; d++) {
                distances[i + 1][d] = distances[i][d] * ratio;
            }
        }
        return distances;
    }

    private static VerdictKind kind(double loss, double... orders) {
        return Judge.judge(FlowClaims.refinement(), columns(withOrders(orders), loss))
                .kind();
    }

    @Test
    void eachVerdictIsReached() {
        assertThat(kind(0, 1, 1, 1)).isEqualTo(VerdictKind.PASS);
        assertThat(kind(0.2, 1, 1, 1)).isEqualTo(VerdictKind.PARTIAL);
        assertThat(kind(0, 0.5, 0.7, 0.9)).isEqualTo(VerdictKind.PARTIAL);
        assertThat(kind(0.2, 0.5, 0.7, 0.9)).isEqualTo(VerdictKind.FAIL);
        assertThat(kind(-0.2, 1.4, 0.7, 0.9)).isEqualTo(VerdictKind.FAIL);
        assertThat(kind(0, 0.5, 0.5, 0.5)).isEqualTo(VerdictKind.FAIL);
        // The interval of the loss crosses .05.
        assertThat(kind(0.05, 1, 1, 1)).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(kind(0.05, 0.5, 0.7, 0.9)).isEqualTo(VerdictKind.INSUFFICIENT);
    }

    @Test
    void randomWeightsAreAControl() {
        var claim = FlowClaims.refinement(
                Claims.quick("x", refinementOfSteps(Field.CONSTANT)).alsoCheckedAgainst(randomWeights()));
        assertThat(claim.requiresOnRandomWeights()).hasSize(6);
        SyntheticColumns passing = columns(withOrders(1, 1, 1), 0);
        Verdict verdict = Judge.judge(claim, passing.besides(List.of(columns(withOrders(1, 1, 1), 0))));
        assertThat(verdict.has(FlagKind.CONTROL_ALSO_PASSES)).isTrue();
        Verdict other = Judge.judge(claim, passing.besides(List.of(columns(withOrders(0.5, 0.5, 0.5), 0))));
        assertThat(other.has(FlagKind.CONTROL_ALSO_PASSES)).isFalse();
    }

    @Test
    void dataThatCarryNoVerdictSayWhy() {
        SyntheticColumns columns = columns(withOrders(1, 1, 1), 0);
        var distance = FlowObservables.refinementDistance(Field.CONSTANT, 4);
        Map<SyntheticColumns, String> reasons = new java.util.LinkedHashMap<>();
        reasons.put(
                columns.measuredOn(distance, 12),
                "12 documents have positions with a refinement of a flow's steps, at");
        reasons.put(
                columns.measuredOn(distance, 5), "5 documents have positions with a refinement of a flow's steps, at");
        reasons.put(columns.filled(distance, 0), "refinement_distance{field=constant, from=4, to=8} is 0 in all 40");
        reasons.put(
                columns.with(distance, 0, 3, Double.NaN),
                " has 1 values that are NaN or infinite, the first in document doc-3");
        reasons.put(
                columns.with(FlowObservables.refinedSurprisal(Field.CONSTANT), 0, 25, Double.POSITIVE_INFINITY),
                "refined_surprisal{field=constant, steps=2} has 1 values that are NaN or infinite");
        reasons.forEach((data, reason) -> {
            Verdict verdict = Judge.judge(FlowClaims.refinement(), data);
            assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
            assertThat(verdict.because()).startsWith("Insufficient: ").contains(reason);
        });
        assertThatThrownBy(() -> Judge.judge(FlowClaims.refinement(), columns.without(distance)))
                .hasMessageContaining("needs the columns refinement_distance{field=constant, from=4, to=8}");
    }
}
