package org.tollens.models;

import static java.nio.file.Files.readString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.models.ClassPath.folder;
import static org.tollens.models.ClassPath.jar;
import static org.tollens.models.ClassPath.registry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    private static final String WEIGHTS = "weights ".repeat(100_000);
    private static final String DIGEST = sha256(WEIGHTS);

    @TempDir
    Path temporary;

    private Path cache() {
        return temporary.resolve("cache");
    }

    private static String spec(String source) {
        return "family: gpt2\nsource: " + source + "\ndtype: float32\ncontext: 8\nlicence: MIT\n";
    }

    /** The files of the model {@code m} and its spec, as class path resources. */
    private static Map<String, String> resources(String weights, String more) {
        Map<String, String> files = new HashMap<>();
        files.put("tollens/models/m.yaml", spec("embedded:tollens/models/m") + more);
        files.put("tollens/models/m/config.json", "{}");
        files.put("tollens/models/m/tokenizer.json", "{\"version\":1}");
        files.put("tollens/models/m/tokenizer_config.json", "{\"extra\":1}");
        files.put("tollens/models/m/model.safetensors", weights);
        return files;
    }

    private Path find(SpecRegistry registry) {
        return registry.files(registry.model("m"), cache());
    }

    @Test
    void plainFilesAreUsedInPlace() {
        Path classes = folder(temporary.resolve("my classes"), resources(WEIGHTS, "sha256: " + DIGEST));

        assertThat(find(registry(classes))).isEqualTo(classes.resolve("tollens/models/m"));
        assertThat(cache()).doesNotExist();
    }

    @Test
    void aJarIsUnpackedOnce() throws IOException {
        Path library = jar(temporary.resolve("m.jar"), resources(WEIGHTS, "sha256: " + DIGEST));

        Path found = find(registry(library));

        assertThat(found).hasParentRaw(cache());
        assertThat(names(found))
                .containsExactlyInAnyOrder(
                        "config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json");
        assertThat(readString(found.resolve("model.safetensors"))).isEqualTo(WEIGHTS);
        FileTime marked = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(found.resolve("model.safetensors"), marked);
        assertThat(find(registry(library))).isEqualTo(found);
        assertThat(Files.getLastModifiedTime(found.resolve("model.safetensors")))
                .isEqualTo(marked);
    }

    @Test
    void damagedFilesAreUnpackedAgain() throws IOException {
        Path library = jar(temporary.resolve("m.jar"), resources(WEIGHTS, ""));
        Path found = find(registry(library));
        Files.writeString(found.resolve("model.safetensors"), WEIGHTS.substring(1));
        Files.delete(found.resolve("config.json"));

        assertThat(find(registry(library))).isEqualTo(found);
        assertThat(readString(found.resolve("model.safetensors"))).isEqualTo(WEIGHTS);
        assertThat(found.resolve("config.json")).hasContent("{}");
    }

    @Test
    void otherContentsGoToAnotherFolder() {
        Path first = find(registry(jar(temporary.resolve("1.jar"), resources(WEIGHTS, ""))));
        Path second = find(registry(jar(temporary.resolve("2.jar"), resources(WEIGHTS + "changed", ""))));

        assertThat(second).isNotEqualTo(first);
        assertThat(first.resolve("model.safetensors")).hasContent(WEIGHTS);
    }

    @Test
    void manyAtOnceUnpackWholeFilesAndLeaveNothingElse() throws IOException {
        Path library = jar(temporary.resolve("m.jar"), resources(WEIGHTS, ""));
        Set<Path> folders = new ConcurrentSkipListSet<>();
        Set<String> digests = new ConcurrentSkipListSet<>();

        IntStream.range(0, 16).parallel().forEach(i -> {
            Path found = find(registry(library));
            folders.add(found);
            digests.add(sha256(read(found.resolve("model.safetensors"))));
        });

        assertThat(folders).hasSize(1);
        assertThat(digests).containsExactly(DIGEST);
        assertThat(names(folders.iterator().next())).hasSize(4);
    }

    @Test
    void weightsThatAreNotThePinnedOnesAreRefused() {
        String other = "0".repeat(64);
        Path classes = folder(temporary.resolve("classes"), resources(WEIGHTS, "sha256: '" + other + "'"));
        Path library = jar(temporary.resolve("m.jar"), resources(WEIGHTS, "sha256: '" + other + "'"));

        for (Path root : new Path[] {classes, library}) {
            assertThatThrownBy(() -> find(registry(root)))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("expected model.safetensors with the sha256 " + other)
                    .hasMessageContaining("tollens/models/m.yaml pins, found " + DIGEST)
                    .hasMessageContaining(root.toString());
        }
    }

    @Test
    void aFolderOnDiskIsUsedInPlaceWithPropertiesFilledIn() {
        Path model = folder(
                temporary.resolve("a model"),
                Map.of("config.json", "{}", "tokenizer.json", "{}", "model.safetensors", ""));
        Path classes = folder(
                temporary.resolve("classes"),
                Map.of("tollens/models/m.yaml", spec("folder:${tollens.test.models}/a model/../a model")));
        System.setProperty("tollens.test.models", temporary.toString());
        try {
            assertThat(find(registry(classes))).isEqualTo(model);
        } finally {
            System.clearProperty("tollens.test.models");
        }
        assertThatThrownBy(() -> find(registry(classes)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("expected the system property 'tollens.test.models'")
                .hasMessageContaining("found it unset in tollens/models/m.yaml; give it: -Dtollens.test.models=<path>");
    }

    @Test
    void aRelativeFolderIsRelativeToTheWorkingDirectory() {
        Path classes = folder(temporary, Map.of("tollens/models/m.yaml", spec("folder:no/such/folder")));

        assertThatThrownBy(() -> find(registry(classes)))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "expected the files [config.json, model.safetensors, tokenizer.json] of the model 'm', found no "
                                + "config.json, model.safetensors, tokenizer.json in "
                                + Path.of("no/such/folder").toAbsolutePath()
                                + " (no such folder); put them there or correct 'source: folder:no/such/folder' in "
                                + "tollens/models/m.yaml");
    }

    @Test
    void missingFilesAreNamed() {
        Map<String, String> files = resources(WEIGHTS, "");
        files.remove("tollens/models/m/model.safetensors");

        for (Path root : new Path[] {folder(temporary.resolve("f"), files), jar(temporary.resolve("m.jar"), files)}) {
            assertThatThrownBy(() -> find(registry(root)))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("found no model.safetensors in the class path folder tollens/models/m;");
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Set.copyOf(files.map(f -> f.getFileName().toString()).toList());
        }
    }

    private static String read(Path file) {
        try {
            return readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String sha256(String text) {
        java.security.MessageDigest digest = Digest.sha256();
        digest.update(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Digest.hex(digest);
    }
}
