package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** The scores are the model's output at one drawn position of each document of the subsample. */
class NextTokenScoresTest {
    private static final int VOCABULARY = 97;
    private static final Set<Observable> ALL = Set.of(
            Observables.NEXT_TOKEN_SCORES, Observables.LENS_ENTROPY, Observables.LENS_SURPRISAL, Observables.TARGET);

    @TempDir
    Path temporary;

    private Columns measure(String store, int flowDocuments, long seed, boolean reversed) throws IOException {
        Bench bench = new Bench(Files.createDirectory(temporary.resolve(store)));
        bench.settings = new MeasurementSettings(Bench.WINDOW, 4, 0, 3, flowDocuments, seed, 0);
        if (reversed) {
            List<org.tollens.models.Document> documents = new ArrayList<>(bench.documents);
            Collections.reverse(documents);
            bench.documents = documents;
        }
        return bench.measure(ALL, "cpu", bench.trace).columns();
    }

    /** Rows of a document whose output has the entropy and the target's surprisal of these scores. */
    private static List<Integer> rows(Columns columns, int document) {
        float[] scores = columns.vector(Observables.NEXT_TOKEN_SCORES, document);
        assertThat(scores).hasSize(VOCABULARY);
        double largest = Double.NEGATIVE_INFINITY;
        for (float score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (float score : scores) {
            sum += Math.exp(score - largest);
        }
        double all = largest + Math.log(sum);
        double entropy = 0;
        for (float score : scores) {
            entropy -= Math.exp(score - all) * (score - all);
        }
        double[] entropies = columns.values(Observables.LENS_ENTROPY, columns.layers());
        double[] surprisals = columns.values(Observables.LENS_SURPRISAL, columns.layers());
        double[] targets = columns.values(Observables.TARGET, 0);
        List<Integer> found = new ArrayList<>();
        for (int row = 0; row < columns.rows(); row++) {
            boolean same = columns.documentOfRow()[row] == document
                    && Math.abs(entropies[row] - entropy) < 1e-5
                    && Math.abs(surprisals[row] - (all - scores[(int) targets[row]])) < 1e-4;
            if (same) {
                found.add(columns.positionOfRow()[row]);
            }
        }
        return found;
    }

    private static List<Integer> positions(Columns columns) {
        List<Integer> positions = new ArrayList<>();
        for (int d = 0; d < columns.documents().size(); d++) {
            assertThat(rows(columns, d)).as("positions of document " + d).hasSize(1);
            positions.add(rows(columns, d).get(0));
        }
        return positions;
    }

    @Test
    void areTheOutputAtOnePositionThatSeedAndDocumentAloneDecide() throws IOException {
        List<Integer> positions = positions(measure("plain", 0, 5, false));
        assertThat(Set.copyOf(positions)).as("drawn positions").hasSizeGreaterThan(2);
        List<Integer> reversed = positions(measure("reversed", 0, 5, true));
        Collections.reverse(reversed);
        assertThat(reversed).isEqualTo(positions);
        assertThat(positions(measure("other", 0, 6, false))).isNotEqualTo(positions);
    }

    @Test
    void areKeptOnTheSubsampleOfFlows() throws IOException {
        Columns columns = measure("few", 3, 5, false);
        assertThat(columns.measuredDocuments(Observables.NEXT_TOKEN_SCORES))
                .containsExactly(false, true, false, true, false, true, false);
        assertThat(columns.vector(Observables.NEXT_TOKEN_SCORES, 0)).isEmpty();
    }
}
