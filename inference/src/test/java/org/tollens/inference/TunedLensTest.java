package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.constraints.trace.Columns;
import org.tollens.models.Document;

/** A tuned lens of the tiny model: fitted, kept, and read through. */
class TunedLensTest {
    private static final Observable ENTROPY = Observables.tuned(Observables.LENS_ENTROPY);
    private static final Observable SURPRISAL = Observables.tuned(Observables.LENS_SURPRISAL);

    @TempDir
    Path temporary;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(temporary);
        bench.fitting = Optional.of("others");
        bench.others = Bench.documents(80, 2);
    }

    private LensFit fit(Trace trace) {
        return trace.report().tunedLens().orElseThrow();
    }

    private MeasurementException refusal() {
        return Objects.requireNonNull(bench.measure(ENTROPY).failures().get(ENTROPY));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(bench.trace.resolve("lenses"))) {
            return files.toList();
        }
    }

    @Test
    void bringsEveryLayerCloserToTheOutputOnDocumentsItWasNotFittedOn() {
        Trace trace = bench.measure(ENTROPY);
        LensFit fit = fit(trace);
        assertThat(fit.corpus()).isEqualTo("others");
        assertThat(fit.documents()).isEqualTo(64);
        assertThat(fit.heldOutDocuments()).isEqualTo(16);
        assertThat(fit.positions()).isEqualTo(64 * 19);
        assertThat(fit.heldOutPositions()).isEqualTo(16 * 19);
        assertThat(fit.klBefore()).hasSize(3).allMatch(kl -> kl > 0);
        for (int layer = 0; layer < 3; layer++) {
            assertThat(fit.klAfter().get(layer))
                    .as("layer " + layer)
                    .isPositive()
                    .isLessThan(fit.klBefore().get(layer));
        }
        assertThat(fit.fittedNow()).isTrue();
        assertThat(fit.elapsed()).isPositive();
        assertThat(trace.report().controlTokens()).isEqualTo(80 * Bench.WINDOW);
        assertThat(bench.progress).contains("tuned lens, documents 80/80", "tuned lens, layers 3/3");
    }

    @Test
    void isTheModelsOutputAtTheLastLayerAndAnotherLensBelow() {
        Columns columns = bench.measure(
                        ENTROPY,
                        SURPRISAL,
                        Observables.tuned(Observables.LENS_TOP1),
                        Observables.tuned(Observables.LENS_SURPRISAL_SELF),
                        Observables.tuned(Observables.LENS_SURPRISAL_CALIBRATED_SELF),
                        Observables.LENS_ENTROPY,
                        Observables.LENS_SURPRISAL,
                        Observables.LENS_TOP1,
                        Observables.LENS_SURPRISAL_SELF,
                        Observables.LENS_SURPRISAL_CALIBRATED_SELF)
                .columns();
        for (Observable logit : List.of(
                Observables.LENS_ENTROPY,
                Observables.LENS_SURPRISAL,
                Observables.LENS_TOP1,
                Observables.LENS_SURPRISAL_SELF,
                Observables.LENS_SURPRISAL_CALIBRATED_SELF)) {
            assertThat(columns.values(Observables.tuned(logit), 3))
                    .as(logit.key())
                    .isEqualTo(columns.values(logit, 3));
            for (int layer = 0; layer < 3; layer++) {
                assertThat(columns.values(Observables.tuned(logit), layer))
                        .as(logit.key() + layer)
                        .isNotEqualTo(columns.values(logit, layer));
            }
        }
        assertThat(columns.onTunedLens().values(Observables.LENS_ENTROPY, 1)).isEqualTo(columns.values(ENTROPY, 1));
    }

    @Test
    void theSameTextAndSeedGiveTheSameBits() throws IOException {
        LensFit first = fit(bench.measure(ENTROPY));
        byte[] tensors = Files.readAllBytes(files().get(0));
        Files.delete(files().get(0));
        LensFit again = fit(bench.measure(ENTROPY));
        assertThat(again.fittedNow()).isTrue();
        assertThat(again.digest()).isEqualTo(first.digest());
        assertThat(again.klAfter()).isEqualTo(first.klAfter());
        assertThat(Files.size(files().get(0))).isBetween(tensors.length - 8L, tensors.length + 8L);
        Files.delete(files().get(0));
        MeasurementSettings old = bench.settings;
        bench.settings = new MeasurementSettings(old.window(), old.skipFirst(), 0, 3, old.seed() + 1);
        assertThat(fit(bench.measure(ENTROPY)).digest()).isNotEqualTo(first.digest());
    }

    @Test
    void aLaterRunFindsItAndItsColumns() throws IOException {
        Trace first = bench.measure(ENTROPY);
        bench.progress.clear();
        Trace second = bench.measure(ENTROPY);
        assertThat(bench.progress).isEmpty();
        assertThat(fit(second)).isEqualTo(fit(first).found());
        assertThat(second.report().documentsMeasured()).isZero();
        assertThat(second.report().controlTokens()).isZero();
        assertThat(second.columns().values(ENTROPY, 1))
                .isEqualTo(first.columns().values(ENTROPY, 1));
        bench.measure(SURPRISAL);
        assertThat(files()).hasSize(1);
        assertThat(bench.progress).contains("documents 7/7").doesNotContain("tuned lens, layers 3/3");
    }

    @Test
    void aDamagedFileIsFittedAgain() throws IOException {
        Trace first = bench.measure(ENTROPY);
        Path file = files().get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 3] ^= 1;
        Files.write(file, bytes);
        Trace second = bench.measure(ENTROPY);
        assertThat(fit(second).fittedNow()).isTrue();
        assertThat(fit(second).digest()).isEqualTo(fit(first).digest());
        assertThat(second.report().documentsMeasured()).isZero();
        Files.write(file, java.util.Arrays.copyOf(bytes, 100));
        assertThat(fit(bench.measure(ENTROPY)).fittedNow()).isTrue();
        assertThat(fit(bench.measure(ENTROPY)).fittedNow()).isFalse();
    }

    @Test
    void anotherLensHasOtherColumns() {
        Trace first = bench.measure(ENTROPY);
        bench.others = Bench.documents(70, 3);
        Trace second = bench.measure(ENTROPY);
        assertThat(fit(second).digest()).isNotEqualTo(fit(first).digest());
        assertThat(second.report().documentsMeasured()).isEqualTo(7);
        assertThat(second.columns().values(ENTROPY, 1))
                .isNotEqualTo(first.columns().values(ENTROPY, 1));
    }

    @Test
    void tooFewDocumentsAreRefused() {
        bench.others = Bench.documents(29, 2);
        Trace trace = bench.measure(ENTROPY, Observables.LENS_ENTROPY);
        assertThat(trace.columns().has(Observables.LENS_ENTROPY)).isTrue();
        assertThat(trace.columns().has(ENTROPY)).isFalse();
        assertThat(trace.report().tunedLens()).isEmpty();
        assertThat(trace.failures()).containsOnlyKeys(ENTROPY);
        assertThat(refusal())
                .isInstanceOf(MeasurementException.class)
                .hasMessage(
                        "expected at least 30 documents to fit a tuned lens on, found 29 in corpus others: positions"
                                + " of one document depend on each other, and fewer documents are no sample of text; raise"
                                + " tollens.lens.documents, read longer windows, or leave tunedLens() out of the claims");
        bench.others = Bench.documents(80, 2);
        bench.settings = new MeasurementSettings(9, 4, 0, 3, 5).withLensDocuments(60);
        assertThat(refusal())
                .hasMessageContaining(
                        "expected at least 210 positions to fit a tuned lens on, found 192 in 48 documents")
                .hasMessageContaining("a translator of width 20 has 21 coefficients in each row");
    }

    @Test
    void documentsOfTheSameCorpusAreKeptApartWhereItNamesNoOther() {
        bench.fitting = Optional.empty();
        bench.documents = Bench.documents(96, 4);
        Trace trace = bench.measure(ENTROPY, Observables.LENS_ENTROPY);
        assertThat(fit(trace).corpus()).isEqualTo("words");
        assertThat(fit(trace).documents() + fit(trace).heldOutDocuments()).isEqualTo(32);
        boolean[] tuned = trace.columns().measuredDocuments(ENTROPY);
        int through = 0;
        for (boolean one : tuned) {
            through += one ? 1 : 0;
        }
        assertThat(through).isEqualTo(64);
        assertThat(trace.columns().measuredDocuments(Observables.LENS_ENTROPY)).doesNotContain(false);
        bench.documents = Bench.documents(60, 4);
        assertThat(refusal())
                .hasMessageContaining("found 20 in corpus words")
                .hasMessageContaining("'fitting: <id>' in the spec of words");
    }

    @Test
    void whatIsMeasuredIsNotFittedOn() {
        List<Document> both = new ArrayList<>(Bench.documents(40, 2));
        bench.documents.stream()
                .map(d -> new Document("copy-" + d.id(), d.source(), d.title(), d.licence(), d.text()))
                .forEach(both::add);
        bench.others = both;
        LensFit fit = fit(bench.measure(ENTROPY));
        assertThat(fit.documents() + fit.heldOutDocuments()).isEqualTo(40);
    }

    @Test
    void isNotMeasuredOnRandomWeights() {
        bench.onRandomWeights = java.util.Set.of(ENTROPY);
        assertThatThrownBy(() -> bench.measure(ENTROPY))
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining("lens_entropy{lens=tuned}");
    }
}
