package org.tollens.planted;

import java.util.Arrays;

/**
 * What the weights of a planted model say, as functions of the current token alone: the lens distribution at each depth,
 * and for each block and head how sharply a query attends and how much a key draws.
 *
 * @param current [x] logit of the current token at depth 0, above 0; the others have 0 there, because embedding and
 *     unembedding are tied
 * @param lens [l-1][x][y] log p_l(y | x) for l = 1..L
 * @param queryFeatures [f][x]
 * @param query [l-1][head][1+f] intercept and weights of the features
 * @param keyFeatures [f][x]
 * @param key [l-1][head][f] weights of the features
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody, written to by nobody
record Programme(
        double[] current,
        double[][][] lens,
        double[][] queryFeatures,
        double[][][] query,
        double[][] keyFeatures,
        double[][][] key) {
    int layers() {
        return lens.length;
    }

    int types() {
        return current.length;
    }

    int heads() {
        return query[0].length;
    }

    /** log p_l(y | x), depth 0..L, natural logarithm. */
    double logProbability(int depth, int x, int y) {
        if (depth > 0) {
            return lens[depth - 1][x][y];
        }
        return (x == y ? current[x] : 0) - Math.log(Math.exp(current[x]) + types() - 1);
    }

    /** Entropy of p_l(. | x) in nats. */
    double entropy(int depth, int x) {
        double sum = 0;
        for (int y = 0; y < types(); y++) {
            double log = logProbability(depth, x, y);
            sum -= Math.exp(log) * log;
        }
        return sum;
    }

    /** The most probable next token after x under the output. */
    int prediction(int x) {
        int best = 0;
        for (int y = 1; y < types(); y++) {
            best = logProbability(layers(), x, y) > logProbability(layers(), x, best) ? y : best;
        }
        return best;
    }

    /** The factor of a query of token x in block l = 1..L: attention is softmax(sharpness x draw of the keys). */
    double sharpness(int layer, int head, int x) {
        double[] weights = query[layer - 1][head];
        double sum = weights[0];
        for (int f = 0; f < queryFeatures.length; f++) {
            sum += weights[f + 1] * queryFeatures[f][x];
        }
        return sum;
    }

    /** How much a key of token x draws in block l. */
    double draw(int layer, int head, int x) {
        double sum = 0;
        for (int f = 0; f < keyFeatures.length; f++) {
            sum += key[layer - 1][head][f] * keyFeatures[f][x];
        }
        return sum;
    }

    /** 1 - H(a)/log(t + 1) of the attention of position t, mean over heads: what measuring must find. */
    double concentration(int layer, int[] tokens, int t) {
        double sum = 0;
        for (int head = 0; head < heads(); head++) {
            double[] score = new double[t + 1];
            for (int i = 0; i <= t; i++) {
                score[i] = sharpness(layer, head, tokens[t]) * draw(layer, head, tokens[i]);
            }
            sum += 1 - entropyOfSoftmax(score) / Math.log(t + 1);
        }
        return sum / heads();
    }

    private static double entropyOfSoftmax(double[] score) {
        double max = Arrays.stream(score).max().orElseThrow();
        double z = 0;
        double mean = 0;
        for (double s : score) {
            double e = Math.exp(s - max);
            z += e;
            mean += e * (s - max);
        }
        return Math.log(z) - mean / z;
    }
}
