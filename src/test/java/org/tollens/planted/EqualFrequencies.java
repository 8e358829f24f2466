package org.tollens.planted;

import java.util.Arrays;

/**
 * Shares of a type's errors among its text types with which all types are equally frequent in the text: iterative
 * proportional fitting (Sinkhorn 1964) of what flows in to what flows out.
 */
final class EqualFrequencies {
    private static final int ROUNDS = 300;

    private EqualFrequencies() {}

    /**
     * Shares [x][k], summing to 1 over k.
     *
     * @param errors [x] how often x is not followed by its successor
     */
    static double[][] shares(Vocabulary words, double[] errors) {
        int[][] text = words.text();
        double[] inflow = new double[errors.length];
        double[][] flow = new double[errors.length][];
        for (int x = 0; x < errors.length; x++) {
            // What the successor does not get from x it must get from others.
            inflow[words.successor()[x]] = errors[x];
            flow[x] = new double[text[x].length];
            Arrays.fill(flow[x], errors[x] / text[x].length);
        }
        for (int round = 0; round < ROUNDS; round++) {
            double[] in = new double[errors.length];
            for (int x = 0; x < errors.length; x++) {
                for (int k = 0; k < text[x].length; k++) {
                    in[text[x][k]] += flow[x][k];
                }
            }
            for (int x = 0; x < errors.length; x++) {
                for (int k = 0; k < text[x].length; k++) {
                    flow[x][k] *= inflow[text[x][k]] / in[text[x][k]];
                }
                scale(flow[x], errors[x]);
            }
        }
        for (double[] row : flow) {
            scale(row, 1);
        }
        return flow;
    }

    private static void scale(double[] values, double sum) {
        double factor = sum / Arrays.stream(values).sum();
        for (int k = 0; k < values.length; k++) {
            values[k] *= factor;
        }
    }
}
