package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Reads the files that the scripts beside them make. */
final class Reference {
    private final JsonObject values;

    private Reference(JsonObject values) {
        this.values = values;
    }

    static List<Reference> cases(String name) {
        String path = "/reference/" + name + ".json";
        try (var stream = Objects.requireNonNull(Reference.class.getResourceAsStream(path), path);
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            JsonObject file = JsonParser.parseReader(reader).getAsJsonObject();
            assertThat(file.getAsJsonObject("tools").keySet()).containsAnyOf("numpy", "R");
            List<Reference> cases = file.getAsJsonArray("cases").asList().stream()
                    .map(one -> new Reference(one.getAsJsonObject()))
                    .toList();
            assertThat(cases).isNotEmpty();
            return cases;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    double number(String key) {
        return element(key).getAsDouble();
    }

    int integer(String key) {
        return element(key).getAsInt();
    }

    String text(String key) {
        return element(key).getAsString();
    }

    /** A case within this one. */
    Reference part(String key) {
        return new Reference(element(key).getAsJsonObject());
    }

    boolean has(String key) {
        return values.has(key);
    }

    double[] numbers(String key) {
        return numbers(element(key).getAsJsonArray());
    }

    int[] integers(String key) {
        return integers(element(key).getAsJsonArray());
    }

    boolean[] flags(String key) {
        return flags(element(key).getAsJsonArray());
    }

    double[][] table(String key) {
        return rows(key).map(Reference::numbers).toArray(double[][]::new);
    }

    int[][] draws(String key) {
        return rows(key).map(Reference::integers).toArray(int[][]::new);
    }

    boolean[][] masks(String key) {
        return rows(key).map(Reference::flags).toArray(boolean[][]::new);
    }

    private JsonElement element(String key) {
        return Objects.requireNonNull(values.get(key), key);
    }

    private java.util.stream.Stream<JsonArray> rows(String key) {
        return StreamSupport.stream(element(key).getAsJsonArray().spliterator(), false)
                .map(JsonElement::getAsJsonArray);
    }

    private static double[] numbers(JsonArray array) {
        return IntStream.range(0, array.size())
                .mapToDouble(i -> array.get(i).getAsDouble())
                .toArray();
    }

    private static int[] integers(JsonArray array) {
        return IntStream.range(0, array.size())
                .map(i -> array.get(i).getAsInt())
                .toArray();
    }

    private static boolean[] flags(JsonArray array) {
        boolean[] flags = new boolean[array.size()];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = array.get(i).getAsBoolean();
        }
        return flags;
    }

    static void assertClose(double actual, double expected) {
        assertClose(actual, expected, 1e-8);
    }

    static void assertClose(double actual, double expected, double relative) {
        assertThat(actual)
                .isCloseTo(expected, org.assertj.core.api.Assertions.within(relative * Math.abs(expected) + 1e-14));
    }

    /** Element by element, relative to the largest expected value: single influence values may be near 0. */
    static void assertClose(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        double scale = java.util.Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("element %d", i)
                    .isCloseTo(expected[i], org.assertj.core.api.Assertions.within(1e-8 * scale + 1e-15));
        }
    }
}
