package org.tollens.endtoend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A small trained GPT-2 in a folder of the user's, and a corpus beside it, each with a spec as the documents say. */
final class UserModel {
    /** The longest window of the model, in tokens. */
    static final int CONTEXT = 64;

    private static final String TINY = "engine/src/test/resources/tollens/";

    private UserModel() {}

    static byte[] asTrained(byte[] weights) {
        return weights;
    }

    static byte[] cutOff(byte[] weights) {
        return Arrays.copyOf(weights, weights.length - 1_000);
    }

    static byte[] withNaN(byte[] weights) {
        ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(weights.length - 4, Float.NaN);
        return weights;
    }

    /** Puts a model into a folder outside the project's resources; the spec finds it by a system property. */
    static void add(UserProject project, String id, UnaryOperator<byte[]> change) throws IOException {
        Path from = Readme.root().resolve(TINY + "models/tiny-gpt2");
        Path to = Files.createDirectories(project.folder().resolve("models").resolve(id));
        for (String name : new String[] {"config.json", "tokenizer.json"}) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
        Files.write(
                to.resolve("model.safetensors"), change.apply(Files.readAllBytes(from.resolve("model.safetensors"))));
        project.write("src/test/resources/tollens/models/" + id + ".yaml", """
                family: gpt2
                source: folder:${models.dir}/%s
                dtype: float32
                context: %d
                licence: Apache-2.0
                """.formatted(id, CONTEXT));
    }

    static void addCorpus(UserProject project, String id) throws IOException {
        project.write("src/test/data/" + id + ".jsonl", Readme.text(TINY + "corpora/tiny-tales.jsonl"));
        project.write("src/test/resources/tollens/corpora/" + id + ".yaml", """
                description: Tales of our own.
                source: file:src/test/data/%s.jsonl
                licence: CC0-1.0
                """.formatted(id));
    }
}
