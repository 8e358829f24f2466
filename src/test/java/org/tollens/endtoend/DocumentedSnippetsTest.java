package org.tollens.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.tollens.engine.TollensParameters;
import org.tollens.models.ModelSpec;
import org.tollens.models.SpecRegistry;
import org.xml.sax.InputSource;

/** Whatever the documents show can be copied: it compiles, parses, and names only what there is. */
class DocumentedSnippetsTest {
    private static final Set<String> LANGUAGES = Set.of("java", "yaml", "json", "xml", "sh", "python", "text");
    private static final Pattern PARAMETER = Pattern.compile("(?<![\\w./-])(?:-D)?(tollens\\.[a-z]+(?:\\.[a-z]+)*)");
    private static final Pattern PROFILE = Pattern.compile("\\s-P\\s*(\\w+)");
    private static final Pattern MODULES = Pattern.compile("\\s-pl\\s+([\\w,-]+)");

    @TempDir
    private Path folder = Path.of("");

    private List<Readme.Block> blocks = List.of();

    @BeforeEach
    void readEveryDocument() throws IOException {
        blocks = Readme.documents().stream()
                .flatMap(document -> Readme.blocks(document).stream())
                .toList();
    }

    private Stream<DynamicTest> each(String language, Check check) {
        List<Readme.Block> found = blocks.stream()
                .filter(block -> block.language().equals(language))
                .toList();
        assertThat(found).as("%s blocks in the documents", language).isNotEmpty();
        return found.stream()
                .map(block -> dynamicTest(
                        block.document() + ": "
                                + block.text().lines().findFirst().orElse("empty"),
                        () -> check.of(block.text())));
    }

    @Test
    void everyFenceSaysWhatItHolds() {
        assertThat(blocks).allSatisfy(block -> assertThat(LANGUAGES)
                .as("language of the block in %s that begins '%s'", block.document(), block.text())
                .contains(block.language()));
    }

    @TestFactory
    Stream<DynamicTest> javaCompiles() {
        return each("java", text -> assertThat(InMemoryCompiler.errors(text)).isEmpty());
    }

    @Test
    void aSnippetThatDoesNotCompileIsSeen() throws IOException {
        assertThat(InMemoryCompiler.errors("class Wrong { Constraint claim() { return null; } }"))
                .isNotEmpty();
        assertThat(InMemoryCompiler.errors("Constraint claim() { return constraint(\"x\").source(\"y\"); }"))
                .isNotEmpty();
        assertThat(InMemoryCompiler.errors("Constraint none() { throw new IllegalStateException(); }"))
                .isEmpty();
    }

    @TestFactory
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    Stream<DynamicTest> yamlIsASpec() {
        return each("yaml", this::readsAsSpec);
    }

    // A model's family or a corpus's description tells which of the two it is.
    private void readsAsSpec(String text) throws IOException {
        boolean model = text.contains("family:");
        Path specs = Files.createDirectories(folder.resolve(model ? "tollens/models" : "tollens/corpora"));
        Path data = Files.writeString(folder.resolve("documented.jsonl"), documentedLine());
        String onDisk = model ? text : text.replaceFirst("(?m)^source: file:.*$", "source: 'file:" + data + "'");
        Files.writeString(specs.resolve("documented.yaml"), onDisk);
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            SpecRegistry registry = SpecRegistry.of(loader);
            if (model) {
                ModelSpec spec = registry.model("documented");
                assertThat(spec.family()).isEqualTo("gpt2");
            } else {
                assertThat(registry.corpus("documented").documents()).hasSize(1);
            }
        }
    }

    private String documentedLine() {
        return blocks.stream()
                .filter(block -> block.document().endsWith("models-and-corpora.md")
                        && block.language().equals("json"))
                .map(Readme.Block::text)
                .findFirst()
                .orElseThrow();
    }

    @TestFactory
    Stream<DynamicTest> jsonParses() {
        return each("json", text -> assertThatCode(() -> JsonParser.parseReader(strictly(text)))
                .doesNotThrowAnyException());
    }

    private static JsonReader strictly(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        return reader;
    }

    @TestFactory
    Stream<DynamicTest> xmlIsWellFormed() {
        return each("xml", text -> assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(text))))
                .doesNotThrowAnyException());
    }

    @Test
    void everyParameterThatIsNamedExists() throws Exception {
        Set<String> known = new TreeSet<>(buildProperties());
        for (var constant : TollensParameters.class.getFields()) {
            known.add((String) constant.get(null));
        }
        List<String> unknown = new ArrayList<>();
        for (String document : Readme.documents()) {
            Matcher names = PARAMETER.matcher(Readme.text(document));
            while (names.find()) {
                if (!known.contains(names.group(1))) {
                    unknown.add(document + ": " + names.group());
                }
            }
        }
        assertThat(unknown)
                .as("names that are neither parameters nor properties of this build")
                .isEmpty();
    }

    /** Those that the poms set or that switch a test of this build to writing. */
    private static Set<String> buildProperties() {
        Set<String> names = new TreeSet<>(Set.of("tollens.docs"));
        for (String pom : List.of("pom.xml", "regression/pom.xml")) {
            Matcher properties = Pattern.compile("<(tollens\\.[\\w.]+)>").matcher(Readme.text(pom));
            while (properties.find()) {
                names.add(properties.group(1));
            }
        }
        return names;
    }

    @Test
    void everyProfileAndModuleThatACommandNamesExists() throws IOException {
        String pom = Readme.text("pom.xml");
        for (String document : Readme.documents()) {
            String text = Readme.text(document);
            PROFILE.matcher(text).results().forEach(profile -> assertThat(pom)
                    .as("profile in %s", document)
                    .contains("<id>" + profile.group(1) + "</id>"));
            MODULES.matcher(text)
                    .results()
                    .flatMap(modules -> Stream.of(modules.group(1).split(",", -1)))
                    .forEach(module -> assertThat(Readme.root().resolve(module).resolve("pom.xml"))
                            .as("module in %s", document)
                            .exists());
        }
    }

    private interface Check {
        void of(String text) throws Exception;
    }
}
