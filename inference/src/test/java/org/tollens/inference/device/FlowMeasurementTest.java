package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.FlowObservables.Field;
import org.tollens.constraints.observable.FlowObservables.Kind;
import org.tollens.constraints.observable.FlowObservables.Metric;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.text.Window;

/** What is measured of a flow, on blocks x -> x + B_l x with diagonal B_l, where all of it has a closed form. */
class FlowMeasurementTest {
    private static final int WIDTH = 6;
    private static final int VOCABULARY = 17;
    private static final int LENGTH = 12;
    private static final int FIRST = 3;
    private static final long SEED = 5;
    private static final int LAYERS = 4;

    private PtNDManager manager;
    private Kernels kernels;
    private List<Window> windows;

    @BeforeEach
    void setUp() {
        ComputeDevice cpu = ComputeDevice.named("cpu");
        manager = (PtNDManager) NDManager.newBaseManager(cpu.device(), ComputeDevice.ENGINE);
        kernels = new Kernels(manager);
        InstrumentedModel.prepareThread(1);
        Random random = new Random(3);
        windows = IntStream.range(0, 2)
                .mapToObj(d -> new Window(
                        "d" + d,
                        "",
                        IntStream.range(0, LENGTH)
                                .map(t -> random.nextInt(VOCABULARY))
                                .toArray(),
                        IntStream.range(FIRST, LENGTH - 1).toArray()))
                .toList();
    }

    @AfterEach
    void tearDown() {
        kernels.close();
        manager.close();
    }

    private LinearModel model(double... slopeOfLayer) {
        double[][] slopes = new double[slopeOfLayer.length][WIDTH];
        for (int l = 0; l < slopes.length; l++) {
            Arrays.fill(slopes[l], slopeOfLayer[l]);
        }
        return new LinearModel(manager, VOCABULARY, slopes);
    }

    /** Another slope in each coordinate. */
    private LinearModel uneven() {
        double[][] slopes = new double[LAYERS][WIDTH];
        for (int l = 0; l < LAYERS; l++) {
            for (int i = 0; i < WIDTH; i++) {
                slopes[l][i] = 0.1 * Math.sin(1 + l + 2.0 * i);
            }
        }
        return new LinearModel(manager, VOCABULARY, slopes);
    }

    private BatchValues measure(LinearModel model, Observable... observables) {
        return new BatchMeasurement(
                        model,
                        kernels,
                        manager,
                        new Needs(new LinkedHashSet<>(List.of(observables))),
                        new Rows(windows),
                        new SelfLabels(SEED),
                        new OwnFailures(),
                        null)
                .run();
    }

    private float[] ofFirst(LinearModel model, Observable observable) {
        Map<Observable, float[]> values = measure(model, observable).ofDocument(0);
        assertThat(values).containsOnlyKeys(observable);
        return Objects.requireNonNull(values.get(observable));
    }

