package org.tollens.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.models.ClassPath.folder;
import static org.tollens.models.ClassPath.jar;
import static org.tollens.models.ClassPath.registry;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusReaderTest {
    @TempDir
    Path temporary;

    private static String line(String id) {
        return "{\"id\":\"" + id
                + "\",\"source\":\"book\",\"title\":\"T\",\"licence\":\"CC0-1.0\",\"text\":\"na\u00efve " + id
                + "\"}\n";
    }

    private static String spec(String source) {
        return "description: Some words.\nsource: " + source + "\nlicence: CC0-1.0\n";
    }

    private Corpus read(String lines) {
        return registry(folder(
                        temporary.resolve("classes"),
                        Map.of("tollens/corpora/c.yaml", spec("embedded:data/c.jsonl"), "data/c.jsonl", lines)))
                .corpus("c");
    }

    @Test
    void readsDocumentsInOrder() {
        Corpus corpus = read(line("b") + "\n" + line("a"));

        assertThat(corpus.id()).isEqualTo("c");
        assertThat(corpus.description()).isEqualTo("Some words.");
        assertThat(corpus.documents())
                .containsExactly(
                        new Document("b", "book", "T", "CC0-1.0", "na\u00efve b"),
                        new Document("a", "book", "T", "CC0-1.0", "na\u00efve a"));
    }

    private Corpus readWith(String keys) {
        return registry(folder(
                        temporary.resolve("classes"),
                        Map.of(
                                "tollens/corpora/c.yaml",
                                spec("embedded:data/c.jsonl") + keys,
                                "data/c.jsonl",
                                line("a"))))
                .corpus("c");
    }

    @Test
    void saysHowItsDocumentsAreRead() {
        Corpus plain = readWith("");
        assertThat(plain.limit()).isZero();
        assertThat(plain.repeated()).isFalse();
        Corpus repeated = readWith("repeat: true\ndocuments: 40\n");
        assertThat(repeated.limit()).isEqualTo(40);
        assertThat(repeated.repeated()).isTrue();
        assertThat(readWith("repeat: false\n").repeated()).isFalse();
    }

    @Test
    void refusesAnotherWayOfReading() {
        assertThatThrownBy(() -> readWith("repeat: twice\n"))
                .hasMessageContaining("repeat to be true or false, found the str 'twice'")
                .hasMessageContaining("c.yaml line 4");
        assertThatThrownBy(() -> readWith("documents: 0\n"))
                .hasMessageContaining("documents to be a whole number of at least 1, found '0'");
    }

    @Test
    void readsFromAJar() {
        Path library = jar(
                temporary.resolve("c.jar"),
                Map.of("tollens/corpora/c.yaml", spec("embedded:data/c.jsonl"), "data/c.jsonl", line("a")));

        assertThat(registry(library).corpus("c").documents()).hasSize(1);
    }

    @Test
    void readsFilesAndFoldersOnDiskPackedOrNot() throws IOException {
        Path data = folder(
                temporary.resolve("data"), Map.of("2.jsonl", line("two"), "3.jsonl", line("three"), "notes.txt", "x"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve("1.jsonl.gz")))) {
            out.write(line("one").getBytes(StandardCharsets.UTF_8));
        }
        Path classes = folder(
                temporary.resolve("classes"),
                Map.of(
                        "tollens/corpora/all.yaml",
                        spec("folder:" + data),
                        "tollens/corpora/first.yaml",
                        spec("file:" + data.resolve("1.jsonl.gz"))));

        assertThat(registry(classes).corpus("all").documents())
                .extracting(Document::id)
                .containsExactly("one", "two", "three");
        assertThat(registry(classes).corpus("first").documents())
                .extracting(Document::id)
                .containsExactly("one");
    }

    @ParameterizedTest
    @CsvSource({"embedded:data/c.jsonl", "file:no/such/c.jsonl", "folder:no/such"})
    void aMissingFileIsNamed(String source) {
        SpecRegistry registry = registry(folder(temporary, Map.of("tollens/corpora/c.yaml", spec(source))));

        assertThatThrownBy(() -> registry.corpus("c"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "expected the documents of the corpus 'c' (.jsonl or .jsonl.gz), found no such file in")
                .hasMessageContaining(source.substring(source.indexOf(':') + 1))
                .hasMessageContaining("correct 'source: " + source + "' in tollens/corpora/c.yaml");
    }

    @Test
    void anEmptyCorpusIsRefused() {
        assertThatThrownBy(() -> read("\n"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("expected at least one document in the corpus 'c', found none")
                .hasMessageContaining("write one JSON object a line with [id, source, title, licence, text]");
    }

    @Test
    void anIdGivenTwiceIsRefusedNamingBothLines() {
        assertThatThrownBy(() -> read(line("a") + line("b") + line("a")))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("expected each document id once, found 'a' also in")
                .hasMessageContainingAll("c.jsonl line 1", "c.jsonl line 3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', textBlock = """
            {"id":"x";                          expected one JSON object with [id, source, title, licence, text]|found the end of the line at column 10
            plain words;                        expected one JSON object|found something else at column
            ["id"];                             found begin array
            {"id":1};                           expected text in the field 'id', found number
            {"id":"x","id":"y"};                expected each field once, found 'id' twice
            {"id":"x","licens":"MIT"};          found the unknown field 'licens'|did you mean 'licence'?
            {"id":"x","source":"s"};            expected a field 'title' with text, found only [id, source]
            {"id":"x","source":" "};            expected a field 'source' with text, found it empty
            {} {};                              expected one JSON object|found something else at column 5
            """)
    void aBadLineIsNamed(String bad, String parts) {
        assertThatThrownBy(() -> read(line("a") + bad + "\n" + line("b")))
                .isInstanceOf(SpecException.class)
                .hasMessageContainingAll(parts.split("\\|"))
                .hasMessageContaining("c.jsonl line 2");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Path data = temporary.resolve("c.jsonl");
        Files.write(data, line("a").getBytes(StandardCharsets.ISO_8859_1));
        SpecRegistry registry =
                registry(folder(temporary.resolve("classes"), Map.of("tollens/corpora/c.yaml", spec("file:" + data))));

        assertThatThrownBy(() -> registry.corpus("c"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "expected readable JSON Lines in UTF-8, found java.nio.charset.MalformedInputException")
                .hasMessageContaining("c.jsonl after line 0");
    }
}
