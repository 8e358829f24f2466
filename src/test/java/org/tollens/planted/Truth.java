package org.tollens.planted;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.tollens.statistics.CliffsDelta;
import org.tollens.statistics.ClusteredSpearman;
import org.tollens.statistics.Quantiles;
import org.tollens.statistics.StratifiedInteraction;

/**
 * What a planted model's effects are, from its programme alone: no weights are run. Many documents are drawn and every
 * quantity is computed as it was programmed, so that the estimates' own error is small.
 */
final class Truth {
    private static final int SKIP_FIRST = 8;

    private final PlantedModel model;
    private final Programme programme;
    private final int[][] documents;
    private final int[] document;
    private final int[] position;

    Truth(PlantedModel model, int documents, int window, Random random) {
        this.model = model;
        this.programme = model.programme();
        this.documents = model.documents(documents, window, random);
        int each = window - 1 - SKIP_FIRST;
        this.document =
                IntStream.range(0, documents * each).map(row -> row / each).toArray();
        this.position = IntStream.range(0, documents * each)
                .map(row -> SKIP_FIRST + row % each)
                .toArray();
    }

    private int current(int row) {
        return documents[document[row]][position[row]];
    }

    private int next(int row) {
        return documents[document[row]][position[row] + 1];
    }

    private int[] rows(boolean incorrect) {
        return IntStream.range(0, document.length)
                .filter(row -> (next(row) != model.words().successor()[current(row)]) == incorrect)
                .toArray();
    }

    private double[] concentration(int layer, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> programme.concentration(layer, documents[document[row]], position[row]))
                .toArray();
    }

    private double[] meanConcentration(int[] rows) {
        double[] sum = new double[rows.length];
        for (int layer = 1; layer <= programme.layers(); layer++) {
            double[] one = concentration(layer, rows);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += one[i];
            }
        }
        return sum;
    }

    /** Cliff's delta of concentration at incorrect against correct positions in a block. */
    double delta(int layer) {
        return CliffsDelta.estimate(concentration(layer, rows(true)), concentration(layer, rows(false)))
                .estimate();
    }

    /** The same for the mean over blocks. */
    double overallDelta() {
        return CliffsDelta.estimate(meanConcentration(rows(true)), meanConcentration(rows(false)))
                .estimate();
    }

    /** Spearman's rho of entropy before a block and change of surprisal across it, at incorrect positions. */
    double rho(int layer) {
        int[] rows = rows(true);
        return ClusteredSpearman.estimate(entropyBefore(layer, rows), change(layer, rows))
                .estimate();
    }

    private double[] entropyBefore(int layer, int[] rows) {
        double[] byType = IntStream.range(0, programme.types())
                .mapToDouble(x -> programme.entropy(layer - 1, x))
                .toArray();
        return Arrays.stream(rows).mapToDouble(row -> byType[current(row)]).toArray();
    }

    private double[] change(int layer, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> programme.logProbability(layer - 1, current(row), next(row))
                        - programme.logProbability(layer, current(row), next(row)))
                .toArray();
    }

    /** The stratified interaction in each block, at incorrect positions. */
    double[] interactions() {
        int[] rows = rows(true);
        double[] all = IntStream.rangeClosed(1, programme.layers())
                .mapToObj(layer -> entropyBefore(layer, rows))
                .flatMapToDouble(Arrays::stream)
                .toArray();
        double[] cuts = Quantiles.of(all, new double[] {1.0 / 3, 2.0 / 3});
        int[] clusters = Arrays.stream(rows).map(row -> document[row]).toArray();
        return IntStream.rangeClosed(1, programme.layers())
                .mapToDouble(layer -> StratifiedInteraction.estimate(
                                change(layer, rows),
                                entropyBefore(layer, rows),
                                concentration(layer, rows),
                                clusters,
                                cuts[0],
                                cuts[1])
                        .effect()
                        .orElseThrow()
                        .estimate())
                .toArray();
    }
}