    /** Coordinate i of x_L over x_0 with r steps a block. */
    private static double growth(LinearModel model, Field field, int r, int i) {
        double product = 1;
        for (int l = 1; l <= LAYERS; l++) {
            for (int j = 0; j < r; j++) {
                double w = field == Field.CONSTANT ? 0 : (double) j / r;
                double slope = (1 - w) * model.slope(l, i) + w * model.slope(Math.min(l + 1, LAYERS), i);
                product *= 1 + slope / r;
            }
        }
        return product;
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void distancesBetweenRefinementsHaveTheirClosedForm(Field field) {
        LinearModel model = uneven();
        for (int from : FlowObservables.STEPS) {
            BatchValues values = measure(model, FlowObservables.refinementDistance(field, from));
            for (int d = 0; d < windows.size(); d++) {
                double expected = 0;
                for (int t = FIRST; t < LENGTH - 1; t++) {
                    double[] x = model.embedded(windows.get(d).tokens()[t]);
                    for (int i = 0; i < WIDTH; i++) {
                        double gap = growth(model, field, 2 * from, i) - growth(model, field, from, i);
                        expected += gap * gap * x[i] * x[i];
                    }
                }
                float[] found = values.ofDocument(d).get(FlowObservables.refinementDistance(field, from));
                assertThat(found).hasSize(1);
                assertThat((double) found[0]).isCloseTo(expected, withinPercentage(0.1));
            }
        }
    }

    @Test
    void smallSlopesConvergeWithTheFirstOrder() {
        LinearModel model = model(0.1, 0.1, 0.1, 0.1);
        double first = ofFirst(model, FlowObservables.refinementDistance(Field.CONSTANT, 1))[0];
        double second = ofFirst(model, FlowObservables.refinementDistance(Field.CONSTANT, 2))[0];
        assertThat(0.5 * Math.log(first / second) / Math.log(2)).isBetween(0.8, 1.2);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void theRefinedSurprisalIsOfTheRefinedEnd(Field field) {
        LinearModel model = uneven();
        float[] found = ofFirst(model, FlowObservables.refinedSurprisal(field));
        for (int row = 0; row < found.length; row++) {
            double[] x = model.embedded(windows.get(0).tokens()[FIRST + row]);
            Arrays.setAll(x, i -> x[i] * growth(model, field, 2, i));
            double[] p = output(model, x);
            assertThat((double) found[row])
                    .isCloseTo(-Math.log(p[windows.get(0).tokens()[FIRST + row + 1]]), within(1e-4));
        }
    }

    @Test
    void theNextBlockDoesWhatItsSlopeSays() {
        float[] found = ofFirst(model(0.1, 0.15, 0.3, -0.3), FlowObservables.DEPTH_SMOOTHNESS);
        int positions = found.length / LAYERS;
        assertThat(found).hasSize(LAYERS * (LENGTH - 1 - FIRST));
        double[] expected = {0.5, 1, 2, -1};
        for (int i = 0; i < found.length; i++) {
            assertThat((double) found[i]).isCloseTo(expected[i / positions], within(1e-5));
        }
    }

    @Test
    void aBlockIsWhatItsPartsAddAndAWrongPartShows() {
        LinearModel model = model(0.1, 0.2, 0.3, 0.4);
        for (float value : ofFirst(model, FlowObservables.EULER_RESIDUAL)) {
            assertThat(value).isBetween(0f, 1e-6f);
        }
        model.told = 0.9;
        float[] found = ofFirst(model, FlowObservables.EULER_RESIDUAL);
        // A tenth of three quarters of .1 x, over 1.1 x.
        assertThat((double) found[0]).isCloseTo(0.0075 / 1.1, within(1e-5));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aScalarBlockGrowsEveryPerturbationByItsFactor(Kind kind) {
        LinearModel model = model(0.5, -0.2, 0.1, -0.3);
        double[] norms = doubles(ofFirst(model, FlowObservables.perturbationNorm(Metric.ABSOLUTE, kind, 0.01)));
        double[] relative = doubles(ofFirst(model, FlowObservables.perturbationNorm(Metric.RELATIVE, kind, 0.01)));
        double[] normed = doubles(ofFirst(model, FlowObservables.perturbationNorm(Metric.POST_NORM, kind, 0.01)));
        double[] mu = doubles(ofFirst(model, FlowObservables.perturbationMu(kind, 0.01)));
        double[] lipschitz = doubles(ofFirst(model, FlowObservables.perturbationLipschitz(kind, 0.01)));
        int position = new SeededDraws(SEED).position(windows.get(0));
        double stream = norm(model.embedded(windows.get(0).tokens()[position]), i -> 1.5);
        assertThat(norms[0]).isCloseTo(0.01 * stream, withinPercentage(0.01));
        double[] slopes = {0, -0.2, 0.1, -0.3};
        for (int l = 0; l < LAYERS; l++) {
            assertThat(mu[l]).isCloseTo(slopes[l], within(1e-4));
            assertThat(lipschitz[l]).isCloseTo(Math.abs(slopes[l]), within(1e-4));
            assertThat(normed[l]).isCloseTo(2 * norms[l], withinPercentage(0.01));
            assertThat(relative[l]).isCloseTo(relative[0], withinPercentage(0.1));
            if (l > 0) {
                assertThat(norms[l]).isCloseTo(norms[l - 1] * (1 + slopes[l]), withinPercentage(0.1));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aDirectionGrowsByTheSlopesOfItsCoordinates(Kind kind) {
        LinearModel model = uneven();
        double[] norms = doubles(ofFirst(model, FlowObservables.perturbationNorm(Metric.ABSOLUTE, kind, 0.1)));
        double[] mu = doubles(ofFirst(model, FlowObservables.perturbationMu(kind, 0.1)));
        double[] delta = delta(model, kind, 0.1);
        for (int l = 2; l <= LAYERS; l++) {
            int layer = l;
            double squared = Math.pow(norm(delta, i -> 1), 2);
            double inner = IntStream.range(0, WIDTH)
                    .mapToDouble(i -> delta[i] * delta[i] * model.slope(layer, i))
                    .sum();
            assertThat(mu[l - 1]).isCloseTo(inner / squared, within(1e-4));
            Arrays.setAll(delta, i -> delta[i] * (1 + model.slope(layer, i)));
            assertThat(norms[l - 1]).isCloseTo(norm(delta, i -> 1), withinPercentage(0.01));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void smallDivergencesOfTheOutputAreExact(Kind kind) {
        LinearModel model = uneven();
        Window window = windows.get(0);
        int position = new SeededDraws(SEED).position(window);
        for (double size : new double[] {1e-3, 0.1}) {
            double[] delta = delta(model, kind, size);
            double[] x = model.embedded(window.tokens()[position]);
            double[] moved = x.clone();
            for (int i = 0; i < WIDTH; i++) {
                double growth = growth(model, Field.CONSTANT, 1, i);
                x[i] *= growth;
                moved[i] = x[i] + delta[i] * growth / (1 + model.slope(1, i));
            }
            double[] p = output(model, x);
            double[] q = output(model, moved);
            double kl = IntStream.range(0, VOCABULARY)
                    .mapToDouble(i -> p[i] * Math.log(p[i] / q[i]))
                    .sum();
            int positions = LENGTH - 1 - position;
            float found = ofFirst(model, FlowObservables.perturbationOutputKl(kind, size))[0];
            assertThat((double) found).isCloseTo(kl / positions, withinPercentage(0.5));
        }
    }

    @Test
    void aRunDoesNotDependOnTheOthersOfItsBatch() {
        LinearModel model = uneven();
        List<Observable> all = FlowObservables.all();
        Map<Observable, float[]> together =
                measure(model, all.toArray(Observable[]::new)).ofDocument(1);
        assertThat(together).containsOnlyKeys(all);
        windows = List.of(windows.get(1));
        for (Observable observable : all) {
            assertThat(ofFirst(model, observable))
                    .as(observable.key())
                    .containsExactly(together.get(observable), within(1e-5f));
        }
    }

    /** What is added to the first document's stream after block 1. */
    private double[] delta(LinearModel model, Kind kind, double size) {
        Window window = windows.get(0);
        SeededDraws draws = new SeededDraws(SEED);
        int position = draws.position(window);
        double[] x = model.embedded(window.tokens()[position]);
        double[] direction = draws.normal(window.tokens(), "direction", WIDTH);
        if (kind == Kind.TOKEN) {
            double[] other = model.embedded(draws.otherToken(window, position, VOCABULARY));
            Arrays.setAll(direction, i -> (other[i] - x[i]) * (1 + model.slope(1, i)));
        }
        double factor = size * norm(x, i -> 1 + model.slope(1, i)) / norm(direction, i -> 1);
        Arrays.setAll(direction, i -> direction[i] * factor);
        return direction;
    }

    /** softmax(2 U x): the final norm doubles. */
    private static double[] output(LinearModel model, double[] x) {
        double[] p = IntStream.range(0, VOCABULARY)
                .mapToDouble(token -> {
                    double[] u = model.unembedded(token);
                    return Math.exp(IntStream.range(0, WIDTH)
                            .mapToDouble(i -> 2 * u[i] * x[i])
                            .sum());
                })
                .toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(v -> v / sum).toArray();
    }

    private static double norm(double[] x, IntToDoubleFunction factor) {
        return Math.sqrt(IntStream.range(0, x.length)
                .mapToDouble(i -> x[i] * factor.applyAsDouble(i))
                .map(v -> v * v)
                .sum());
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }
}
