package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.intervention.Intervention;
import org.tollens.constraints.intervention.Interventions;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.TestFiles;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.text.Window;
import org.tollens.models.SpecRegistry;

/** Interventions against Transformers with forward hooks, in float64 (make_interventions.py). */
class InterventionParityTest {
    private static final double RELATIVE = 1e-5;

    @Test
    void agreesOnATinyModel(@TempDir Path temporary) {
        check(TestFiles.goldenModel("odd", temporary), "odd");
    }

    @Test
    void agreesOnTheEmbeddedModel(@TempDir Path cache) {
        SpecRegistry registry = SpecRegistry.of(InterventionParityTest.class.getClassLoader());
        check(registry.files(registry.model("reference-gpt2"), cache), "reference-gpt2");
    }

    private static void check(Path folder, String name) {
        ModelFolder files = ModelFolder.open(folder);
        try (InstrumentedModel model = InstrumentedModel.open(files, ComputeDevice.named("cpu"));
                Golden golden = Golden.open(TestFiles.resource("parity/" + name + "/interventions.safetensors"))) {
            assertThat(files.weightsSha256()).isEqualTo(golden.weightsSha256());
            InstrumentedModel.prepareThread(1);
            List<Intervention> cases = cases(golden);
            assertThat(cases).hasSizeGreaterThan(20);
            checkLogits(model, golden, cases, files.config().vocabulary());
            checkSurprisals(model, golden, cases);
        }
    }

    private static List<Intervention> cases(Golden golden) {
        String keys = Objects.requireNonNull(golden.file().metadata().get("keys"));
        return Arrays.stream(new Gson().fromJson(keys, String[].class))
                .map(key -> {
                    Intervention intervention = Intervention.parse(key);
                    assertThat(intervention.key()).isEqualTo(key);
                    return intervention;
                })
                .toList();
    }

    /** What a run with hooks shows. */
    private static void checkLogits(InstrumentedModel model, Golden golden, List<Intervention> cases, int vocabulary) {
        int[][] tokens = {golden.ints("tokens")};
        int[] at = golden.ints("at");
        int stride =
                Integer.parseInt(Objects.requireNonNull(golden.file().metadata().get("stride")));
        Logits logits = new Logits();
        for (int i = 0; i <= cases.size(); i++) {
            if (i == 0) {
                model.observe(tokens, logits);
            } else {
                model.observe(tokens, logits, cases.get(i - 1));
            }
            float[] found = logits.values;
            float[] picked = new float[at.length * ((vocabulary + stride - 1) / stride)];
            int next = 0;
            for (int position : at) {
                for (int token = 0; token < vocabulary; token += stride) {
                    picked[next++] = found[position * vocabulary + token];
                }
            }
            close(i == 0 ? "plain" : cases.get(i - 1).toString(), picked, golden.floats(i + ".logits"));
        }
    }

    /** What is measured: all cases in one plan, from kept prefixes, several in a batch. */
    private static void checkSurprisals(InstrumentedModel model, Golden golden, List<Intervention> cases) {
        int[] tokens = golden.ints("tokens");
        int[] positions = IntStream.range(0, tokens.length - 1).toArray();
        List<Observable> observables =
                cases.stream().map(Interventions::outputSurprisalUnder).toList();
        var measured = model.measure(List.of(new Window("golden", "", tokens, positions)), Set.copyOf(observables), 1)
                .get(0);
        for (int i = 0; i < cases.size(); i++) {
            float[] found = Objects.requireNonNull(measured.get(observables.get(i)));
            close(cases.get(i).toString(), found, golden.floats((i + 1) + ".surprisal"));
        }
    }

    private static void close(String name, float[] found, float[] expected) {
        assertThat(found).as(name).hasSameSizeAs(expected);
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < found.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            worst = Math.max(worst, Math.abs((double) found[i] - expected[i]));
        }
        assertThat(worst / largest)
                .as("largest difference over largest value where %s", name)
                .isLessThanOrEqualTo(RELATIVE);
        System.getLogger(InterventionParityTest.class.getName())
                .log(System.Logger.Level.DEBUG, name + ": " + worst / largest);
    }

    private static final class Logits implements Hook {
        private float[] values = {};

        @Override
        public Set<HookPoint> points() {
            return Set.of(HookPoint.LOGITS);
        }

        @Override
        public void at(HookPoint point, int layer, NDArray value) {
            values = value.toFloatArray();
        }
    }
}
