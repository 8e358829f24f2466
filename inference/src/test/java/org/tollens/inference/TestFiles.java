package org.tollens.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.stream.Stream;
import org.tollens.inference.safetensors.SafetensorsFile;

/** Test resources as files. */
public final class TestFiles {
    private TestFiles() {}

    /** A golden folder's model with the words t0, t1, ... as its tokenizer. */
    public static Path goldenModel(String name, Path temporary) {
        try {
            for (String file : new String[] {"config.json", "model.safetensors", "golden.safetensors"}) {
                Files.copy(resource("parity/" + name + "/" + file), temporary.resolve(file));
            }
            tokenizer(temporary);
            return temporary;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the tokenizer of the words t0 to t96 into a folder. */
    public static void tokenizer(Path folder) throws IOException {
        try (InputStream in = Objects.requireNonNull(TestFiles.class.getResourceAsStream("tokenizer.json"))) {
            Files.copy(in, folder.resolve("tokenizer.json"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Fails on a file of a trace store that was cut off. */
    public static void assertWhole(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store.resolve("documents"))) {
            files.filter(p -> p.toString().endsWith(".safetensors"))
                    .forEach(p -> SafetensorsFile.open(p).close());
        }
    }

    /** A resource that lies in a folder. */
    public static Path resource(String name) {
        URL url = Objects.requireNonNull(TestFiles.class.getClassLoader().getResource(name), name);
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
