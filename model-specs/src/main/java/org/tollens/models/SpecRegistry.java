package org.tollens.models;

import java.nio.file.Path;
import java.util.List;

/** Finds model and corpus specs: the built-in ones and those of the user's resources. */
public final class SpecRegistry {
    private SpecRegistry() {}

    /** The registry over the class path of the given loader. */
    public static SpecRegistry of(ClassLoader loader) {
        java.util.Objects.requireNonNull(loader);
        return new SpecRegistry();
    }

    /** Ids of all models, sorted. */
    public List<String> modelIds() {
        throw new UnsupportedOperationException();
    }

    /** Ids of all corpora, sorted. */
    public List<String> corpusIds() {
        throw new UnsupportedOperationException();
    }

    /**
     * The spec of a model.
     *
     * @throws SpecException if there is none, naming those there are
     */
    public ModelSpec model(String id) {
        throw new UnsupportedOperationException(id);
    }

    /**
     * The folder with config.json, model.safetensors and tokenizer.json of the model. Embedded files are unpacked once
     * below {@code cache}, atomically, unless they are plain files already.
     *
     * @throws SpecException if files are missing or do not have the digest that the spec pins
     */
    public Path files(ModelSpec model, Path cache) {
        throw new UnsupportedOperationException(model.id() + cache);
    }

    /**
     * A corpus with its documents.
     *
     * @throws SpecException if there is none, naming those there are, or if its file is missing or broken
     */
    public Corpus corpus(String id) {
        throw new UnsupportedOperationException(id);
    }
}
