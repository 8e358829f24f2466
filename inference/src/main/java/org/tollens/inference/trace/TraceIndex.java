package org.tollens.inference.trace;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tollens.inference.safetensors.SafetensorsWriter;

/**
 * The list of one model's documents on one corpus, for readers other than Tollens. A smaller plan measured later does
 * not take columns out of it as long as they are of the same measurement.
 */
final class TraceIndex {
    private static final String DOCUMENTS = "documents";
    private static final String ADDRESS = "address";
    private static final String COLUMNS = "columns";

    private final Path store;
    private final Path file;

    TraceIndex(Path store, Path file) {
        this.store = store;
        this.file = file;
    }

    void write(Origin origin, JsonObject properties, List<StoredDocument> documents) throws IOException {
        Map<String, JsonObject> known = known();
        JsonArray list = new JsonArray();
        for (StoredDocument document : documents) {
            String address = origin.ofDocument(document.window());
            JsonObject old = known.getOrDefault(address, new JsonObject());
            list.add(entry(document, address, old));
        }
        properties.add(DOCUMENTS, list);
        byte[] json = (new GsonBuilder().setPrettyPrinting().create().toJson(properties) + "\n")
                .getBytes(StandardCharsets.UTF_8);
        // A trace that is complete can be read where nothing more can be written.
        if (!Files.exists(file) || !Arrays.equals(json, Files.readAllBytes(file))) {
            replace(json);
        }
    }

    private void replace(byte[] json) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path partial = SafetensorsWriter.partial(file);
        try {
            Files.write(partial, json);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private JsonObject entry(StoredDocument document, String address, JsonObject old) {
        Map<String, String> columns = new TreeMap<>();
        old.entrySet().forEach(e -> {
            String path = e.getValue().getAsString();
            if (Files.exists(store.resolve(path))) {
                columns.put(e.getKey(), path);
            }
        });
        document.files()
                .forEach((observable, path) ->
                        columns.put(observable.key(), path.toString().replace('\\', '/')));
        JsonObject ofColumns = new JsonObject();
        columns.forEach(ofColumns::addProperty);
        JsonObject result = new JsonObject();
        result.addProperty("id", document.window().document());
        result.addProperty("source", document.window().source());
        result.addProperty(ADDRESS, address);
        result.add(COLUMNS, ofColumns);
        return result;
    }

    /** Columns of the index that is there, by the document's address; none if there is none or it is damaged. */
    private Map<String, JsonObject> known() throws IOException {
        Map<String, JsonObject> result = new HashMap<>();
        if (!Files.exists(file)) {
            return result;
        }
        try {
            JsonObject old = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            for (JsonElement document : old.getAsJsonArray(DOCUMENTS)) {
                JsonObject entry = document.getAsJsonObject();
                result.put(entry.get(ADDRESS).getAsString(), entry.getAsJsonObject(COLUMNS));
            }
            return result;
        } catch (RuntimeException e) {
            // Only a convenience for other readers: written anew.
            System.getLogger(TraceIndex.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the trace index " + file + " is damaged and is written anew: " + e);
            return new HashMap<>();
        }
    }
}
