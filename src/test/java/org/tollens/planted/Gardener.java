package org.tollens.planted;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Turns what is planted into numbers for each type and block. */
final class Gardener {
    private static final int HEADS = 2;
    /** Types of the text's errors and of the model's own, where they differ; together where they don't. */
    private static final int SET = 12;
    /** Entropy is this plus so much times the level, nats. */
    private static final double ENTROPY = 2.9;

    private static final double ENTROPY_BY_LEVEL = 0.5;
    /** Probability of everything that is neither successor nor an expected error, in calibrated outputs. */
    private static final double REST = 0.02;
    /** Mean surprisal of the text's errors that a miscalibrated model does not expect, nats. */
    private static final double UNEXPECTED = 5.2;
    /** Mean surprisal of the errors that it does expect. */
    private static final double EXPECTED = 4.0;
    /** Range of what differs within a set, nats. */
    private static final double NOISE = 0.2;

    private static final double SHARPNESS = 1.5;
    private static final double SHARPNESS_BY_PAIR = 0.2;

    private final Planting planting;
    private final Random random;
    private final Vocabulary words;
    private final boolean twoKinds;
    private final int frequent;
    private final double[] current;
    private final double[] ripple;
    private final int[] offset;
    private final int stride;
    private final double[][] shares;

    Gardener(Planting planting, Random random) {
        this.planting = planting;
        this.random = random;
        this.words = Vocabulary.draw(random, planting.calibrated() ? 2 * SET : SET, planting.calibrated() ? 0 : SET);
        this.twoKinds = planting.errorsOnTraps() != planting.errorsOnOthers();
        this.frequent = planting.oneToken() > 0 ? random.nextInt(Vocabulary.TYPES) : -1;
        this.current = new double[Vocabulary.TYPES];
        int n = words.text()[0].length;
        this.ripple = ripple(n, random);
        this.offset = random.ints(Vocabulary.TYPES, 0, n).toArray();
        this.stride = 1 + random.nextInt(n - 1);
        for (int x = 0; x < current.length; x++) {
            current[x] = currentLogit(level(0, x));
        }
        this.shares = twoKinds && frequent < 0
                ? EqualFrequencies.shares(
                        words,
                        IntStream.range(0, current.length)
                                .mapToDouble(this::errors)
                                .toArray())
                : new double[current.length][];
    }

    /** Share of the errors after x that are text type k. */
    private double share(int x, int k) {
        return shares[x] == null ? 1.0 / words.text()[x].length : shares[x][k];
    }

