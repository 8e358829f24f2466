package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.constraints.trace.Columns.DocumentInfo;

/**
 * A small seeded study whose effects depend on what a row is: its place, its token, how uncertain the model is there, and
 * whether the true and the sampled labels differ from the prediction. What is not set is noise.
 */
final class Designed {
    private int layers = 8;
    private int documents = 40;
    private int positions = 40;
    private int sources = 4;
    private double agreement = 0;
    private ToDoubleFunction<Row> errorRate = row -> 0.5;
    private ToIntFunction<Random> token = random -> random.nextInt(60);
    private Effect attention = (layer, row) -> 0;
    private Effect coupling = (layer, row) -> 0;
    private Effect couplingOnSelfLabels = coupling;
    private Effect product = (layer, row) -> 0;
    private Effect productOnSelfLabels = product;
    private final List<Effect> randomAttention = new ArrayList<>();
    private final List<Effect> randomCoupling = new ArrayList<>();

    /** A number for a block 1..L and a row. */
    interface Effect {
        double at(int layer, Row row);
    }

    /**
     * What a row is.
     *
     * @param position from 0
     * @param token id
     * @param uncertain true in half of the rows
     * @param wrong the true next token is not the predicted one
     * @param sampledWrong nor is the model's own sampled one
     */
    record Row(int document, int position, int token, boolean uncertain, boolean wrong, boolean sampledWrong) {
        /** 1 where the model errs, else 0. */
        double error() {
            return wrong ? 1 : 0;
        }
    }

    Designed sized(int newDocuments, int newPositions) {
        documents = newDocuments;
        positions = newPositions;
        return this;
    }

    Designed layers(int number) {
        layers = number;
        return this;
    }

    Designed sources(int number) {
        sources = number;
        return this;
    }

    /** Probability that the model errs, and that a sampled label differs from the prediction. */
    Designed errors(ToDoubleFunction<Row> rate) {
        errorRate = rate;
        return this;
    }

    /** Share of the rows in which a sampled label is as right or wrong as the true one is, beyond chance. */
    Designed sampledLabelsAgreeIn(double share) {
        agreement = share;
        return this;
    }

    Designed tokens(ToIntFunction<Random> drawn) {
        token = drawn;
        return this;
    }

    Designed attention(Effect shift) {
        attention = shift;
        return this;
    }

    /** Slope of the change of surprisal on entropy before the block, on true and on sampled labels. */
    Designed coupling(Effect slope, Effect onSelfLabels) {
        coupling = slope;
        couplingOnSelfLabels = onSelfLabels;
        return this;
    }

    /** Weight of the product of entropy and attention, on true and on sampled labels. */
    Designed product(Effect weight, Effect onSelfLabels) {
        product = weight;
        productOnSelfLabels = onSelfLabels;
        return this;
    }

    /** One more random initialisation. */
    Designed randomWeights(Effect itsAttention, Effect itsCoupling) {
        randomAttention.add(itsAttention);
        randomCoupling.add(itsCoupling);
        return this;
    }

    SyntheticColumns columns() {
        Random random = new Random(11);
        List<Row> rows = rows(random);
        SyntheticColumns columns = columns(random, rows, attention, coupling, couplingOnSelfLabels);
        List<Columns> others = new ArrayList<>();
        for (int k = 0; k < randomAttention.size(); k++) {
            Effect slope = randomCoupling.get(k);
            others.add(columns(random, rows, randomAttention.get(k), slope, slope));
        }
        return columns.besides(others);
    }

