package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.model.ModelConfig;

/**
 * A model whose block l is x -> x + B_l x with diagonal B_l, so that everything that is measured of it has a closed form.
 * Three quarters of B_l x are its attention's output, one quarter its MLP's.
 */
final class LinearModel implements Architecture {
    private final double[][] slopes;
    private final ModelConfig config;
    private final NDArray embedding;
    private final NDArray unembedding;
    private final PtNDManager manager;
    /** Of what the attention is said to add; 1 for the truth. */
    double told = 1;

    /**
     * @param slopes diagonal of B_l for l = 1..L
     */
    LinearModel(PtNDManager manager, int vocabulary, double[]... slopes) {
        this.manager = manager;
        this.slopes = slopes;
        int width = slopes[0].length;
        config = new ModelConfig("linear", slopes.length, 1, width, width, 64, vocabulary, 1e-5, 0.02, false, -1);
        embedding = manager.create(normal(1, vocabulary * width), new Shape(vocabulary, width));
        unembedding = manager.create(normal(2, vocabulary * width), new Shape(vocabulary, width));
    }

    private static float[] normal(long seed, int count) {
        Random random = new Random(seed);
        float[] result = new float[count];
        for (int i = 0; i < count; i++) {
            result[i] = (float) random.nextGaussian();
        }
        return result;
    }

    double slope(int layer, int coordinate) {
        return slopes[layer - 1][coordinate];
    }

    /** The embedding of a token. */
    double[] embedded(int token) {
        return row(embedding, token);
    }

    /** The unembedding of a token. */
    double[] unembedded(int token) {
        return row(unembedding, token);
    }

    private double[] row(NDArray table, int token) {
        float[] all = table.toFloatArray();
        double[] result = new double[config.width()];
        Arrays.setAll(result, i -> all[token * config.width() + i]);
        return result;
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    /** It has no attention to look at. */
    @Override
    public Set<HookPoint> hookPoints() {
        return EnumSet.complementOf(EnumSet.of(HookPoint.ATTENTION_PATTERN, HookPoint.HEAD_OUT, HookPoint.MLP_GATE));
    }

    @Override
    public NDArray embed(PtNDManager owner, NDArray tokens) {
        try (PtNDManager step = (PtNDManager) owner.newSubManager()) {
            NDArray flat = tokens.reshape(tokens.size());
            flat.attach(step);
            NDArray rows = embedding.get(flat);
            rows.attach(step);
            NDArray result = rows.reshape(tokens.getShape().add(config.width()));
            result.attach(owner);
            return result;
        }
    }

    @Override
    public BlockOutput block(PtNDManager owner, int layer, NDArray residual, boolean pattern) {
        float[] diagonal = new float[config.width()];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = (float) slope(layer, i);
        }
        NDArray all = residual.mul(manager.create(diagonal));
        NDArray attention = all.mul(0.75f);
        NDArray mlp = all.mul(0.25f);
        NDArray after = residual.add(attention).add(mlp);
        NDArray shown = attention.mul((float) told);
        for (NDArray array : new NDArray[] {shown, mlp, after}) {
            array.attach(owner);
        }
        return new BlockOutput(owner.zeros(new Shape(0)), shown, mlp, after);
    }

    @Override
    public BlockOutput block(PtNDManager owner, int layer, NDArray residual, Tap tap) {
        throw new UnsupportedOperationException("nothing intervenes in a linear model");
    }

    @Override
    public NDArray finalNorm(PtNDManager owner, NDArray residual) {
        NDArray result = residual.mul(2);
        result.attach(owner);
        return result;
    }

    @Override
    public NDArray finalNormGradient(PtNDManager owner, NDArray residual, NDArray gradient) {
        NDArray result = gradient.mul(2);
        result.attach(owner);
        return result;
    }

    @Override
    public NDArray unembedding() {
        return unembedding;
    }
}
