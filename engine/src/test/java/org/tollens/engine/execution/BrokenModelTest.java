package org.tollens.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.tollens.engine.specs.OnTheClassPath;

/** Weights that are cut off, of a wrong shape, or not numbers: an error of every claim, with a message that helps. */
class BrokenModelTest {
    private static final String TINY = "tollens/models/tiny-gpt2/";

    @TempDir
    Path folder;

    @Test
    void everyClaimOnABrokenModelSaysWhatIsWrongWithIt() throws IOException {
        model("truncated", weights -> Arrays.copyOf(weights, weights.length - 1_000));
        model("wrong-shape", weights -> replace(weights, "\"shape\":[64,16]", "\"shape\":[32,32]"));
        model("nan-weight", BrokenModelTest::withNaN);
        EngineExecutionResults results = runWithFolderOnClassPath();
        Map<String, String> outcomes = TinyRun.outcomes(results);
        for (String model : new String[] {"truncated", "wrong-shape", "nan-weight"}) {
            for (String claim : new String[] {"B1", "B2"}) {
                assertThat(outcomes.get(claim + " [" + model + "]"))
                        .startsWith("FAILED: " + claim + " was not judged, because " + model
                                + " could not be measured on tiny-tales: ")
                        .contains("expected", "found");
                assertThat(TinyRun.thrown(results, claim + " [" + model + "]")).isNotInstanceOf(AssertionError.class);
            }
        }
        assertThat(outcomes.get("B1 [truncated]")).contains("bytes");
        assertThat(outcomes.get("B1 [wrong-shape]")).contains("[32, 32]", "[64, 16]");
        assertThat(outcomes.get("B1 [nan-weight]")).containsIgnoringCase("nan");
    }

    private EngineExecutionResults runWithFolderOnClassPath() throws IOException {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
            Thread.currentThread().setContextClassLoader(loader);
            return TinyRun.into(folder.resolve("output")).run(selectClass(OnTheClassPath.class));
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    private void model(String id, UnaryOperator<byte[]> change) throws IOException {
        Path files = Files.createDirectories(folder.resolve(id));
        for (String name : new String[] {"config.json", "tokenizer.json"}) {
            Files.write(files.resolve(name), resource(name));
        }
        Files.write(files.resolve("model.safetensors"), change.apply(resource("model.safetensors")));
        Path specs = Files.createDirectories(folder.resolve("tollens/models"));
        Files.writeString(
                specs.resolve(id + ".yaml"),
                String.join(
                        "\n",
                        "family: gpt2",
                        "source: 'folder:" + files + "'",
                        "dtype: float32",
                        "context: 64",
                        "licence: Apache-2.0",
                        ""));
    }

    private static byte[] resource(String name) throws IOException {
        try (var in = BrokenModelTest.class.getClassLoader().getResourceAsStream(TINY + name)) {
            return java.util.Objects.requireNonNull(in, name).readAllBytes();
        }
    }

    // The header keeps its length: both texts have the same.
    private static byte[] replace(byte[] weights, String from, String to) {
        String text = new String(weights, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(from);
        assertThat(at).as("'%s' in the header", from).isPositive();
        return (text.substring(0, at) + to + text.substring(at + from.length())).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] withNaN(byte[] weights) {
        ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(weights.length - 4, Float.NaN);
        return weights;
    }
}
