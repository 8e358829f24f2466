package org.tollens.planted;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

/**
 * A model and the text it is measured on.
 *
 * @param programme what the weights say
 * @param words the parts that token types play
 * @param next [x][y] probability that y follows x in the text
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, written to by nobody
record PlantedModel(Programme programme, Vocabulary words, double[][] next) {
    /** Steps after which a document no longer knows how it began. */
    private static final int BURN_IN = 30;

    /** Documents [document][position]. */
    int[][] documents(int documents, int length, Random random) {
        int[][] result = new int[documents][length];
        for (int[] document : result) {
            int x = random.nextInt(next.length);
            for (int i = -BURN_IN; i < length; i++) {
                x = draw(next[x], random.nextDouble());
                document[Math.max(i, 0)] = x;
            }
        }
        return result;
    }

    private static int draw(double[] probabilities, double uniform) {
        double left = uniform;
        for (int y = 0; y < probabilities.length - 1; y++) {
            left -= probabilities[y];
            if (left < 0) {
                return y;
            }
        }
        return probabilities.length - 1;
    }

    /** How often each type occurs in long texts. */
    double[] frequencies() {
        double[] frequency = new double[next.length];
        java.util.Arrays.fill(frequency, 1.0 / next.length);
        for (int i = 0; i < 200; i++) {
            double[] moved = new double[next.length];
            for (int x = 0; x < next.length; x++) {
                for (int y = 0; y < next.length; y++) {
                    moved[y] += frequency[x] * next[x][y];
                }
            }
            frequency = moved;
        }
        return frequency;
    }

    PlantedFolder write(Path folder, int[][] documents) throws IOException {
        ProgrammedWeights weights = new ProgrammedWeights(programme);
        PlantedFolder.Shape shape = new PlantedFolder.Shape(
                programme.layers(), programme.heads(), weights.width(), programme.types(), programme.types());
        return PlantedFolder.write(folder, shape, weights::write, documents);
    }
}
