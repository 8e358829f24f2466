package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.inference.device.ComputeDevice;
import org.tollens.inference.device.InstrumentedModel;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.safetensors.SafetensorsFile;
import org.tollens.inference.text.Window;
import org.tollens.models.Document;

/** Labels that are drawn from the model's output at a temperature fitted on other documents. */
class CalibrationTest {
    private static final int DOCUMENTS = 60;
    private static final Pattern TEMPERATURE =
            Pattern.compile("([0-9.]+) for (\\d+) documents, fitted on the other (\\d+)");

    @TempDir
    Path temporary;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(temporary);
    }

    @Test
    void aModelThatSpeaksItsOwnTextIsCalibratedAndOneThatIsTooSureIsCooledByAsMuch() {
        bench.documents = spoken(DOCUMENTS);
        List<Double> honest = temperatures(calibrated());
        assertThat(honest).allSatisfy(t -> assertThat(t).isCloseTo(1, within(0.1)));
        scaleLogits(1.5f);
        List<Double> sure = temperatures(calibrated());
        for (int half = 0; half < 2; half++) {
            // Logits times 1.5 need a temperature times 1.5, whatever the documents are.
            assertThat(sure.get(half)).isCloseTo(1.5 * honest.get(half), within(0.001));
        }
    }

    @Test
    void eachHalfsTemperatureGivesTheOtherHalfItsLeastSurprisal() {
        bench.documents = spoken(DOCUMENTS);
        Trace trace = calibrated();
        String said = said(trace);
        Matcher matcher = TEMPERATURE.matcher(said);
        assertThat(matcher.find()).as(said).isTrue();
        assertThat(Integer.parseInt(matcher.group(2)) + Integer.parseInt(matcher.group(3)))
                .isEqualTo(DOCUMENTS);
        // Change one document's text: the temperature that moves is that of the half it is not in.
        int changed = 3;
        Document old = bench.documents.get(changed);
        bench.documents = new ArrayList<>(bench.documents);
        bench.documents.set(
                changed, new Document(old.id(), old.source(), old.title(), old.licence(), "t7 ".repeat(30)));
        int own = Calibration.half(new Window(old.id(), "", new int[] {1, 2}, new int[] {0}));
        List<Double> before = temperatures(trace);
        List<Double> after = temperatures(calibrated());
        assertThat(after.get(own)).isEqualTo(before.get(own));
        assertThat(after.get(1 - own)).isNotEqualTo(before.get(1 - own));
    }

    @Test
    void labelsFollowTheirTemperature() {
        bench.documents = spoken(DOCUMENTS);
        scaleLogits(1.5f);
        Columns columns = bench.measure(
                        Observables.LENS_SURPRISAL_SELF,
                        Observables.SELF_LABEL,
                        Observables.LENS_SURPRISAL_CALIBRATED_SELF,
                        Observables.CALIBRATED_SELF_LABEL,
                        Observables.LENS_SURPRISAL)
                .columns();
        int last = columns.layers();
        double plain = mean(columns.values(Observables.LENS_SURPRISAL_SELF, last));
        double fitted = mean(columns.values(Observables.LENS_SURPRISAL_CALIBRATED_SELF, last));
        double real = mean(columns.values(Observables.LENS_SURPRISAL, last));
        // What the too sure model draws itself surprises it less than the text; at the right temperature as much.
        assertThat(plain).isLessThan(real - 0.3);
        assertThat(fitted).isCloseTo(real, within(0.15));
        double[] labels = columns.values(Observables.CALIBRATED_SELF_LABEL, 0);
        assertThat(labels).isNotEqualTo(columns.values(Observables.SELF_LABEL, 0));
        assertThat(Arrays.stream(labels).boxed()).allMatch(id -> id >= 0 && id < 97);
    }

    @Test
    void atTemperatureOneTheyAreTheModelsOwnLabels() {
        bench.documents = bench.documents.subList(0, 1);
        Trace trace = bench.measure(
                Observables.SELF_LABEL,
                Observables.LENS_SURPRISAL_SELF,
                Observables.CALIBRATED_SELF_LABEL,
                Observables.LENS_SURPRISAL_CALIBRATED_SELF);
        assertThat(said(trace)).startsWith("1, not fitted: that needs documents in both halves, found ");
        Columns columns = trace.columns();
        assertThat(columns.values(Observables.CALIBRATED_SELF_LABEL, 0))
                .isEqualTo(columns.values(Observables.SELF_LABEL, 0));
        for (int layer = 0; layer <= columns.layers(); layer++) {
            assertThat(columns.values(Observables.LENS_SURPRISAL_CALIBRATED_SELF, layer))
                    .isEqualTo(columns.values(Observables.LENS_SURPRISAL_SELF, layer));
        }
    }

    @Test
    void theCurveAtTemperatureOneIsTheModelsOwnSurprisal() {
        Trace trace = bench.measure(Observables.LENS_SURPRISAL, Observables.CALIBRATED_SELF_LABEL);
        Path file = file(trace, "output_surprisal{temperature=1.0000}");
        int rows = trace.columns().rows() / 7;
        double[] own = trace.columns().values(Observables.LENS_SURPRISAL, 3);
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            float[] values = new float[rows];
            stored.bytes("output_surprisal{temperature=1.0000}").asFloatBuffer().get(values);
            for (int i = 0; i < rows; i++) {
                assertThat((double) values[i]).isCloseTo(own[i], within(1e-5));
            }
        }
    }

    @Test
    void aRerunMeasuresNothingAndAnotherTemperatureOnlyItsLabels() {
        bench.documents = spoken(DOCUMENTS);
        Trace first = calibrated();
        assertThat(first.report().documentsMeasured()).isEqualTo(DOCUMENTS);
        assertThat(first.report().forwardTokens()).isEqualTo(DOCUMENTS * Bench.WINDOW);
        assertThat(first.report().controlTokens()).isEqualTo(DOCUMENTS * Bench.WINDOW);
        Trace again = calibrated();
        assertThat(again.report().documentsMeasured()).isZero();
        assertThat(again.report().controlTokens()).isZero();
        assertThat(again.columns().values(Observables.CALIBRATED_SELF_LABEL, 0))
                .isEqualTo(first.columns().values(Observables.CALIBRATED_SELF_LABEL, 0));
        bench.documents = bench.documents.subList(0, DOCUMENTS - 10);
        Trace fewer = calibrated();
        assertThat(temperatures(fewer)).isNotEqualTo(temperatures(first));
        assertThat(fewer.report().controlTokens()).as("the curves are there").isZero();
        assertThat(fewer.report().documentsMeasured()).isEqualTo(DOCUMENTS - 10);
    }

    @Test
    void whereTheLeastSurprisalLiesOutsideTheRangeTheEndIsTakenAndSaid() {
        scaleLogits(10);
        Trace trace = calibrated();
        assertThat(temperatures(trace)).containsOnly(2.0);
        assertThat(said(trace)).contains("2.0000 for ", "(an end of the range searched, 0.5 to 2)");
    }

    @Test
    void theLowestPointOfASmoothCurveIsFoundToFourDecimals() {
        for (double lowest : new double[] {0.61, 0.9375, 1.0412, 1.7}) {
            double[] values = TemperatureCurve.nodes().stream()
                    .mapToDouble(t -> lowest / t + Math.log(t))
                    .toArray();
            assertThat(new TemperatureCurve(values).lowest()).isCloseTo(lowest, within(0.0002));
        }
    }

    private Trace calibrated() {
        return bench.measure(Observables.CALIBRATED_SELF_LABEL, Observables.LENS_SURPRISAL_CALIBRATED_SELF);
    }

    private static String said(Trace trace) {
        return Objects.requireNonNull(trace.report().provenance().get("selfLabelTemperature"));
    }

    private static List<Double> temperatures(Trace trace) {
        return TEMPERATURE
                .matcher(said(trace))
                .results()
                .map(r -> Double.valueOf(r.group(1)))
                .toList();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private void scaleLogits(float by) {
        for (String tensor : new String[] {"transformer.ln_f.weight", "transformer.ln_f.bias"}) {
            float[] values = new float[20];
            try (SafetensorsFile file = SafetensorsFile.open(bench.weights())) {
                file.bytes(tensor).asFloatBuffer().get(values);
            }
            for (int i = 0; i < values.length; i++) {
                Edited.set(bench.weights(), tensor, i, by * values[i]);
            }
        }
    }

    /** Documents that the model itself wrote, token by token. */
    private List<Document> spoken(int count) {
        int[][] tokens = new int[count][Bench.WINDOW];
        try (InstrumentedModel model =
                InstrumentedModel.open(ModelFolder.open(bench.model), ComputeDevice.named("cpu"))) {
            InstrumentedModel.prepareThread(1);
            IntStream.range(0, count).forEach(d -> tokens[d][0] = 1 + d);
            for (int t = 0; t + 1 < Bench.WINDOW; t++) {
                int at = t;
                // The window's last token is not read by the prediction at the position before it.
                List<Window> windows = Stream.of(tokens)
                        .map(w -> new Window("", "", Arrays.copyOf(w, at + 2), new int[] {at}))
                        .toList();
                var labels = model.measure(windows, Set.of(Observables.SELF_LABEL), 11);
                for (int d = 0; d < count; d++) {
                    float label = Objects.requireNonNull(labels.get(d).get(Observables.SELF_LABEL))[0];
                    tokens[d][t + 1] = (int) label;
                }
            }
        }
        return IntStream.range(0, count)
                .mapToObj(d -> new Document("s" + d, "book" + d % 2, "title", "CC0-1.0", text(tokens[d])))
                .toList();
    }

    private static String text(int[] tokens) {
        return Arrays.stream(tokens)
                .mapToObj(id -> id == 0 ? "<eot>" : "t" + id)
                .collect(java.util.stream.Collectors.joining(" "));
    }

    /** The first document's file with a column. */
    private Path file(Trace trace, String column) {
        try (Stream<Path> files = java.nio.file.Files.walk(bench.trace.resolve("documents"))) {
            return files.filter(p -> p.toString().endsWith(".safetensors"))
                    .filter(p -> holds(p, trace.columns().documents().get(0).id(), column))
                    .findFirst()
                    .orElseThrow();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static boolean holds(Path path, String document, String column) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            return document.equals(file.metadata().get("document"))
                    && file.tensors().containsKey(column);
        }
    }
}
