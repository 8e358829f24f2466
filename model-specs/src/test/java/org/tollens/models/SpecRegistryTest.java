package org.tollens.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.models.ClassPath.folder;
import static org.tollens.models.ClassPath.jar;
import static org.tollens.models.ClassPath.registry;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecRegistryTest {
    private static final String SPEC = """
            family: gpt2
            source: folder:somewhere
            dtype: float32
            context: 1024
            licence: MIT
            """;

    @TempDir
    Path temporary;

    @Test
    void findsSpecsInFoldersAndJarsWhateverTheirPathsLookLike() {
        Path classes = folder(temporary.resolve("with space"), Map.of("tollens/models/mine.yaml", SPEC));
        Path library = jar(
                temporary.resolve("a library+1.jar"),
                Map.of("tollens/models/theirs.yml", SPEC, "tollens/models/theirs/config.yaml", "not a spec"));

        SpecRegistry registry = registry(classes, library);

        assertThat(registry.modelIds()).containsExactly("mine", "theirs");
        assertThat(registry.model("theirs"))
                .isEqualTo(
                        new ModelSpec("theirs", "gpt2", "folder:somewhere", "float32", 1024, "MIT", Optional.empty()));
    }

    @Test
    void theBuiltInSpecsAreFound() {
        SpecRegistry registry = SpecRegistry.of(SpecRegistryTest.class.getClassLoader());

        assertThat(registry.modelIds()).contains("reference-gpt2");
        assertThat(registry.corpusIds()).contains("held-out-fiction", "training-fiction");
        assertThat(registry.model("reference-gpt2").context()).isEqualTo(256);
    }

    @Test
    void noSpecsAreNoError() {
        SpecRegistry registry = registry(folder(temporary, Map.of("other.txt", "")));

        assertThat(registry.modelIds()).isEmpty();
        assertThatThrownBy(() -> registry.model("gpt2"))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "expected the id of a model, one of [], found 'gpt2' in the class path folder tollens/models; "
                                + "add tollens/models/gpt2.yaml to your test resources");
    }

    @Test
    void anUnknownIdNamesTheKnownOnesAndTheClosest() {
        SpecRegistry registry = registry(folder(
                temporary, Map.of("tollens/models/reference-gpt2.yaml", SPEC, "tollens/models/other.yaml", SPEC)));

        assertThatThrownBy(() -> registry.model("refrence-gtp2"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("one of [other, reference-gpt2], found 'refrence-gtp2'")
                .hasMessageContaining("did you mean 'reference-gpt2'?");
        assertThatThrownBy(() -> registry.model("pythia-160m"))
                .isInstanceOf(SpecException.class)
                .hasMessageNotContaining("did you mean");
        assertThatThrownBy(() -> registry.corpus("anything"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("the id of a corpus, one of []");
    }

    @Test
    void twoSpecsWithOneIdAreRefusedNamingBoth() {
        Path one = folder(temporary.resolve("one"), Map.of("tollens/models/same.yaml", SPEC));
        Path two = jar(temporary.resolve("two.jar"), Map.of("tollens/models/same.yaml", SPEC));

        assertThatThrownBy(() -> registry(one, two).model("same"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("expected one spec of the model 'same', found 2")
                .hasMessageContaining("one/tollens/models/same.yaml")
                .hasMessageContaining("two.jar!/tollens/models/same.yaml");
        assertThat(registry(one, one).model("same").family()).isEqualTo("gpt2");
    }

    @Test
    void aBrokenSpecDoesNotKeepOthersFromBeingUsed() {
        SpecRegistry registry = registry(
                folder(temporary, Map.of("tollens/models/good.yaml", SPEC, "tollens/models/broken.yaml", "family: [")));

        assertThat(registry.modelIds()).containsExactly("broken", "good");
        assertThat(registry.model("good").id()).isEqualTo("good");
        assertThatThrownBy(() -> registry.model("broken")).isInstanceOf(SpecException.class);
    }

    /** Each line replaces one line of the spec; the message must have all the parts, separated by {@code |}. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            family: gpt2;       famly: gpt2;                  found the unknown key 'famly'|broken.yaml line 1|did you mean 'family'?
            family: gpt2;       colour: blue;                 found the unknown key 'colour'|line 1|remove it
            family: gpt2;       family: [gpt2];               expected family to be text, found a list|line 1
            family: gpt2;       family: 2;                    expected family to be text, found the int '2'|line 1
            family: gpt2;       family:;                      expected family to be text, found the null ''|line 1
            family: gpt2;       "{";                          expected YAML|broken.yaml line
            family: gpt2;       just words;                   expected YAML|broken.yaml line
            context: 1024;      "context: '1024'";            expected context to be a whole number of at least 2, found the str '1024'|line 4
            context: 1024;      context: 1.5;                 found the float '1.5'|line 4
            context: 1024;      context: 1;                   expected context to be a whole number of at least 2, found '1'|line 4
            context: 1024;      context: 99999999999;         expected context to be a whole number of at least 2, found 99999999999|line 4
            context: 1024;      context: {a: 1};              found a mapping|line 4
            context: 1024;      "family: other";              expected each key once, found 'family' again (first line 1)|line 4
            licence: MIT;       "# nothing";                  expected the key 'licence', found only [family, source, dtype, context]|add 'licence: ...'
            dtype: float32;     dtype: float16;               expected dtype to be float32, the only arithmetic there is, found 'float16'|line 3
            source: folder:somewhere; source: somewhere;      expected source to be 'embedded:<resource folder>' or 'folder:<path>', found 'somewhere'|line 2
            source: folder:somewhere; "source: 'folder: '";   expected source to be|line 2
            licence: MIT;       "licence: MIT\nsha256: 12ab"; expected sha256 to be 64 lower-case hexadecimal digits|12ab|sha256sum model.safetensors
            """)
    void aBrokenSpecSaysWhatIsWrongAndWhere(String line, String broken, String parts) {
        String spec = SPEC.replace(line, broken.replace("\\n", "\n"));
        SpecRegistry registry = registry(folder(temporary, Map.of("tollens/models/broken.yaml", spec)));

        assertThat(spec).isNotEqualTo(SPEC);
        assertThatThrownBy(() -> registry.model("broken"))
                .isInstanceOf(SpecException.class)
                .hasMessageContainingAll(parts.split("\\|"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            "";         found nothing
            "- a";      found a list
            "words";    found the str 'words'
            """)
    void aSpecThatIsNoMappingIsRefused(String yaml, String part) {
        SpecRegistry registry = registry(folder(temporary, Map.of("tollens/models/broken.yaml", yaml)));

        assertThatThrownBy(() -> registry.model("broken"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(
                        "expected a mapping with the keys [family, source, dtype, context, licence, sha256]")
                .hasMessageContaining(part);
    }

    @Test
    void aDigestOfDigitsAloneIsStillADigest() {
        String digest = "1".repeat(64);
        SpecRegistry registry =
                registry(folder(temporary, Map.of("tollens/models/a.yaml", SPEC + "sha256: " + digest + "\n")));

        assertThat(registry.model("a").sha256()).contains(digest);
    }

    @ParameterizedTest
    @CsvSource({"kitten,sitting,3", "'',abc,3", "abc,'',3", "same,same,0", "ab,ba,2"})
    void theEditDistanceIsLevenshteins(String a, String b, int distance) {
        assertThat(Closest.distance(a, b)).isEqualTo(distance);
    }
}
