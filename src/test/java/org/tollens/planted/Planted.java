package org.tollens.planted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One draw of a scenario.
 *
 * @param model with its text
 * @param layers blocks 1..L with the effect
 * @param depth last block before a reversal; or the sign of an interaction; 0 where there is none
 * @param dearest the block that skipping costs most
 * @param weights what to write instead of the programme, or null
 */
record Planted(
        PlantedModel model,
        Set<Integer> layers,
        int depth,
        int dearest,
        @Nullable RandomWeights weights) {
    Planted(PlantedModel model, Set<Integer> layers, int depth) {
        this(model, layers, depth, 1, null);
    }

    Planted {
        layers = Set.copyOf(layers);
    }

    PlantedFolder write(Path folder, Size size, Random random) throws IOException {
        int[][] documents = model.documents(size.documents(), size.window(), random);
        return weights == null
                ? model.write(folder, documents)
                : PlantedFolder.write(folder, weights.shape(), weights::write, documents);
    }

    /**
     * How much is measured.
     *
     * @param skipDocuments documents on which blocks are skipped
     */
    record Size(int documents, int window, int skipDocuments) {}
}
