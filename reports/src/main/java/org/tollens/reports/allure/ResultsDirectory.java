package org.tollens.reports.allure;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.qameta.allure.util.PropertiesUtils;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.tollens.reports.summary.AtomicFile;
import org.tollens.reports.summary.EvidenceJson;

/** The folder that Allure's results are written to, and the files in it that describe a run. */
public final class ResultsDirectory {
    private static final System.Logger LOG = System.getLogger(ResultsDirectory.class.getName());

    private final Path folder;

    ResultsDirectory(Path folder) {
        this.folder = folder;
    }

    /**
     * Where Allure writes: {@code allure.results.directory} as a system property or in an {@code allure.properties} on
     * the class path; this module brings one that says {@code target/allure-results}.
     */
    public static Path configured() {
        return Path.of(
                PropertiesUtils.loadAllureProperties().getProperty("allure.results.directory", "allure-results"));
    }

    /** Removes claims and measurements that an earlier process left, so that a report has no stale ones. */
    void removeEarlierClaims() {
        EarlierResults.removeFrom(folder);
    }

    /** Adds the verdicts' categories to those that are there; a user's own are kept. */
    void writeCategories() {
        JsonArray ours = Categories.json();
        Set<String> names = names(ours);
        JsonArray all = new JsonArray();
        Path file = folder.resolve("categories.json");
        for (JsonElement category : existing(file)) {
            if (!category.isJsonObject() || !names.contains(name(category))) {
                all.add(category);
            }
        }
        all.addAll(ours);
        AtomicFile.write(file, EvidenceJson.text(all));
    }

    /** Writes our keys; keys of others in the file are kept. */
    void writeEnvironment(Map<String, String> ours) {
        Path file = folder.resolve("environment.properties");
        Map<String, String> all = new TreeMap<>();
        Properties there = new Properties();
        try {
            if (Files.exists(file)) {
                there.load(new StringReader(Files.readString(file)));
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "replacing {0}, which can''t be read: {1}", file, e);
        }
        for (String key : there.stringPropertyNames()) {
            if (!key.startsWith(Environment.PREFIX)) {
                all.put(key, there.getProperty(key));
            }
        }
        all.putAll(ours);
        AtomicFile.write(file, properties(all));
    }

    private static String properties(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(line(key, value)));
        return text.toString();
    }

    /** Escaped as {@link Properties} does, but without its comment that holds the time. */
    private static String line(String key, String value) {
        Properties one = new Properties();
        one.setProperty(key, value);
        StringWriter writer = new StringWriter();
        try {
            one.store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can be written to", e);
        }
        return writer.toString().lines().filter(l -> !l.startsWith("#")).collect(Collectors.joining("\n")) + "\n";
    }

    private static JsonArray existing(Path file) {
        if (!Files.exists(file)) {
            return new JsonArray();
        }
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonArray();
        } catch (IOException | JsonParseException | IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "replacing {0}, which is not a JSON array: {1}", file, e);
            return new JsonArray();
        }
    }

    private static Set<String> names(JsonArray categories) {
        return categories.asList().stream().map(ResultsDirectory::name).collect(Collectors.toSet());
    }

    private static String name(JsonElement category) {
        JsonObject object = category.getAsJsonObject();
        return object.has("name") ? object.get("name").getAsString() : "";
    }
}
