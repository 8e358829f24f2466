package org.tollens.models;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds model and corpus specs: the built-in ones and those of the user's resources.
 *
 * <p>A model spec is a class path resource {@code tollens/models/<id>.yaml}, a corpus spec {@code
 * tollens/corpora/<id>.yaml}. The class path is listed when the registry is made; a spec is read, and complained about,
 * when it is asked for, so a broken one does not keep others from being used. Instances may be shared between threads.
 */
public final class SpecRegistry {
    private static final List<String> MODEL_KEYS = List.of("family", "source", "dtype", "context", "licence", "sha256");
    private static final List<String> CORPUS_KEYS =
            List.of("description", "source", "licence", "documents", "repeat", "fitting");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Specs models;
    private final Specs corpora;
    private final ModelFiles files;
    private final CorpusReader documents;

    private SpecRegistry(ClassLoader loader) {
        models = new Specs("model", "tollens/models", loader);
        corpora = new Specs("corpus", "tollens/corpora", loader);
        files = new ModelFiles(loader);
        documents = new CorpusReader(loader);
    }

    /**
     * The registry over the class path of the given loader.
     *
     * @throws SpecException if the class path cannot be listed
     */
    public static SpecRegistry of(ClassLoader loader) {
        return new SpecRegistry(Objects.requireNonNull(loader, "loader"));
    }

    /** Ids of all models, sorted. */
    public List<String> modelIds() {
        return models.ids();
    }

    /** Ids of all corpora, sorted. */
    public List<String> corpusIds() {
        return corpora.ids();
    }

    /**
     * The spec of a model.
     *
     * @throws SpecException if there is none, naming those there are, if there are two, or if it is not well formed
     */
    public ModelSpec model(String id) {
        YamlSpec yaml = models.read(id, MODEL_KEYS);
        Optional<String> sha256 = yaml.characters(
                "sha256",
                SHA256.asMatchPredicate(),
                "64 lower-case hexadecimal digits",
                "run 'sha256sum " + ModelFiles.WEIGHTS + "'");
        return new ModelSpec(
                id,
                yaml.text("family"),
                yaml.text(
                        "source",
                        source -> Location.isOneOf(source, "embedded", "folder"),
                        "'embedded:<resource folder>' or 'folder:<path>'",
                        "write one of them"),
                yaml.text("dtype", "float32"::equals, "float32, the only arithmetic there is", "write float32"),
                yaml.integer("context", 2),
                yaml.text("licence"),
                sha256);
    }

    /**
     * The folder with config.json, model.safetensors and tokenizer.json of the model. Embedded files are unpacked once
     * below {@code cache}, atomically, unless they are plain files already.
     *
     * @throws SpecException if files are missing or do not have the digest that the spec pins
     */
    public Path files(ModelSpec model, Path cache) {
        return files.find(model, cache, models.where(model.id()));
    }

    /**
     * A corpus with its documents, in the order of the file.
     *
     * @throws SpecException if there is none, naming those there are, or if its file is missing or broken
     */
    public Corpus corpus(String id) {
        YamlSpec yaml = corpora.read(id, CORPUS_KEYS);
        String source = yaml.text(
                "source",
                s -> Location.isOneOf(s, "embedded", "folder", "file"),
                "'embedded:<resource>', 'folder:<path>' or 'file:<path>'",
                "write one of them");
        String description = yaml.text("description");
        String licence = yaml.text("licence");
        int limit = yaml.has("documents") ? yaml.integer("documents", 1) : 0;
        boolean repeated = yaml.has("repeat") && yaml.flag("repeat");
        return new Corpus(
                id,
                description,
                licence,
                documents.read(id, source, corpora.where(id)),
                limit,
                repeated,
                yaml.characters("fitting", s -> !s.isBlank(), "the id of a corpus", "write one"));
    }
}
