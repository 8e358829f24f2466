package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.model.ModelConfig;

/** The GPT-2 family: learned positions, pre-norm blocks, tanh GELU. Weights are used as they come. */
final class Gpt2 implements Architecture {
    /** What some files put before every name, and others leave out. */
    static final String PREFIX = "transformer.";

    /** Its MLP has no gate. */
    private static final Set<HookPoint> HOOK_POINTS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(HookPoint.MLP_GATE)));

    private final ModelConfig config;
    private final Kernels kernels;
    private final PtNDArray tokenEmbedding;
    private final PtNDArray positionEmbedding;
    private final PtNDArray[][] blocks;
    private final PtNDArray normWeight;
    private final PtNDArray normBias;
    private final PtNDArray unembedding;

    @SuppressWarnings("UnusedVariable") // keeps the weights' memory reachable
    private final List<ByteBuffer> buffers;

    Gpt2(ModelConfig config, Kernels kernels, WeightSource source) {
        this.config = config;
        this.kernels = kernels;
        Gpt2Tensors tensors = new Gpt2Tensors(config);
        blocks = blocks(source, tensors);
        tokenEmbedding = source.get(tensors.tokenEmbedding());
        positionEmbedding = source.get(tensors.positionEmbedding());
        normWeight = source.get(tensors.normWeight());
        normBias = source.get(tensors.normBias());
        unembedding = config.tied() ? tokenEmbedding : source.get(tensors.unembedding());
        buffers = source.buffers();
    }

    /** In the order that the kernel reads them. */
    private static PtNDArray[][] blocks(WeightSource source, Gpt2Tensors tensors) {
        int layers = tensors.config().layers();
        for (String module : Gpt2Tensors.MODULES) {
            source.requireInEveryBlock("h.*." + module + ".weight", layers);
            source.requireInEveryBlock("h.*." + module + ".bias", layers);
        }
        PtNDArray[][] result = new PtNDArray[layers][];
        for (int block = 0; block < layers; block++) {
            result[block] = tensors.block(block).stream().map(source::get).toArray(PtNDArray[]::new);
        }
        return result;
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    @Override
    public Set<HookPoint> hookPoints() {
        return HOOK_POINTS;
    }

    @Override
    public NDArray embed(PtNDManager manager, NDArray tokens) {
        return kernels.one(manager, "gpt2_embed", tokens, tokenEmbedding, positionEmbedding);
    }

    @Override
    public BlockOutput block(PtNDManager manager, int layer, NDArray residual, boolean pattern) {
        NDArray[] out = kernels.call(
                manager, "gpt2_block", residual, blocks[layer - 1], config.heads(), config.normEpsilon(), pattern);
        return new BlockOutput(out[0], out[1], out[2], out[3]);
    }

    @Override
    public BlockOutput block(PtNDManager manager, int layer, NDArray residual, Tap tap) {
        PtNDArray[] weights = blocks[layer - 1];
        NDArray[] heads = kernels.call(
                manager,
                "gpt2_heads",
                residual,
                weights,
                config.heads(),
                config.normEpsilon(),
                tap.wants(HookPoint.ATTENTION_PATTERN, layer));
        NDArray pattern = heads[0];
        NDArray gathered = heads[2];
        if (tap.wants(HookPoint.ATTENTION_PATTERN, layer)) {
            NDArray other = tap.at(HookPoint.ATTENTION_PATTERN, layer, pattern);
            if (other != pattern) {
                gathered = kernels.one(manager, "repatterned", gathered, heads[1], pattern, other);
                pattern = other;
            }
        }
        NDArray z = tap.at(HookPoint.HEAD_OUT, layer, gathered);
        NDArray attention = tap.at(HookPoint.ATTENTION_OUT, layer, kernels.one(manager, "gpt2_attention", z, weights));
        NDArray middle = kernels.one(manager, "sum", residual, attention);
        NDArray mlp = tap.at(
                HookPoint.MLP_OUT, layer, kernels.one(manager, "gpt2_mlp", middle, weights, config.normEpsilon()));
        return new BlockOutput(pattern, attention, mlp, kernels.one(manager, "sum", middle, mlp));
    }

    @Override
    public NDArray finalNorm(PtNDManager manager, NDArray residual) {
        return kernels.one(manager, "layer_norm", residual, normWeight, normBias, config.normEpsilon());
    }

    @Override
    public NDArray finalNormGradient(PtNDManager manager, NDArray residual, NDArray gradient) {
        return kernels.one(manager, "layer_norm_gradient", residual, gradient, normWeight, config.normEpsilon());
    }

    @Override
    public NDArray unembedding() {
        return unembedding;
    }
}
