package org.tollens.planted;

import java.io.IOException;
import java.nio.file.Path;
import org.tollens.inference.safetensors.SafetensorsWriter;

/**
 * Writes a programme into the weights of a GPT-2.
 *
 * <p>The residual stream has, side by side: a code of the token (one of 8 rows and one of 8 columns), one dimension for each
 * type's logit, features that queries and keys read, and two dimensions that balance it: with them every layer has mean 0 and
 * variance 1 - eps, so that each norm is the identity. Attention writes nothing (its output projection is 0), so the stream
 * is a function of the current token. A feed-forward block has one neuron a type, far on for that type and far off for all
 * others, where GELU is exactly x and exactly 0; its output row is the change that takes the lens from p_{l-1} to p_l.
 * The final norm's gain is 0 outside the logits. In each head one dimension of the query holds the sharpness and the same
 * dimension of the key what it draws.
 */
final class ProgrammedWeights {
    static final double EPSILON = 1e-5;
    /** Rows and columns of the token's code. */
    private static final int CODE = 8;
    /** The final norm's gain on the logits: it keeps them small in the stream. */
    private static final double GAIN = 10;
    /** Features are kept small in the stream too. */
    private static final double FEATURE = 0.3;
    /** A neuron's input is this times (matching parts of the code - 1.5). */
    private static final double SWITCH = 40;

    private final Programme programme;
    private final int types;
    private final int logits = 2 * CODE;
    private final int queryFeatures;
    private final int keyFeatures;
    private final int balance;
    private final int width;

    ProgrammedWeights(Programme programme) {
        this.programme = programme;
        this.types = programme.types();
        this.queryFeatures = logits + types;
        this.keyFeatures = queryFeatures + programme.queryFeatures().length;
        this.balance = keyFeatures + programme.keyFeatures().length;
        int heads = programme.heads();
        this.width = (balance + 2 + heads - 1) / heads * heads;
    }

    int width() {
        return width;
    }

    /** The stream of token x after block {@code depth}. */
    private double[] stream(int depth, int x) {
        double[] stream = new double[width];
        stream[x / CODE] = 1;
        stream[CODE + x % CODE] = 1;
        for (int f = 0; f < programme.queryFeatures().length; f++) {
            stream[queryFeatures + f] = FEATURE * programme.queryFeatures()[f][x];
        }
        for (int f = 0; f < programme.keyFeatures().length; f++) {
            stream[keyFeatures + f] = FEATURE * programme.keyFeatures()[f][x];
        }
        if (depth == 0) {
            stream[logits + x] = own(x);
        } else {
            writeLogits(stream, programme.lens()[depth - 1][x]);
        }
        balance(stream);
        return stream;
    }

    /** The entry of a type's embedding in its own logit; the tied unembedding reads logits through it. */
    private double own(int x) {
        return Math.sqrt(programme.current()[x] / GAIN);
    }

    private void writeLogits(double[] stream, double[] logProbabilities) {
        double mean = 0;
        for (double log : logProbabilities) {
            mean += log / types;
        }
        for (int y = 0; y < types; y++) {
            stream[logits + y] = (logProbabilities[y] - mean) / (GAIN * own(y));
        }
    }

    /** Mean 0, variance 1 - eps. */
    private void balance(double[] stream) {
        double sum = 0;
        double squares = width * (1 - EPSILON);
        for (double s : stream) {
            sum += s;
            squares -= s * s;
        }
        double root = Math.sqrt(2 * squares - sum * sum);
        if (!(root > 0)) {
            throw new IllegalStateException("expected room to balance a stream of width " + width + ", found squares "
                    + squares + " and sum " + sum + " left");
        }
        stream[balance] = (-sum + root) / 2;
        stream[balance + 1] = (-sum - root) / 2;
    }

    void write(Path file) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter();
        float[] embedding = new float[types * width];
        for (int x = 0; x < types; x++) {
            put(embedding, x * width, stream(0, x), 1);
        }
        writer.floats("wte.weight", embedding, types, width);
        writer.floats("wpe.weight", new float[PlantedFolder.CONTEXT * width], PlantedFolder.CONTEXT, width);
        float[] gain = new float[width];
        for (int y = 0; y < types; y++) {
            gain[logits + y] = (float) GAIN;
        }
        norm(writer, "ln_f", gain);
        for (int layer = 1; layer <= programme.layers(); layer++) {
            block(writer, layer);
        }
        writer.write(file);
    }

    private void block(SafetensorsWriter writer, int layer) {
        String name = "h." + (layer - 1) + ".";
        float[] ones = new float[width];
        java.util.Arrays.fill(ones, 1);
        norm(writer, name + "ln_1", ones);
        norm(writer, name + "ln_2", ones);
        attention(writer, name, layer);
        feedForward(writer, name, layer);
    }

    private void norm(SafetensorsWriter writer, String name, float[] gain) {
        writer.floats(name + ".weight", gain, width).floats(name + ".bias", new float[width], width);
    }

    private void attention(SafetensorsWriter writer, String name, int layer) {
        int heads = programme.heads();
        int size = width / heads;
        // The scores are divided by the root of a head's size.
        double root = Math.sqrt(size);
        float[] weight = new float[width * 3 * width];
        float[] bias = new float[3 * width];
        for (int head = 0; head < heads; head++) {
            double[] query = programme.query()[layer - 1][head];
            double[] key = programme.key()[layer - 1][head];
            bias[head * size] = (float) (query[0] * root);
            for (int f = 0; f + 1 < query.length; f++) {
                weight[(queryFeatures + f) * 3 * width + head * size] = (float) (query[f + 1] * root / FEATURE);
            }
            for (int f = 0; f < key.length; f++) {
                weight[(keyFeatures + f) * 3 * width + width + head * size] = (float) (key[f] / FEATURE);
            }
        }
        writer.floats(name + "attn.c_attn.weight", weight, width, 3L * width)
                .floats(name + "attn.c_attn.bias", bias, 3L * width)
                .floats(name + "attn.c_proj.weight", new float[width * width], width, width)
                .floats(name + "attn.c_proj.bias", new float[width], width);
    }

    private void feedForward(SafetensorsWriter writer, String name, int layer) {
        float[] in = new float[width * types];
        float[] threshold = new float[types];
        float[] out = new float[types * width];
        for (int x = 0; x < types; x++) {
            in[(x / CODE) * types + x] = (float) SWITCH;
            in[(CODE + x % CODE) * types + x] = (float) SWITCH;
            threshold[x] = (float) (-1.5 * SWITCH);
            // What the neuron of the current token gives: both parts of the code match.
            double active = 0.5 * SWITCH;
            put(out, x * width, stream(layer, x), 1 / active);
            put(out, x * width, stream(layer - 1, x), -1 / active);
        }
        writer.floats(name + "mlp.c_fc.weight", in, width, types)
                .floats(name + "mlp.c_fc.bias", threshold, types)
                .floats(name + "mlp.c_proj.weight", out, types, width)
                .floats(name + "mlp.c_proj.bias", new float[width], width);
    }

    private static void put(float[] into, int from, double[] values, double factor) {
        for (int i = 0; i < values.length; i++) {
            into[from + i] += (float) (factor * values[i]);
        }
    }
}
