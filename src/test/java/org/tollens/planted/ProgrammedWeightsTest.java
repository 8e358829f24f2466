package org.tollens.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** What was programmed is what is measured, at every position. */
class ProgrammedWeightsTest {
    private static final double TOLERANCE = 2e-4;

    @Test
    void readsBackEveryLensDistributionAndConcentration(@TempDir Path folder) throws IOException {
        PlantedModel model = new Planting(8)
                .contrast(l -> l % 2 == 0 ? 0.8 : -0.4)
                .sharpening(l -> 0.3)
                .coupling(l -> l <= 4 ? 0.15 : -0.15)
                .interaction(l -> 0.05)
                .turning(3)
                .errors(0.7, 0.4)
                .grow(new Random(1));
        int[][] documents = model.documents(4, 64, new Random(2));
        Columns columns = model.write(folder, documents)
                .measure(
                        Set.of(
                                Observables.LENS_ENTROPY,
                                Observables.LENS_SURPRISAL,
                                Observables.LENS_TOP1,
                                Observables.ATTENTION_CONCENTRATION),
                        Set.of(),
                        new Planted.Size(4, 64, 1));
        Programme programme = model.programme();
        int[] document = columns.documentOfRow();
        int[] position = columns.positionOfRow();
        assertThat(columns.rows()).isEqualTo(4 * 55);
        for (int depth = 0; depth <= 8; depth++) {
            double[] entropy = columns.values(Observables.LENS_ENTROPY, depth);
            double[] surprisal = columns.values(Observables.LENS_SURPRISAL, depth);
            for (int row = 0; row < columns.rows(); row++) {
                int[] tokens = documents[document[row]];
                int x = tokens[position[row]];
                assertThat(entropy[row])
                        .as("entropy at depth %d, row %d", depth, row)
                        .isEqualTo(programme.entropy(depth, x), within(TOLERANCE));
                assertThat(surprisal[row])
                        .as("surprisal at depth %d, row %d", depth, row)
                        .isEqualTo(-programme.logProbability(depth, x, tokens[position[row] + 1]), within(TOLERANCE));
                if (depth > 0) {
                    assertThat(columns.values(Observables.ATTENTION_CONCENTRATION, depth)[row])
                            .as("concentration in block %d, row %d", depth, row)
                            .isEqualTo(programme.concentration(depth, tokens, position[row]), within(TOLERANCE));
                }
            }
        }
    }
}
