package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.safetensors.SafetensorsWriter;

/** Broken models, broken traces, two builds at once. */
class FaultTest {
    @TempDir
    Path temporary;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(temporary);
    }

    @Test
    void truncatedWeights() throws IOException {
        try (FileChannel channel = FileChannel.open(bench.weights(), StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(bench.weights()) - 100);
        }
        fails().hasMessageContaining("expected data_offsets of tensor")
                .hasMessageContaining("bytes of data")
                .hasMessageContaining("model.safetensors; get or write the file again");
    }

    @Test
    void missingTensor() {
        Edited.remove(bench.weights(), "transformer.h.1.attn.c_attn.weight");
        fails().hasMessageContaining("expected 3 tensors h.*.attn.c_attn.weight, found 2 (missing h.1) in ");
    }

    @Test
    void wrongShape() {
        Edited.reshape(bench.weights(), "transformer.h.2.attn.c_attn.weight", List.of(60L, 20L));
        fails().hasMessageContaining("expected shape [20, 60] for tensor transformer.h.2.attn.c_attn.weight")
                .hasMessageContaining("found [60, 20]");
    }

    @Test
    void weightThatIsNotANumber() {
        Edited.set(bench.weights(), "transformer.wpe.weight", 17, Float.NaN);
        fails().hasMessageContaining("found NaN at element 17 of tensor transformer.wpe.weight");
    }

    @Test
    void numbersThatOverflowInsideTheModelNameLayerAndDocument() {
        Edited.set(bench.weights(), "transformer.h.1.mlp.c_proj.bias", 0, Float.MAX_VALUE);
        Edited.set(bench.weights(), "transformer.h.2.mlp.c_proj.bias", 0, Float.MAX_VALUE);
        fails().hasMessageMatching(
                        "(?s).*expected a finite residual stream, found (Infinity|NaN) at layer [23] .* in document d\\d.*");
    }

    @Test
    void namesWithoutPrefixGiveTheSame() {
        double[] before = bench.measure(Observables.LENS_ENTROPY).columns().values(Observables.LENS_ENTROPY, 3);
        Edited.withoutPrefix(bench.weights(), "transformer.");
        Trace after = bench.measure(Observables.LENS_ENTROPY);
        assertThat(after.report().documentsMeasured()).isEqualTo(7);
        assertThat(after.columns().values(Observables.LENS_ENTROPY, 3)).isEqualTo(before);
    }

    @Test
    void unknownDevice() {
        assertThatThrownBy(() -> bench.measure(Set.of(Observables.LENS_ENTROPY), "tpu", bench.trace))
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining("expected tollens.device to be auto, cpu, cuda or cuda:N, found 'tpu'");
        assertThatThrownBy(() -> bench.measure(Set.of(Observables.LENS_ENTROPY), "cuda:97", bench.trace))
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining("expected GPU 97 for tollens.device=cuda:97, found ");
    }

    @Test
    void unknownObservableAndImpossibleWindow() {
        Observable unknown = Observable.of("phlogiston", Axes.POSITION, "1");
        assertThatThrownBy(() -> bench.measure(unknown))
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining("found [phlogiston]");
        bench.settings = new MeasurementSettings(42, 4, 0, 3, 5);
        fails().hasMessageContaining("expected a window of 6 to 41 tokens for model tiny (its context), found 42");
    }

    @Test
    void unsupportedVariant() throws IOException {
        Path config = bench.model.resolve("config.json");
        String json = Files.readString(config);
        Files.writeString(config, json.replace("\"gelu_new\"", "\"relu\""));
        fails().hasMessageContaining("expected activation_function = gelu_new, found relu in ");
        Files.writeString(
                config,
                json.replace(
                        "\"scale_attn_by_inverse_layer_idx\": false", "\"scale_attn_by_inverse_layer_idx\": true"));
        fails().hasMessageContaining("expected scale_attn_by_inverse_layer_idx = false, found true in ");
    }

    @Test
    void aDamagedTraceFileIsMeasuredAgain() throws IOException {
        double[] before = bench.measure(Observables.LENS_ENTROPY).columns().values(Observables.LENS_ENTROPY, 2);
        List<Path> files = traceFiles();
        try (FileChannel channel = FileChannel.open(files.get(0), StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(files.get(0)) - 8);
        }
        byte[] bytes = Files.readAllBytes(files.get(1));
        bytes[bytes.length - 3] ^= 1;
        Files.write(files.get(1), bytes);
        Files.writeString(files.get(2), "not a trace");
        Trace again = bench.measure(Observables.LENS_ENTROPY);
        assertThat(again.report().documentsMeasured()).isEqualTo(3);
        assertThat(again.columns().values(Observables.LENS_ENTROPY, 2))
                .containsExactly(before, org.assertj.core.api.Assertions.within(1e-4));
        assertThat(traceFiles()).hasSize(7);
    }

    @Test
    void whatAKilledWriterLeavesIsNoTrace() throws IOException {
        bench.measure(Observables.LENS_ENTROPY);
        Path file = traceFiles().get(0);
        Files.move(file, file.resolveSibling("." + file.getFileName() + "123.partial"));
        assertThat(bench.measure(Observables.LENS_ENTROPY).report().documentsMeasured())
                .isEqualTo(1);
    }

    @Test
    void whatAKilledWriterLeftIsRemovedOnceItIsSurelyDead() throws IOException {
        bench.measure(Observables.LENS_ENTROPY);
        Path file = traceFiles().get(0);
        Path index = bench.trace.resolve("index/tiny/words.json");
        Path old = Files.write(SafetensorsWriter.partial(file), new byte[10]);
        Path oldIndex = Files.write(SafetensorsWriter.partial(index), new byte[10]);
        Path young = Files.write(SafetensorsWriter.partial(file), new byte[10]);
        FileTime anHourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
        Files.setLastModifiedTime(old, anHourAgo);
        Files.setLastModifiedTime(oldIndex, anHourAgo);
        Files.setLastModifiedTime(file, anHourAgo);
        assertThat(bench.measure(Observables.LENS_ENTROPY).report().documentsMeasured())
                .isZero();
        assertThat(old).doesNotExist();
        assertThat(oldIndex).doesNotExist();
        assertThat(young).as("another process may be writing it").exists();
        assertThat(traceFiles()).hasSize(7);
    }

    @Test
    void twoMeasurersAtOnceMeasureOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<Trace> measure = () -> bench.measure(Observables.LENS_ENTROPY, Observables.LENS_TOP1);
            List<Future<Trace>> both = threads.invokeAll(List.of(measure, measure));
            Trace a = both.get(0).get();
            Trace b = both.get(1).get();
            assertThat(a.report().documentsMeasured() + b.report().documentsMeasured())
                    .isEqualTo(7);
            assertThat(a.columns().values(Observables.LENS_ENTROPY, 2))
                    .isEqualTo(b.columns().values(Observables.LENS_ENTROPY, 2));
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aStoreThatCantBeWrittenSaysSo() throws IOException {
        Files.writeString(bench.trace, "a file where the folder should be");
        fails().hasMessageContaining("can't use the trace store at " + bench.trace)
                .hasMessageContaining("tollens.trace.dir");
    }

    private AbstractThrowableAssert<?, ? extends Throwable> fails() {
        return assertThatThrownBy(() -> bench.measure(Observables.LENS_ENTROPY))
                .isInstanceOf(MeasurementException.class);
    }

    private List<Path> traceFiles() throws IOException {
        try (Stream<Path> stream = Files.walk(bench.trace.resolve("documents"))) {
            return stream.filter(p -> p.toString().endsWith(".safetensors"))
                    .sorted()
                    .toList();
        }
    }
}
