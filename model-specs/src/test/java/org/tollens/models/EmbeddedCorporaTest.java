package org.tollens.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EmbeddedCorporaTest {
    private static final Set<String> HELD_OUT = Set.of(
            "l-frank-baum_ozma-of-oz",
            "arthur-conan-doyle_the-return-of-sherlock-holmes",
            "jane-austen_persuasion",
            "h-g-wells_the-invisible-man",
            "mark-twain_the-prince-and-the-pauper",
            "jack-london_the-sea-wolf");

    private final SpecRegistry registry = SpecRegistry.of(EmbeddedCorporaTest.class.getClassLoader());

    @Test
    void heldOutFictionIsEveryChapterOfTheSixHeldOutBooks() {
        Corpus corpus = registry.corpus("held-out-fiction");

        assertThat(corpus.documents()).hasSize(161).allSatisfy(EmbeddedCorporaTest::wellFormed);
        assertThat(sources(corpus)).isEqualTo(HELD_OUT);
        assertThat(corpus.licence()).isEqualTo("CC0-1.0");
        Document first = corpus.documents().stream()
                .filter(d -> d.id().equals("jane-austen_persuasion/01"))
                .findFirst()
                .orElseThrow();
        assertThat(first.title()).isEqualTo("Persuasion by Jane Austen, chapter 1");
        assertThat(first.text()).startsWith("Sir Walter Elliot, of Kellynch Hall, in Somersetshire,");
    }

    @Test
    void trainingFictionIsCutChaptersOfOtherBooks() {
        Corpus corpus = registry.corpus("training-fiction");

        assertThat(corpus.documents()).hasSize(256).allSatisfy(EmbeddedCorporaTest::wellFormed);
        assertThat(corpus.documents()).allSatisfy(d -> assertThat(d.text()).hasSizeBetween(1000, 6000));
        assertThat(sources(corpus)).hasSize(64).doesNotContainAnyElementsOf(HELD_OUT);
    }

    @Test
    void noDocumentIsInBothCorpora() {
        Set<String> heldOut = texts("held-out-fiction");

        assertThat(heldOut).hasSize(161);
        assertThat(texts("training-fiction")).hasSize(256).doesNotContainAnyElementsOf(heldOut);
    }

    private static void wellFormed(Document document) {
        assertThat(document.id()).matches(java.util.regex.Pattern.quote(document.source()) + "/\\d{2,3}");
        assertThat(document.licence()).isEqualTo("CC0-1.0");
        assertThat(document.text()).isEqualTo(document.text().strip());
    }

    private Set<String> texts(String corpus) {
        return registry.corpus(corpus).documents().stream().map(Document::text).collect(Collectors.toSet());
    }

    private static Set<String> sources(Corpus corpus) {
        List<Document> documents = corpus.documents();
        assertThat(documents).extracting(Document::id).doesNotHaveDuplicates();
        return documents.stream().map(Document::source).collect(Collectors.toCollection(TreeSet::new));
    }
}
