package org.tollens.inference.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.TestFiles;
import org.tollens.inference.model.ModelConfig;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.safetensors.SafetensorsWriter;
import org.tollens.inference.safetensors.StoredType;
import org.tollens.inference.text.Window;
import org.tollens.models.Digest;

class RandomWeightsTest {
    private static final ModelConfig CONFIG = new ModelConfig("gpt2", 8, 4, 64, 256, 64, 500, 1e-5, 0.02, true, 0);
    private static final Gpt2Tensors TENSORS = new Gpt2Tensors(CONFIG);

    @Test
    void everyTensorHasTheMomentsOfItsRule() {
        for (TensorRule tensor : TENSORS.all()) {
            float[] values = values(tensor, 1);
            double mean = mean(values);
            double n = values.length;
            double deviation = expected(tensor.name());
            double sum = 0;
            for (float value : values) {
                sum += (value - mean) * (value - mean);
            }
            if (deviation == 0) {
                float constant = tensor.name().contains("ln_") && tensor.name().endsWith("weight") ? 1 : 0;
                assertThat(values).as(tensor.name()).containsOnly(constant);
            } else {
                // Five standard errors of the mean and of the deviation.
                assertThat(mean).as(tensor.name()).isCloseTo(0, within(5 * deviation / Math.sqrt(n)));
                assertThat(Math.sqrt(sum / n))
                        .as(tensor.name())
                        .isCloseTo(deviation, within(5 * deviation / Math.sqrt(2 * n)));
            }
        }
    }

    /** As Transformers has it: c_proj by one over the root of the number of residual additions. */
    private static double expected(String name) {
        if (name.endsWith("bias") || name.contains("ln_")) {
            return 0;
        }
        return name.contains("c_proj") ? 0.02 / 4 : 0.02;
    }

    @Test
    void drawsAreNormalAndIndependentOfTheirNeighbours() {
        float[] values = values(TENSORS.tokenEmbedding(), 3);
        double fourth = 0;
        double lag = 0;
        for (int i = 1; i < values.length; i++) {
            fourth += Math.pow(values[i] / 0.02, 4) / values.length;
            lag += values[i] / 0.02 * values[i - 1] / 0.02 / values.length;
        }
        // A normal's fourth moment is 3, with variance 96 of a fourth power.
        assertThat(fourth).isCloseTo(3, within(5 * Math.sqrt(96.0 / values.length)));
        assertThat(lag).isCloseTo(0, within(5 / Math.sqrt(values.length)));
    }

    @Test
    void seedAndNameDecideTheDrawsAndNothingElse() {
        TensorRule one = TENSORS.block(0).get(2);
        TensorRule other = TENSORS.block(1).get(2);
        assertThat(values(one, 1)).isEqualTo(values(one, 1)).isNotEqualTo(values(one, 2));
        assertThat(values(other, 1)).isNotEqualTo(values(one, 1));
    }

    /** Another digest on some machine would mean that a seed is not the same model everywhere. */
    @Test
    void aSeedGivesTheSameBitsOnEveryMachine() {
        List<ByteBuffer> all =
                TENSORS.all().stream().map(t -> littleEndian(t, 1)).toList();
        assertThat(Digest.of(all)).isEqualTo("ee48c4049ac841aa50364497e39b0bac3bdce683d5f4ed6d92d06ece106c796c");
    }

    @Test
    void aModelInMemoryIsTheModelOfAFileWithTheSameWeights(@TempDir Path folder) throws IOException {
        TestFiles.goldenModel("odd", folder);
        ModelFolder trained = ModelFolder.open(folder);
        export(trained.config(), 2, folder.resolve("model.safetensors"));
        Window window = window(trained.config());
        ComputeDevice cpu = ComputeDevice.named("cpu");
        try (InstrumentedModel stored = InstrumentedModel.open(ModelFolder.open(folder), cpu);
                InstrumentedModel drawn = InstrumentedModel.random(trained.config(), 2, cpu);
                InstrumentedModel other = InstrumentedModel.random(trained.config(), 3, cpu)) {
            Map<Observable, float[]> expected = measured(stored, window);
            Map<Observable, float[]> found = measured(drawn, window);
            assertThat(found.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThan(10);
            found.forEach((observable, values) ->
                    assertThat(values).as(observable.key()).isEqualTo(expected.get(observable)));
            assertThat(measured(other, window).get(Observables.LENS_ENTROPY))
                    .isNotEqualTo(expected.get(Observables.LENS_ENTROPY));
        }
    }

    private static Map<Observable, float[]> measured(InstrumentedModel model, Window window) {
        InstrumentedModel.prepareThread(1);
        Set<Observable> plain = new LinkedHashSet<>(Observables.builtIn());
        plain.removeIf(o -> !o.parameters().isEmpty());
        return model.measure(List.of(window), plain, 1).get(0);
    }

    private static Window window(ModelConfig config) {
        int[] tokens =
                IntStream.range(0, 30).map(i -> 7 * i % config.vocabulary()).toArray();
        return new Window("d", "s", tokens, IntStream.range(2, 29).toArray());
    }

    /** A file of a model before training, under the names that Transformers gives its tensors. */
    static void export(ModelConfig config, long seed, Path file) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (TensorRule tensor : new Gpt2Tensors(config).all()) {
            String prefix = tensor.name().startsWith("lm_head") ? "" : Gpt2.PREFIX;
            writer.add(prefix + tensor.name(), StoredType.F32, littleEndian(tensor, seed), tensor.sizes());
        }
        Files.deleteIfExists(file);
        writer.write(file);
    }

    private static ByteBuffer littleEndian(TensorRule tensor, long seed) {
        float[] values = values(tensor, seed);
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes;
    }

    private static float[] values(TensorRule tensor, long seed) {
        float[] values = new float[(int) tensor.elements()];
        RandomWeights.draw(tensor, seed).asFloatBuffer().get(values);
        return values;
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
