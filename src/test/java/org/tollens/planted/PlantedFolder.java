package org.tollens.planted;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;
import org.tollens.inference.MeasurementOptions;
import org.tollens.inference.MeasurementPlan;
import org.tollens.inference.MeasurementSettings;
import org.tollens.inference.Measurer;
import org.tollens.models.SpecRegistry;

/** A folder with a model, a corpus and their specs, written as a user's are and measured as a user's are. */
final class PlantedFolder {
    /** The longest window, in tokens. */
    static final int CONTEXT = 128;

    private static final int SKIP_FIRST = 8;
    private static final String MODEL = "planted";
    private static final String CORPUS = "made-up";

    private final Path folder;

    private PlantedFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes {@code model.safetensors} to a path. */
    interface WeightWriter {
        void write(Path file) throws IOException;
    }

    /**
     * Writes everything.
     *
     * @param documents [document][position] token types
     */
    static PlantedFolder write(Path folder, Shape shape, WeightWriter weights, int[][] documents) throws IOException {
        PlantedFolder result = new PlantedFolder(folder);
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("config.json"), shape.config());
        Files.writeString(model.resolve("tokenizer.json"), tokenizer(shape.types));
        weights.write(model.resolve("model.safetensors"));
        Path specs = folder.resolve("specs/tollens");
        spec(specs.resolve("models/" + MODEL + ".yaml"), """
                family: gpt2
                source: folder:%s
                dtype: float32
                context: %d
                licence: Apache-2.0
                """.formatted(model, CONTEXT));
        Path text = folder.resolve("documents.jsonl");
        Files.writeString(text, result.lines(documents));
        spec(specs.resolve("corpora/" + CORPUS + ".yaml"), """
                description: Documents drawn from a known distribution.
                source: file:%s
                licence: CC0-1.0
                """.formatted(text));
        return result;
    }

    /** Sizes of a model. */
    record Shape(int layers, int heads, int width, int inner, int types) {
        String config() {
            JsonObject json = new JsonObject();
            json.addProperty("model_type", "gpt2");
            json.addProperty("activation_function", "gelu_new");
            json.addProperty("n_layer", layers);
            json.addProperty("n_head", heads);
            json.addProperty("n_embd", width);
            json.addProperty("n_inner", inner);
            json.addProperty("n_positions", CONTEXT);
            json.addProperty("vocab_size", types);
            json.addProperty("layer_norm_epsilon", ProgrammedWeights.EPSILON);
            json.addProperty("tie_word_embeddings", true);
            return json.toString();
        }
    }

    private static void spec(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Every document is a source of its own, so that documents are the clusters. */
    private String lines(int[][] documents) {
        StringBuilder lines = new StringBuilder();
        for (int d = 0; d < documents.length; d++) {
            JsonObject line = new JsonObject();
            line.addProperty("id", "document-" + d);
            line.addProperty("source", "source-" + d);
            line.addProperty("title", "Document " + d);
            line.addProperty("licence", "CC0-1.0");
            line.addProperty(
                    "text",
                    Arrays.stream(documents[d]).mapToObj(PlantedFolder::word).collect(Collectors.joining(" ")));
            lines.append(line).append('\n');
        }
        return lines.toString();
    }

    private static String word(int type) {
        return "w" + type;
    }

    /** One token a word. */
    private static String tokenizer(int types) {
        JsonObject vocabulary = new JsonObject();
        for (int x = 0; x < types; x++) {
            vocabulary.addProperty(word(x), x);
        }
        JsonObject model = new JsonObject();
        model.addProperty("type", "WordLevel");
        model.add("vocab", vocabulary);
        model.addProperty("unk_token", word(0));
        JsonObject pieces = new JsonObject();
        pieces.addProperty("type", "WhitespaceSplit");
        JsonObject json = new JsonObject();
        json.addProperty("version", "1.0");
        json.add("added_tokens", new com.google.gson.JsonArray());
        json.add("pre_tokenizer", pieces);
        json.add("model", model);
        return json.toString();
    }

    /** Measures what a claim needs, its controls included. */
    Columns measure(Constraint claim, Planted.Size size) throws IOException {
        return measure(claim.requires(), claim.requiresOnRandomWeights(), size);
    }

    /**
     * Measures some observables.
     *
     * @param random those that are measured on random initialisations too
     */
    Columns measure(Set<Observable> observables, Set<Observable> random, Planted.Size size) throws IOException {
        MeasurementSettings settings = new MeasurementSettings(size.window(), SKIP_FIRST, 0, size.skipDocuments(), 1);
        MeasurementOptions options =
                new MeasurementOptions(folder.resolve("traces"), folder.resolve("unpacked"), "cpu", 0);
        URL[] specs = {folder.resolve("specs").toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(specs, null)) {
            return new Measurer(SpecRegistry.of(loader), options)
                    .measure(
                            new MeasurementPlan(MODEL, CORPUS, observables, random, settings),
                            (stage, done, total, rate) -> {})
                    .columns();
        }
    }
}
