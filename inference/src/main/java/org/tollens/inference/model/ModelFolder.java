package org.tollens.inference.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tollens.models.Digest;

/**
 * A folder with a model as Hugging Face lays it out.
 *
 * @param path the folder
 * @param config what config.json says
 * @param weightsSha256 digest of model.safetensors
 * @param configSha256 digest of config.json
 * @param tokenizerSha256 digest of tokenizer.json
 */
public record ModelFolder(
        Path path, ModelConfig config, String weightsSha256, String configSha256, String tokenizerSha256) {
    /**
     * Reads the configuration and digests every file.
     *
     * @throws ModelException if a file is missing or the configuration is not supported
     */
    public static ModelFolder open(Path path) {
        ModelConfig config = ConfigReader.read(path.resolve("config.json"));
        return new ModelFolder(
                path,
                config,
                digest(path.resolve("model.safetensors")),
                digest(path.resolve("config.json")),
                digest(path.resolve("tokenizer.json")));
    }

    /** The weights. */
    public Path weights() {
        return path.resolve("model.safetensors");
    }

    /** The tokenizer. */
    public Path tokenizer() {
        return path.resolve("tokenizer.json");
    }

    private static String digest(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new ModelException("expected a file " + file + ", found none; the folder needs config.json,"
                        + " model.safetensors and tokenizer.json");
            }
            return Digest.of(file);
        } catch (IOException e) {
            throw new ModelException("can't read " + file + ": " + e, e);
        }
    }
}
