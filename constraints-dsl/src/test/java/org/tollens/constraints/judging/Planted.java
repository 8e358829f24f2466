package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns.DocumentInfo;

/**
 * A seeded study with effects that are known: rows of one document share a random shift, and each effect is a function
 * of the block 1..L.
 */
record Planted(
        int layers,
        int documents,
        int positions,
        int sources,
        double incorrect,
        IntToDoubleFunction attention,
        IntToDoubleFunction coupling,
        IntToDoubleFunction interaction,
        IntToDoubleFunction entropyShift,
        IntToDoubleFunction skipLoss,
        long seed) {
    static Planted nothing() {
        return new Planted(16, 60, 60, 6, 0.7, l -> 0, l -> 0, l -> 0, l -> 0, l -> 0.05, 7);
    }

    Planted sized(int newDocuments, int newPositions) {
        return new Planted(
                layers,
                newDocuments,
                newPositions,
                sources,
                incorrect,
                attention,
                coupling,
                interaction,
                entropyShift,
                skipLoss,
                seed);
    }

    Planted layers(int newLayers) {
        return new Planted(
                newLayers,
                documents,
                positions,
                sources,
                incorrect,
                attention,
                coupling,
                interaction,
                entropyShift,
                skipLoss,
                seed);
    }

    Planted sources(int newSources) {
        return new Planted(
                layers,
                documents,
                positions,
                newSources,
                incorrect,
                attention,
                coupling,
                interaction,
                entropyShift,
                skipLoss,
                seed);
    }

    Planted incorrect(double share) {
        return new Planted(
                layers,
                documents,
                positions,
                sources,
                share,
                attention,
                coupling,
                interaction,
                entropyShift,
                skipLoss,
                seed);
    }

    /** By how many standard deviations attention is larger where the model errs. */
    Planted attention(IntToDoubleFunction effect) {
        return new Planted(
                layers,
                documents,
                positions,
                sources,
                incorrect,
                effect,
                coupling,
                interaction,
                entropyShift,
                skipLoss,
                seed);
    }

    /** Slope of the change of surprisal on entropy before the block, both with standard deviation 1. */
    Planted coupling(IntToDoubleFunction effect) {
        return new Planted(
                layers,
                documents,
                positions,
                sources,
                incorrect,
                attention,
                effect,
                interaction,
                entropyShift,
                skipLoss,
                seed);
    }

    /** Weight of the product of entropy and attention. */
    Planted interaction(IntToDoubleFunction effect) {
        return new Planted(
                layers,
                documents,
                positions,
                sources,
                incorrect,
                attention,
                coupling,
                effect,
                entropyShift,
                skipLoss,
                seed);
    }

    /** Mean entropy before the block. */
    Planted entropyShift(IntToDoubleFunction effect) {
        return new Planted(
                layers,
                documents,
                positions,
                sources,
                incorrect,
                attention,
                coupling,
                interaction,
                effect,
                skipLoss,
                seed);
    }

    /** Mean loss added by skipping the block. */
    Planted skipLoss(IntToDoubleFunction effect) {
        return new Planted(
                layers,
                documents,
                positions,
                sources,
                incorrect,
                attention,
                coupling,
                interaction,
                entropyShift,
                effect,
                seed);
    }

    SyntheticColumns columns() {
        Random random = new Random(seed);
        int rows = documents * positions;
        Map<Observable, double[][]> values = new LinkedHashMap<>();
        double[][] top1 = new double[layers + 1][rows];
        Arrays.stream(top1).forEach(layer -> Arrays.fill(layer, 1));
        double[] wrong = labels(random, rows);
        values.put(Observables.LENS_TOP1, top1);
        values.put(Observables.TARGET, new double[][] {labels(wrong)});
        values.put(Observables.SELF_LABEL, new double[][] {labels(labels(random, rows))});
        double[][] attended = new double[layers][];
        double[][] entropy = new double[layers + 1][];
        for (int l = 0; l <= layers; l++) {
            entropy[l] = noise(random, rows, 0.3, entropyShift.applyAsDouble(l + 1));
            if (l > 0) {
                attended[l - 1] = noise(random, rows, 0.5, 0);
                for (int row = 0; row < rows; row++) {
                    attended[l - 1][row] += attention.applyAsDouble(l) * wrong[row];
                }
            }
        }
        values.put(Observables.ATTENTION_CONCENTRATION, attended);
        values.put(Observables.ATTENTION_CONCENTRATION_SINK_REMOVED, aboveZero(attended));
        values.put(Observables.LENS_ENTROPY, entropy);
        values.put(Observables.LENS_SURPRISAL, surprisal(random, entropy, attended));
        values.put(Observables.LENS_SURPRISAL_SELF, surprisal(random, entropy, attended));
        values.put(Observables.SKIP_SURPRISAL, skipped(random, values.get(Observables.LENS_SURPRISAL)[layers]));
        // Drawn last, so that what was there before keeps its values.
        values.put(Observables.TOKEN, new double[][] {
            IntStream.range(0, rows).mapToDouble(row -> random.nextInt(50)).toArray()
        });
        values.put(Observables.CALIBRATED_SELF_LABEL, new double[][] {labels(labels(random, rows))});
        values.put(Observables.LENS_SURPRISAL_CALIBRATED_SELF, surprisal(random, entropy, attended));
        List<DocumentInfo> infos = new ArrayList<>();
        IntStream.range(0, documents).forEach(d -> infos.add(new DocumentInfo("doc-" + d, "book-" + d % sources)));
        return new SyntheticColumns(layers, positions, infos, values);
    }

    private double[] labels(Random random, int rows) {
        return IntStream.range(0, rows)
                .mapToDouble(row -> random.nextDouble() < incorrect ? 1 : 0)
                .toArray();
    }

    /** The true token is 1, which is what the lens says, where the model is right. */
    private static double[] labels(double[] wrong) {
        return Arrays.stream(wrong).map(w -> w > 0 ? 2 : 1).toArray();
    }

    /** Values below 0 mark rows that are left out. */
    private static double[][] aboveZero(double[][] values) {
        return Arrays.stream(values)
                .map(layer -> Arrays.stream(layer).map(v -> v + 10).toArray())
                .toArray(double[][]::new);
    }

    /** Standard normal, with a share of the variance common to the rows of a document. */
    private double[] noise(Random random, int rows, double common, double mean) {
        double[] values = new double[rows];
        double shared = 0;
        for (int row = 0; row < rows; row++) {
            shared = row % positions == 0 ? random.nextGaussian() : shared;
            values[row] = mean + common * shared + Math.sqrt(1 - common * common) * random.nextGaussian();
        }
        return values;
    }

    private double[][] surprisal(Random random, double[][] entropy, double[][] attended) {
        double[][] surprisal = new double[layers + 1][];
        surprisal[0] = noise(random, entropy[0].length, 0.1, 9);
        for (int l = 1; l <= layers; l++) {
            double[] next = noise(random, entropy[0].length, 0.1, 0);
            double shift = entropyShift.applyAsDouble(l);
            for (int row = 0; row < next.length; row++) {
                double sigma = entropy[l - 1][row];
                next[row] += surprisal[l - 1][row]
                        + coupling.applyAsDouble(l) * (sigma - shift)
                        + interaction.applyAsDouble(l) * (sigma - shift) * attended[l - 1][row];
            }
            surprisal[l] = next;
        }
        return surprisal;
    }

    private double[][] skipped(Random random, double[] output) {
        double[][] skipped = new double[layers][];
        for (int l = 1; l <= layers; l++) {
            skipped[l - 1] = noise(random, output.length, 0.1, 0);
            for (int row = 0; row < output.length; row++) {
                skipped[l - 1][row] = 0.1 * skipped[l - 1][row] + output[row] + skipLoss.applyAsDouble(l);
            }
        }
        return skipped;
    }
}
