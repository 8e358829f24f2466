package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.models.Document;

class MeasurementTest {
    /** Positions 4..22 of a window of 24. */
    private static final int POSITIONS = 19;

    @TempDir
    Path temporary;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(temporary);
    }

    @Test
    void measuresEverythingOnEveryDocument() {
        Trace trace = bench.measureAll();
        Columns columns = trace.columns();
        assertThat(columns.documents()).hasSize(7).contains(new Columns.DocumentInfo("d1", "book1"));
        assertThat(columns.rows()).isEqualTo(7 * POSITIONS);
        assertThat(columns.positionOfRow()).startsWith(4, 5).endsWith(22);
        for (Observable observable : Observables.builtIn()) {
            assertThat(columns.has(observable)).as(observable.name()).isTrue();
        }
        assertThat(trace.report().documentsMeasured()).isEqualTo(7);
        assertThat(trace.report().forwardTokens()).isEqualTo(7 * Bench.WINDOW);
        assertThat(trace.report().skipDocuments()).isEqualTo(3);
        assertThat(trace.report().skipPositions()).isEqualTo(3 * POSITIONS);
        assertThat(trace.report().tokensPerSecond()).isPositive();
        assertThat(trace.report().peakMemoryBytes()).isNotZero();
        assertThat(bench.progress).contains("reading weights 1/1", "documents 7/7");
    }

    @Test
    void skipsBlocksOnDocumentsSpreadOverTheCorpus() {
        boolean[] measured = bench.measureAll().columns().measuredDocuments(Observables.SKIP_SURPRISAL);
        assertThat(measured).containsExactly(false, true, false, true, false, true, false);
    }

    @Test
    void valuesKeepTheirRanges() {
        Columns columns = bench.measureAll().columns();
        for (int layer = 1; layer <= columns.layers(); layer++) {
            assertThat(Arrays.stream(columns.values(Observables.ATTENTION_CONCENTRATION, layer))
                            .boxed())
                    .allMatch(v -> v >= 0 && v <= 1);
            assertThat(Arrays.stream(columns.values(Observables.RESIDUAL_COSINE, layer))
                            .boxed())
                    .allMatch(v -> v >= -1 && v <= 1);
            assertThat(Arrays.stream(columns.values(Observables.LENS_ENTROPY, layer))
                            .boxed())
                    .allMatch(v -> v >= 0 && v <= Math.log(97));
            assertThat(Arrays.stream(columns.values(Observables.LENS_SURPRISAL, layer))
                            .boxed())
                    .allMatch(v -> v >= 0);
        }
        double[] tokens = columns.values(Observables.TOKEN, 0);
        double[] targets = columns.values(Observables.TARGET, 0);
        for (int row = 0; row + 1 < POSITIONS; row++) {
            assertThat(targets[row]).isEqualTo(tokens[row + 1]);
        }
    }

    @Test
    void nothingChangedMeansNothingMeasured() {
        Trace first = bench.measureAll();
        bench.progress.clear();
        Trace second = bench.measureAll();
        assertThat(second.report().documentsMeasured()).isZero();
        assertThat(second.report().forwardTokens()).isZero();
        assertThat(second.report().tokensPerSecond()).isZero();
        assertThat(bench.progress).isEmpty();
        assertSame(first.columns(), second.columns(), 0);
    }

    @Test
    void onlyMissingColumnsAreMeasured() throws IOException {
        Trace small = bench.measure(Observables.LENS_ENTROPY, Observables.ATTENTION_CONCENTRATION);
        assertThat(small.columns().has(Observables.SKIP_SURPRISAL)).isFalse();
        assertThat(small.report().skipDocuments()).isZero();
        assertThat(files()).hasSize(7).noneMatch(f -> f.startsWith("skip"));

        Trace more = bench.measure(
                Observables.LENS_ENTROPY, Observables.ATTENTION_CONCENTRATION, Observables.SKIP_SURPRISAL);
        assertThat(more.report().documentsMeasured()).isEqualTo(3);
        assertThat(files()).hasSize(10);
        assertThat(files().stream().filter(f -> f.startsWith("skip"))).hasSize(3);

        Trace less = bench.measure(Observables.LENS_ENTROPY);
        assertThat(less.report().documentsMeasured()).isZero();
    }

    @Test
    void whatElseIsAskedForChangesNoValue() {
        Columns all = bench.measureAll().columns();
        Columns few = bench.measure(
                        Set.of(Observables.LENS_ENTROPY, Observables.LENS_SURPRISAL), "cpu", temporary.resolve("few"))
                .columns();
        for (int layer = 0; layer <= all.layers(); layer++) {
            assertThat(few.values(Observables.LENS_ENTROPY, layer))
                    .containsExactly(all.values(Observables.LENS_ENTROPY, layer), within(1e-5));
            assertThat(few.values(Observables.LENS_SURPRISAL, layer))
                    .containsExactly(all.values(Observables.LENS_SURPRISAL, layer), within(1e-5));
        }
    }

    @Test
    void tokensAloneNeedNoPass() {
        Trace trace = bench.measure(Observables.TOKEN, Observables.TARGET);
        assertThat(trace.report().documentsMeasured()).isZero();
        assertThat(trace.columns().rows()).isEqualTo(7 * POSITIONS);
    }

    @Test
    void oneChangedWeightMeasuresAgain() {
        bench.measure(Observables.LENS_ENTROPY);
        Edited.set(bench.weights(), "transformer.ln_f.weight", 3, 0.123f);
        assertThat(bench.measure(Observables.LENS_ENTROPY).report().documentsMeasured())
                .isEqualTo(7);
    }

    @Test
    void oneChangedTokenMeasuresThatDocumentAgain() {
        bench.measure(Observables.LENS_ENTROPY);
        Document old = bench.documents.get(2);
        String text = old.text().replaceFirst("t\\d+", "t50");
        assertThat(text).isNotEqualTo(old.text());
        bench.documents.set(2, new Document(old.id(), old.source(), old.title(), old.licence(), text));
        assertThat(bench.measure(Observables.LENS_ENTROPY).report().documentsMeasured())
                .isEqualTo(1);
    }

    @Test
    void aSettingMeasuresAgainWhatDependsOnIt() {
        bench.measure(Observables.LENS_ENTROPY, Observables.SELF_LABEL);
        MeasurementSettings old = bench.settings;
        bench.settings = new MeasurementSettings(old.window(), old.skipFirst(), 0, 3, old.seed() + 1);
        assertThat(bench.measure(Observables.LENS_ENTROPY).report().documentsMeasured())
                .isZero();
        assertThat(bench.measure(Observables.SELF_LABEL).report().documentsMeasured())
                .isEqualTo(7);
        bench.settings = new MeasurementSettings(old.window(), old.skipFirst() + 1, 0, 3, old.seed());
        assertThat(bench.measure(Observables.LENS_ENTROPY).report().documentsMeasured())
                .isEqualTo(7);
        bench.settings = new MeasurementSettings(old.window() - 1, old.skipFirst(), 0, 3, old.seed());
        assertThat(bench.measure(Observables.LENS_ENTROPY).report().documentsMeasured())
                .isEqualTo(7);
    }

    @Test
    void batchingChangesNothingBeyondRounding() {
        bench.batch = 1;
        Columns single = bench.measureAll().columns();
        bench.batch = 4;
        // Seven documents: one batch of four, one of three; with other needs on some, ragged groups.
        Columns batched = bench.measure(new LinkedHashSet<>(Observables.builtIn()), "cpu", temporary.resolve("other"))
                .columns();
        assertSame(single, batched, 1e-4);
        assertThat(batched.values(Observables.SELF_LABEL, 0)).isEqualTo(single.values(Observables.SELF_LABEL, 0));
    }

    @Test
    void selfLabelsDependOnSeedAndDocumentAlone() {
        double[] labels = bench.measure(Observables.SELF_LABEL).columns().values(Observables.SELF_LABEL, 0);
        Collections.reverse(bench.documents);
        Columns reversed = bench.measure(Set.of(Observables.SELF_LABEL), "cpu", temporary.resolve("reversed"))
                .columns();
        double[] last = Arrays.copyOfRange(reversed.values(Observables.SELF_LABEL, 0), 6 * POSITIONS, 7 * POSITIONS);
        assertThat(last).isEqualTo(Arrays.copyOf(labels, POSITIONS));
        MeasurementSettings old = bench.settings;
        bench.settings = new MeasurementSettings(old.window(), old.skipFirst(), 0, 3, 6);
        assertThat(bench.measure(Observables.SELF_LABEL).columns().values(Observables.SELF_LABEL, 0))
                .isNotEqualTo(reversed.values(Observables.SELF_LABEL, 0));
    }

    @Test
    void selfLabelsFollowTheModelsDistribution() {
        bench.documents = Bench.documents(120, 3);
        Columns columns = bench.measure(Observables.LENS_ENTROPY, Observables.LENS_SURPRISAL_SELF)
                .columns();
        double[] entropy = columns.values(Observables.LENS_ENTROPY, columns.layers());
        double[] surprisal = columns.values(Observables.LENS_SURPRISAL_SELF, columns.layers());
        double difference = 0;
        double square = 0;
        for (int i = 0; i < entropy.length; i++) {
            difference += (surprisal[i] - entropy[i]) / entropy.length;
            square += (surprisal[i] - entropy[i]) * (surprisal[i] - entropy[i]) / entropy.length;
        }
        // The expected surprisal of a draw is the entropy; 4 standard errors.
        assertThat(difference).isCloseTo(0, within(4 * Math.sqrt(square / entropy.length)));
    }

    @Test
    void documentsThatAreTooShortAreLeftOut() {
        bench.documents.add(new Document("short", "book0", "title", "CC0-1.0", "t1 t2 t3"));
        Trace trace = bench.measure(Observables.LENS_ENTROPY);
        assertThat(trace.columns().documents()).hasSize(7);
        assertThat(trace.report().provenance()).containsEntry("documentsTooShort", "1");
        bench.documents = List.of(bench.documents.get(7));
        assertThatThrownBy(() -> bench.measure(Observables.LENS_ENTROPY))
                .isInstanceOf(MeasurementException.class)
                .hasMessageContaining("expected documents of at least 24 tokens in corpus words, found none among 1");
    }

    @Test
    void theEndOfATextIsNoTarget() {
        Document old = bench.documents.get(0);
        List<String> words = new ArrayList<>(List.of(old.text().split(" ")));
        words.set(10, "<eot>");
        bench.documents.set(
                0, new Document(old.id(), old.source(), old.title(), old.licence(), String.join(" ", words)));
        Columns columns = bench.measure(Observables.LENS_ENTROPY).columns();
        assertThat(columns.rows()).isEqualTo(7 * POSITIONS - 1);
        assertThat(Arrays.copyOf(columns.positionOfRow(), POSITIONS - 1))
                .contains(8, 10)
                .doesNotContain(9);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> stream = Files.walk(bench.trace.resolve("documents"))) {
            return stream.filter(Files::isRegularFile)
                    .map(p -> p.getFileName().toString())
                    .toList();
        }
    }

    static void assertSame(Columns a, Columns b, double tolerance) {
        for (Observable observable : Observables.builtIn()) {
            int first = observable.axes() == Axes.LAYER_POSITION ? 1 : 0;
            for (int layer = first; layer <= (observable.axes() == Axes.POSITION ? first : a.layers()); layer++) {
                assertThat(b.values(observable, layer))
                        .as(observable + " at layer " + layer)
                        .containsExactly(a.values(observable, layer), within(tolerance));
            }
        }
    }
}
