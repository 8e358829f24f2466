package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.models.Corpus;

/** How a corpus says that it is read. */
class CorpusReadingTest {
    @TempDir
    Path temporary;

    private Bench bench;

    @BeforeEach
    void setUp() {
        bench = new Bench(temporary);
    }

    private Columns tokens(int limit, boolean repeated, int window) {
        Corpus corpus = new Corpus("words", "Random words", "CC0-1.0", bench.documents, limit, repeated);
        Set<Observable> given = Set.of(Observables.TOKEN, Observables.TARGET);
        return Measurer.measure(
                        Bench.spec(),
                        bench.model,
                        corpus,
                        new MeasurementPlan(
                                "tiny", "words", given, Set.of(), new MeasurementSettings(window, 1, 0, 0, 1)),
                        new MeasurementOptions(bench.trace, bench.trace, "cpu", 0),
                        (step, done, total, rate) -> {})
                .columns();
    }

    @Test
    void theSecondHalfOfARepeatedWindowIsItsFirstHalf() {
        Columns repeated = tokens(0, true, 24);
        Columns plain = tokens(0, false, 24);
        double[] tokens = repeated.values(Observables.TOKEN, 0);
        int rows = 22;
        assertThat(repeated.rows()).isEqualTo(7 * rows);
        for (int d = 0; d < 7; d++) {
            for (int t = 1; t <= 22; t++) {
                double expected = plain.values(Observables.TOKEN, 0)[d * rows + Math.max(t < 12 ? t : t - 12, 1) - 1];
                if (t != 12) {
                    assertThat(tokens[d * rows + t - 1])
                            .as("document %d, position %d", d, t)
                            .isEqualTo(expected);
                }
            }
            assertThat(repeated.values(Observables.TARGET, 0)[d * rows + 12 - 1])
                    .as("after the first token came the second")
                    .isEqualTo(tokens[d * rows]);
        }
    }

    @Test
    void aRepeatedWindowNeedsDocumentsOfHalfItsLength() {
        // Documents have 30 words, the model a context of 41.
        assertThat(tokens(0, true, 41).documents()).hasSize(7);
        double[] tokens = tokens(0, true, 41).values(Observables.TOKEN, 0);
        assertThat(tokens[22 - 1]).as("position 22 repeats position 1").isEqualTo(tokens[0]);
    }

    @Test
    void aLimitTakesDocumentsSpreadOverTheCorpus() {
        assertThat(tokens(3, false, 24).documents())
                .extracting(Columns.DocumentInfo::id)
                .containsExactly("d1", "d3", "d5");
        assertThat(tokens(50, false, 24).documents()).hasSize(7);
    }
}
