package org.tollens.reports.allure;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes what an earlier process left in the results folder for claims: its results, their attachments and the
 * containers that held nothing else. Other engines' results are left alone.
 */
final class EarlierResults {
    private static final System.Logger LOG = System.getLogger(EarlierResults.class.getName());
    private static final Instant START =
            ProcessHandle.current().info().startInstant().orElseGet(Instant::now);

    private final Path folder;
    private final Set<String> removed = new HashSet<>();

    private EarlierResults(Path folder) {
        this.folder = folder;
    }

    static void removeFrom(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        EarlierResults earlier = new EarlierResults(folder);
        try {
            for (Path file : earlier.files("-result.json")) {
                earlier.result(file);
            }
            for (Path file : earlier.files("-container.json")) {
                earlier.container(file);
            }
        } catch (IOException | JsonParseException | IllegalStateException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "results of an earlier run may be left in {0}, empty it for a clean report: {1}",
                    folder,
                    e);
        }
    }

    private List<Path> files(String end) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().endsWith(end))
                    .sorted()
                    .toList();
        }
    }

    private void result(Path file) throws IOException {
        if (!Files.getLastModifiedTime(file).toInstant().isBefore(START)) {
            return;
        }
        JsonObject result = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        if (!isOurs(result)) {
            return;
        }
        for (JsonElement attachment : array(result, "attachments")) {
            String source = attachment.getAsJsonObject().get("source").getAsString();
            // A name only: a result must not make us delete elsewhere.
            Files.deleteIfExists(folder.resolve(Path.of(source).getFileName()));
        }
        removed.add(result.get("uuid").getAsString());
        Files.delete(file);
    }

    private void container(Path file) throws IOException {
        JsonArray children =
                array(JsonParser.parseString(Files.readString(file)).getAsJsonObject(), "children");
        if (!children.isEmpty() && children.asList().stream().allMatch(c -> removed.contains(c.getAsString()))) {
            Files.delete(file);
        }
    }

    private static boolean isOurs(JsonObject result) {
        return array(result, "labels").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .anyMatch(label -> label.has("name")
                        && AllureReporter.MARK.equals(label.get("name").getAsString()));
    }

    private static JsonArray array(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? new JsonArray() : value.getAsJsonArray();
    }
}
