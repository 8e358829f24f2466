package org.tollens.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Flows, free energy and mirror ascent against scipy, and flows that are broken. */
class FlowsTest {
    private static final double[] SCORES = Reference.numbers("scores");
    private static final double[] START = Reference.numbers("start");
    private static final double[] TIMES = Reference.numbers("times");
    private static final JsonObject FLOWS = Reference.ALL.getAsJsonObject("flows");

    private static void agrees(double[][] logs, String reference) {
        double[][] expected = Reference.table(FLOWS.get(reference));
        for (int i = 0; i < TIMES.length; i++) {
            assertThat(Simplex.exp(logs[i]))
                    .as(reference + " at " + TIMES[i])
                    .containsExactly(expected[i], within(2e-9));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1.5})
    void integratedAndClosedFormsAgreeWithScipy(double temperature) {
        for (SolvedFlow flow :
                List.of(new LiteralFlow(SCORES, temperature), new RegularisedFlow(SCORES, temperature))) {
            String name = flow.name().replace(" flow", "") + " " + temperature;
            double[][] closed = IntStream.range(0, TIMES.length)
                    .mapToObj(i -> flow.at(Simplex.log(START), TIMES[i]))
                    .toArray(double[][]::new);
            agrees(closed, name);
            agrees(Solver.inLogs(flow, Simplex.log(START), TIMES), name);
            double[][] inProbabilities = Solver.inProbabilities(flow, START, TIMES);
            for (double[] p : inProbabilities) {
                System.arraycopy(Simplex.log(p), 0, p, 0, p.length);
            }
            agrees(inProbabilities, name);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1.5})
    void pathDependentFlowsAgreeWithScipy(double temperature) {
        double[][] matrix = Reference.table(FLOWS.get("matrix"));
        PathDependentFlow flow = new PathDependentFlow(SCORES, matrix, temperature);
        agrees(Solver.inLogs(flow, Simplex.log(START), TIMES), "path-dependent " + temperature);
        double[][] byFixedSteps = IntStream.range(0, TIMES.length)
                .mapToObj(i -> Solver.fixedSteps(
                        flow, Simplex.log(START), 0.002, (int) Math.round(TIMES[i] / 0.002), (time, logs) -> {}))
                .toArray(double[][]::new);
        agrees(byFixedSteps, "path-dependent " + temperature);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.25, 0.35})
    void selfReinforcedCyclesAgreeWithScipy(double c) {
        PathDependentFlow flow =
                new PathDependentFlow(new double[3], PathDependentFlow.selfReinforcedCycle(3, c, 1), 0.1);
        double[] ends = {1, 0};
        Solver.fixedSteps(flow, Simplex.normalised(new double[] {0.5, 0, -0.5}), 0.01, 60_000, (time, logs) -> {
            if (time >= 400) {
                ends[0] = Math.min(ends[0], Math.exp(logs[0]));
                ends[1] = Math.max(ends[1], Math.exp(logs[0]));
            }
        });
        double expected =
                Reference.ALL.getAsJsonObject("cycles").get(String.valueOf(c)).getAsDouble();
        assertThat(ends[1] - ends[0]).isCloseTo(expected, within(1e-6));
    }

    @Test
    void distancesAndFreeEnergyAgreeWithScipy() {
        double[] softmax = Simplex.softmax(SCORES, 0.7);
        assertThat(softmax).containsExactly(Reference.numbers("softmax"), within(1e-15));
        assertThat(Simplex.freeEnergy(START, SCORES, 0.7)).isCloseTo(Reference.number("free energy"), within(1e-14));
        assertThat(Simplex.divergence(START, softmax)).isCloseTo(Reference.number("divergence"), within(1e-14));
        assertThat(Simplex.totalVariation(START, softmax))
                .isCloseTo(Reference.number("total variation"), within(1e-15));
        assertThat(Simplex.divergence(new double[] {1, 0}, new double[] {0.5, 0.5}))
                .isCloseTo(Math.log(2), within(1e-15));
        assertThat(Simplex.divergence(new double[] {0.5, 0.5}, new double[] {1, 0}))
                .isInfinite();
    }

    @Test
    void nothingOverflows() {
        double[] large = {2000, 1000, -3000};
        assertThat(Simplex.logSumExp(large)).isEqualTo(2000);
        assertThat(Simplex.softmax(large, 0.1)).containsExactly(1, 0, 0);
        assertThat(new RegularisedFlow(large, 1).at(Simplex.logUniform(3), 1e6)).doesNotContain(Double.NaN);
        double[] face = {Math.log(0.5), Math.log(0.5), Double.NEGATIVE_INFINITY};
        assertThat(new RegularisedFlow(large, 1).at(face, 1e6)[2]).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Simplex.logSumExp(new double[] {Double.NEGATIVE_INFINITY})).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void mirrorAscentAgreesWithPowersInPlainProbabilities() {
        MirrorAscent ascent = new MirrorAscent(SCORES, 0.7, 0.3);
        double[] expected = Reference.numbers("mirror");
        assertThat(Simplex.exp(ascent.steps(Simplex.log(START), 5))).containsExactly(expected, within(1e-14));
        assertThat(Simplex.exp(ascent.at(Simplex.log(START), 5))).containsExactly(expected, within(1e-14));
    }

    @Test
    void theNearestPointOfACourseIsFoundWhateverTheClock() {
        RegularisedFlow flow = new RegularisedFlow(SCORES, 1);
        double[] start = Simplex.log(START);
        double[] on = Simplex.exp(flow.at(start, 0.777));
        assertThat(TimeMaps.nearest(on, time -> flow.at(start, time), 1, Double.POSITIVE_INFINITY))
                .isLessThan(1e-8);
        assertThat(TimeMaps.nearest(
                        Simplex.softmax(SCORES, 1), time -> flow.at(start, time), 1, Double.POSITIVE_INFINITY))
                .isLessThan(1e-8);
        double[] off = Simplex.exp(new RegularisedFlow(SCORES, 0.7).at(start, 1.0));
        double best = 1;
        for (int i = 0; i < 200_000; i++) {
            best = Math.min(best, Simplex.totalVariation(off, Simplex.exp(flow.at(start, i * 1e-4))));
        }
        assertThat(TimeMaps.nearest(off, time -> flow.at(start, time), 1, Double.POSITIVE_INFINITY))
                .isCloseTo(best, within(1e-5))
                .isGreaterThan(0.01);
    }

    @Test
    void theFreeEnergyRisesByTheVarianceAndAFlowOfTheWrongSignIsSeen() {
        double[] start = Simplex.log(START);
        RegularisedFlow right = new RegularisedFlow(SCORES, 0.7);
        Lyapunov lyapunov = new Lyapunov(right, SCORES, 0.7);
        assertThat(lyapunov.rate(start) / lyapunov.variance(start)).isCloseTo(1, within(1e-7));
        Flow wrong = new Flow() {
            @Override
            public int size() {
                return SCORES.length;
            }

            @Override
            public void fitness(double[] logs, double[] p, double[] fitness) {
                for (int i = 0; i < fitness.length; i++) {
                    fitness[i] = SCORES[i] + 0.7 * logs[i];
                }
            }
        };
        Lyapunov broken = new Lyapunov(wrong, SCORES, 0.7);
        assertThat(Math.abs(broken.rate(start) / broken.variance(start) - 1)).isGreaterThan(0.1);
        double[] late = Simplex.exp(Solver.inLogs(wrong, start, 10 / 0.7)[0]);
        assertThat(Simplex.totalVariation(late, Simplex.softmax(SCORES, 0.7))).isGreaterThan(0.1);
    }

    @Test
    void aSlowRiseIsNotHiddenByRounding() {
        java.util.SplittableRandom random = new java.util.SplittableRandom(9);
        double[] wide = IntStream.range(0, 4096)
                .mapToDouble(i -> 4 * random.nextGaussian() - 20)
                .toArray();
        for (double temperature : new double[] {0.7, 1.5}) {
            RegularisedFlow flow = new RegularisedFlow(wide, temperature);
            Lyapunov lyapunov = new Lyapunov(flow, wide, temperature);
            double[] late = flow.at(Simplex.logUniform(wide.length), 6.5 / temperature);
            assertThat(lyapunov.variance(late)).isBetween(1e-7, 1e-4);
            assertThat(lyapunov.rate(late) / lyapunov.variance(late)).isCloseTo(1, within(1e-7));
        }
    }

    @Test
    void refusesWhatHasNoMeaning() {
        assertThatThrownBy(() -> new LiteralFlow(SCORES, 0)).hasMessageContaining("expected a temperature above 0");
        assertThatThrownBy(() -> new PathDependentFlow(SCORES, new double[2][2], 1))
                .hasMessageContaining("expected a matrix of 6 rows");
    }
}