    private List<Row> rows(Random random) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < documents * positions; row++) {
            Row place = new Row(
                    row / positions, row % positions, token.applyAsInt(random), random.nextBoolean(), false, false);
            double rate = errorRate.applyAsDouble(place);
            boolean wrong = random.nextDouble() < rate;
            boolean drawn = random.nextDouble() < rate;
            boolean same = random.nextDouble() < agreement;
            rows.add(
                    new Row(place.document, place.position, place.token, place.uncertain, wrong, same ? wrong : drawn));
        }
        return rows;
    }

    private SyntheticColumns columns(
            Random random, List<Row> rows, Effect itsAttention, Effect slope, Effect slopeOnSelfLabels) {
        double[][] attended = new double[layers][];
        double[][] entropy = new double[layers + 1][];
        double[][] moved = new double[layers][];
        for (int l = 0; l <= layers; l++) {
            entropy[l] = noise(random, rows);
        }
        for (int l = 0; l < layers; l++) {
            attended[l] = noise(random, rows);
            moved[l] = noise(random, rows);
            for (int row = 0; row < attended[l].length; row++) {
                attended[l][row] += itsAttention.at(l + 1, rows.get(row));
            }
        }
        Map<Observable, double[][]> values = new LinkedHashMap<>();
        values.put(Observables.TOKEN, column(rows, Row::token));
        values.put(Observables.TARGET, column(rows, row -> row.wrong ? 2 + row.token : 1));
        values.put(Observables.SELF_LABEL, column(rows, row -> row.sampledWrong ? 2 + row.token : 1));
        values.put(Observables.CALIBRATED_SELF_LABEL, values.get(Observables.SELF_LABEL));
        double[][] predicted = new double[layers + 1][rows.size()];
        for (double[] layer : predicted) {
            java.util.Arrays.fill(layer, 1);
        }
        values.put(Observables.LENS_TOP1, predicted);
        values.put(Observables.ATTENTION_CONCENTRATION, attended);
        values.put(Observables.LENS_ENTROPY, entropy);
        double[][] surprisal = surprisal(random, rows, entropy, attended, moved, slope, product);
        values.put(Observables.LENS_SURPRISAL, surprisal);
        values.put(
                Observables.LENS_SURPRISAL_SELF,
                surprisal(random, rows, entropy, attended, moved, slopeOnSelfLabels, productOnSelfLabels));
        values.put(Observables.LENS_SURPRISAL_CALIBRATED_SELF, values.get(Observables.LENS_SURPRISAL_SELF));
        values.put(Observables.SKIP_SURPRISAL, skipped(surprisal[layers]));
        List<DocumentInfo> infos = IntStream.range(0, documents)
                .mapToObj(d -> new DocumentInfo("doc-" + d, "book-" + d % sources))
                .toList();
        return new SyntheticColumns(layers, positions, infos, values);
    }

    private static double[][] column(List<Row> rows, ToDoubleFunction<Row> value) {
        return new double[][] {rows.stream().mapToDouble(value).toArray()};
    }

    private double[] noise(Random random, List<Row> rows) {
        double shared = 0;
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            shared = row % positions == 0 ? 0.2 * random.nextGaussian() : shared;
            values[row] = shared + random.nextGaussian();
        }
        return values;
    }

    private double[][] surprisal(
            Random random,
            List<Row> rows,
            double[][] entropy,
            double[][] attended,
            double[][] moved,
            Effect slope,
            Effect weight) {
        double[][] surprisal = new double[layers + 1][rows.size()];
        surprisal[0] = noise(new Random(5), rows);
        for (int l = 1; l <= layers; l++) {
            for (int row = 0; row < rows.size(); row++) {
                double sigma = entropy[l - 1][row];
                surprisal[l][row] = surprisal[l - 1][row]
                        + moved[l - 1][row]
                        // The two labels differ a little in every row, as two tokens do.
                        + 0.1 * random.nextGaussian()
                        + slope.at(l, rows.get(row)) * sigma
                        + weight.at(l, rows.get(row)) * sigma * attended[l - 1][row];
            }
        }
        return surprisal;
    }

    /** Skipping costs most in the middle. */
    private double[][] skipped(double[] output) {
        double[][] skipped = new double[layers][];
        for (int l = 0; l < layers; l++) {
            double cost = 1 - 0.2 * Math.abs(l - layers / 2);
            skipped[l] = java.util.Arrays.stream(output).map(v -> v + cost).toArray();
        }
        return skipped;
    }
}