    /** Evenly spaced values that sum to 0, in random order. */
    private static double[] ripple(int n, Random random) {
        List<Double> values = new java.util.ArrayList<>(IntStream.range(0, n)
                .mapToObj(i -> NOISE * (-1 + (2.0 * i + 1) / n))
                .toList());
        Collections.shuffle(values, random);
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    PlantedModel grow() {
        double[][][] lens = new double[planting.layers()][Vocabulary.TYPES][];
        for (int layer = 1; layer <= planting.layers(); layer++) {
            for (int x = 0; x < Vocabulary.TYPES; x++) {
                lens[layer - 1][x] = row(layer, x);
            }
        }
        double[] pairs = random.doubles(Vocabulary.TYPES / 2, -1.7, 1.7).toArray();
        double[][] queryFeatures = {
            IntStream.range(0, Vocabulary.TYPES).mapToDouble(this::kind).toArray(), words.second(), byPair(pairs)
        };
        Programme programme = new Programme(current, lens, queryFeatures, queries(), keyFeatures(), keys());
        return new PlantedModel(programme, words, next(lens[planting.layers() - 1]));
    }

    private boolean trap(int x) {
        return frequent < 0 ? words.trap()[x] : x == frequent;
    }

    /** What the contrast is multiplied with. */
    private double kind(int x) {
        return trap(x) ? 0.5 : frequent < 0 ? -0.5 : 0;
    }

    private double level(int layer, int x) {
        double wobble = layer == 0 ? 0 : 0.03 * random.nextGaussian();
        return ENTROPY + ENTROPY_BY_LEVEL * words.level()[x] + wobble;
    }

    /** The current token's logit, the others' being 0, that gives the entropy. */
    private static double currentLogit(double entropy) {
        double low = 0.01;
        double high = 30;
        for (int i = 0; i < 60; i++) {
            double z = (low + high) / 2;
            double p = 1 / (1 + (Vocabulary.TYPES - 1) * Math.exp(-z));
            double h = -p * Math.log(p) - (1 - p) * Math.log((1 - p) / (Vocabulary.TYPES - 1));
            low = h > entropy ? z : low;
            high = h > entropy ? high : z;
        }
        return low;
    }

    private double[] row(int layer, int x) {
        double[] chosen = new double[Vocabulary.TYPES];
        double growth = 0;
        for (int l = 1; l <= layer; l++) {
            growth += words.level()[x] * (planting.coupling(l) + planting.interaction(l) * words.second()[x]);
        }
        double start = planting.calibrated() && twoKinds ? 0 : before(x);
        choose(chosen, words.text()[x], base(x) + start + growth, layer, x);
        choose(chosen, words.own()[x], EXPECTED + start, layer, x);
        for (int k = 0; planting.calibrated() && k < words.text()[x].length; k++) {
            chosen[words.text()[x][k]] *= share(x, k) * words.text()[x].length;
        }
        int head = layer < planting.turning() ? x : words.successor()[x];
        LensRow row = new LensRow(chosen, head);
        boolean ownText = planting.calibrated() && (twoKinds || layer == planting.layers());
        double entropy = level(layer, x);
        return ownText ? row.withRest(REST) : row.withEntropy(entropy);
    }

    /** Surprisal at depth 0 against its mean: carried along, so that block 1 does not undo it. */
    private double before(int x) {
        double mean = Arrays.stream(current)
                .map(z -> Math.log(Math.exp(z) + Vocabulary.TYPES - 1))
                .average()
                .orElseThrow();
        return Math.log(Math.exp(current[x]) + Vocabulary.TYPES - 1) - mean;
    }

    private double base(int x) {
        if (!planting.calibrated()) {
            return UNEXPECTED;
        }
        return Math.log(words.text()[x].length / (errors(x) - REST));
    }

    private double errors(int x) {
        return trap(x) ? planting.errorsOnTraps() : planting.errorsOnOthers();
    }

    /** The same differences within every type's set at every block, only turned: no type is favoured by chance. */
    private void choose(double[] chosen, int[] set, double surprisal, int layer, int x) {
        for (int k = 0; k < set.length; k++) {
            double more = ripple[(k + offset[x] + stride * layer) % ripple.length];
            chosen[set[k]] = Math.exp(-surprisal - more);
        }
    }

    /** What the text draws next. */
    private double[][] next(double[][] output) {
        double[][] next = new double[Vocabulary.TYPES][Vocabulary.TYPES];
        for (int x = 0; x < next.length; x++) {
            if (planting.calibrated()) {
                next[x] = Arrays.stream(output[x]).map(Math::exp).toArray();
                continue;
            }
            next[x][words.successor()[x]] = 1 - errors(x);
            for (int k = 0; k < words.text()[x].length; k++) {
                next[x][words.text()[x][k]] = errors(x) * share(x, k);
            }
            for (int y = 0; frequent >= 0 && y < next.length; y++) {
                next[x][y] = (1 - planting.oneToken()) * next[x][y] + (y == frequent ? planting.oneToken() : 0);
            }
        }
        return next;
    }

    private double[][][] queries() {
        double[][][] queries = new double[planting.layers()][HEADS][];
        for (int layer = 1; layer <= planting.layers(); layer++) {
            for (int head = 0; head < HEADS; head++) {
                queries[layer - 1][head] = new double[] {
                    SHARPNESS,
                    planting.contrast(layer),
                    planting.sharpening(layer),
                    random.nextBoolean() ? SHARPNESS_BY_PAIR : -SHARPNESS_BY_PAIR
                };
            }
        }
        return queries;
    }

    /** Two random features, shared by the types of a pair. */
    private double[][] keyFeatures() {
        double[][] features = new double[2][];
        for (int f = 0; f < features.length; f++) {
            double[] pairs = IntStream.range(0, Vocabulary.TYPES / 2)
                    .mapToDouble(p -> random.nextGaussian())
                    .toArray();
            features[f] = byPair(pairs);
        }
        return features;
    }

    /** The pair's value for each type; the one frequent type has none, so that only what is planted sets it apart. */
    private double[] byPair(double[] pairs) {
        return IntStream.range(0, Vocabulary.TYPES)
                .mapToDouble(x -> x == frequent ? 0 : pairs[words.pair()[x]])
                .toArray();
    }

    private double[][][] keys() {
        double[][][] keys = new double[planting.layers()][HEADS][];
        for (double[][] layer : keys) {
            for (int head = 0; head < HEADS; head++) {
                double turn = 2 * Math.PI * random.nextDouble();
                layer[head] = new double[] {Math.cos(turn), Math.sin(turn)};
            }
        }
        return keys;
    }
}
