package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.tollens.inference.model.ModelConfig;
import org.tollens.inference.safetensors.SafetensorsFile;

/** The GPT-2 family: learned positions, pre-norm blocks, tanh GELU. Weights are used as stored. */
final class Gpt2 implements Architecture {
    private static final String PREFIX = "transformer.";

    private final ModelConfig config;
    private final Kernels kernels;
    private final PtNDArray tokenEmbedding;
    private final PtNDArray positionEmbedding;
    private final PtNDArray[][] blocks;
    private final PtNDArray normWeight;
    private final PtNDArray normBias;
    private final PtNDArray unembedding;

    @SuppressWarnings("UnusedVariable") // keeps the mapped weights reachable
    private final List<ByteBuffer> buffers;

    Gpt2(ModelConfig config, Kernels kernels, SafetensorsFile file, PtNDManager manager) {
        this.config = config;
        this.kernels = kernels;
        WeightLoader loader = new WeightLoader(file, manager, PREFIX);
        int width = config.width();
        blocks = blocks(loader, config);
        tokenEmbedding = loader.load("wte.weight", config.vocabulary(), width);
        positionEmbedding = loader.load("wpe.weight", config.context(), width);
        normWeight = loader.load("ln_f.weight", width);
        normBias = loader.load("ln_f.bias", width);
        unembedding = config.tied() ? tokenEmbedding : loader.load("lm_head.weight", config.vocabulary(), width);
        buffers = loader.buffers();
    }

    /** In the order that the kernel reads them. */
    private static PtNDArray[][] blocks(WeightLoader loader, ModelConfig config) {
        long d = config.width();
        long n = config.inner();
        String[] names = {"ln_1", "attn.c_attn", "attn.c_proj", "ln_2", "mlp.c_fc", "mlp.c_proj"};
        long[][] shapes = {{d}, {d, 3 * d}, {d, d}, {d}, {d, n}, {n, d}};
        for (String name : names) {
            loader.requireInEveryBlock("h.*." + name + ".weight", config.layers());
            loader.requireInEveryBlock("h.*." + name + ".bias", config.layers());
        }
        PtNDArray[][] result = new PtNDArray[config.layers()][];
        for (int block = 0; block < result.length; block++) {
            List<PtNDArray> weights = new ArrayList<>();
            for (int i = 0; i < names.length; i++) {
                String name = "h." + block + "." + names[i];
                weights.add(loader.load(name + ".weight", shapes[i]));
                weights.add(loader.load(name + ".bias", shapes[i][shapes[i].length - 1]));
            }
            result[block] = weights.toArray(new PtNDArray[0]);
        }
        return result;
    }

    @Override
    public ModelConfig config() {
        return config;
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
    public NDArray finalNorm(PtNDManager manager, NDArray residual) {
        return kernels.one(manager, "layer_norm", residual, normWeight, normBias, config.normEpsilon());
    }

    @Override
    public NDArray unembedding() {
        return unembedding;
    }
}
