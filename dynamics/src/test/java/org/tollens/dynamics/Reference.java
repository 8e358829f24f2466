package org.tollens.dynamics;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What {@code flows.py} computed with scipy. */
final class Reference {
    static final JsonObject ALL = read();

    private Reference() {}

    private static JsonObject read() {
        try (InputStream in = Objects.requireNonNull(Reference.class.getResourceAsStream("flows.json"))) {
            return JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double number(String name) {
        return ALL.get(name).getAsDouble();
    }

    static double[] numbers(JsonElement array) {
        return new Gson().fromJson(array, double[].class);
    }

    static double[] numbers(String name) {
        return numbers(ALL.get(name));
    }

    static double[][] table(JsonElement array) {
        return new Gson().fromJson(array, double[][].class);
    }
}
