package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.safetensors.SafetensorsFile;
import org.tollens.models.Document;

/** What readers other than Tollens find. */
class TraceIndexTest {
    @TempDir
    Path temporary;

    @Test
    void listsDocumentsInOrderWithTheirFiles() throws IOException {
        Bench bench = new Bench(temporary);
        bench.documents.add(new Document("short", "book0", "title", "CC0-1.0", "t1 t2 t3"));
        bench.measureAll();
        JsonObject index = index(bench);
        assertThat(index.get("layers").getAsInt()).isEqualTo(3);
        assertThat(index.getAsJsonArray("left_out_too_short").get(0).getAsString())
                .isEqualTo("short");
        JsonObject second = index.getAsJsonArray("documents").get(1).getAsJsonObject();
        assertThat(second.get("id").getAsString()).isEqualTo("d1");
        Path file = bench.trace.resolve(
                second.getAsJsonObject("columns").get("lens_entropy").getAsString());
        try (SafetensorsFile trace = SafetensorsFile.open(file)) {
            assertThat(trace.metadata())
                    .containsEntry("format", "tollens-trace-1")
                    .containsEntry("model", "tiny")
                    .containsEntry("corpus", "words")
                    .containsEntry("document", "d1")
                    .containsEntry("source", "book1")
                    .containsKeys("settings", "weightsSha256", "address", "data_sha256");
            assertThat(trace.tensors()).containsKeys("tokens", "positions");
            assertThat(Objects.requireNonNull(trace.tensors().get("lens_entropy"))
                            .shape())
                    .containsExactly(4L, 19L);
            JsonObject columns = JsonParser.parseString(trace.metadata().getOrDefault("columns", "{}"))
                    .getAsJsonObject();
            JsonObject concentration = columns.getAsJsonObject("attention_concentration");
            assertThat(concentration.get("first_layer").getAsInt()).isEqualTo(1);
            assertThat(concentration.get("unit").getAsString()).isEqualTo("1");
            assertThat(concentration.get("address").getAsString()).hasSize(64);
        }
    }

    @Test
    void aSmallerPlanTakesNothingOut() throws IOException {
        Bench bench = new Bench(temporary);
        bench.measureAll();
        Set<String> before = columns(bench);
        bench.measure(Observables.LENS_TOP1);
        assertThat(columns(bench)).isEqualTo(before).contains("skip_surprisal", "lens_top1");
        Edited.set(bench.weights(), "transformer.ln_f.bias", 0, 0.5f);
        bench.measure(Observables.LENS_TOP1);
        assertThat(columns(bench)).containsExactly("lens_top1");
    }

    private static Set<String> columns(Bench bench) throws IOException {
        return index(bench)
                .getAsJsonArray("documents")
                .get(1)
                .getAsJsonObject()
                .getAsJsonObject("columns")
                .keySet();
    }

    private static JsonObject index(Bench bench) throws IOException {
        return JsonParser.parseString(Files.readString(bench.trace.resolve("index/tiny/words.json")))
                .getAsJsonObject();
    }
}
