package org.tollens.inference.device;

import java.util.ArrayList;
import java.util.List;
import org.tollens.inference.model.ModelConfig;

/**
 * The tensors of the GPT-2 family, named and initialised as Hugging Face Transformers does ({@code GPT2PreTrainedModel}):
 * matrices and embeddings normal with the configuration's {@code initializer_range} as deviation, biases 0, norms 1 and 0,
 * and the two projections back into the residual stream smaller by the root of their number, so that the stream's variance
 * does not grow with depth (Radford et al. 2019).
 */
record Gpt2Tensors(ModelConfig config) {
    /** Modules of a block in the order that the kernel reads them, weight and bias each. */
    static final List<String> MODULES = List.of("ln_1", "attn.c_attn", "attn.c_proj", "ln_2", "mlp.c_fc", "mlp.c_proj");

    TensorRule tokenEmbedding() {
        return new TensorRule("wte.weight", List.of((long) config.vocabulary(), width()), matrix());
    }

    TensorRule positionEmbedding() {
        return new TensorRule("wpe.weight", List.of((long) config.context(), width()), matrix());
    }

    TensorRule normWeight() {
        return new TensorRule("ln_f.weight", List.of(width()), Initialisation.ONES);
    }

    TensorRule normBias() {
        return new TensorRule("ln_f.bias", List.of(width()), Initialisation.ZEROS);
    }

    /** Only of models whose unembedding is not the token embedding. */
    TensorRule unembedding() {
        return new TensorRule("lm_head.weight", List.of((long) config.vocabulary(), width()), matrix());
    }

    /** The tensors of block 0..L-1, as {@link #MODULES}. */
    List<TensorRule> block(int block) {
        List<TensorRule> result = new ArrayList<>();
        for (String module : MODULES) {
            List<Long> shape = shape(module);
            String name = "h." + block + "." + module;
            result.add(new TensorRule(name + ".weight", shape, weight(module)));
            result.add(new TensorRule(name + ".bias", List.of(shape.get(shape.size() - 1)), Initialisation.ZEROS));
        }
        return result;
    }

    /** Every tensor of a file. */
    List<TensorRule> all() {
        List<TensorRule> result = new ArrayList<>(List.of(tokenEmbedding(), positionEmbedding()));
        for (int block = 0; block < config.layers(); block++) {
            result.addAll(block(block));
        }
        result.add(normWeight());
        result.add(normBias());
        if (!config.tied()) {
            result.add(unembedding());
        }
        return result;
    }

    private List<Long> shape(String module) {
        long inner = config.inner();
        return switch (module) {
            case "attn.c_attn" -> List.of(width(), 3 * width());
            case "attn.c_proj" -> List.of(width(), width());
            case "mlp.c_fc" -> List.of(width(), inner);
            case "mlp.c_proj" -> List.of(inner, width());
            default -> List.of(width());
        };
    }

    private Initialisation weight(String module) {
        if (module.startsWith("ln_")) {
            return Initialisation.ONES;
        }
        return module.endsWith("c_proj")
                ? Initialisation.normal(config.initializerRange() / Math.sqrt(2.0 * config.layers()))
                : matrix();
    }

    private Initialisation matrix() {
        return Initialisation.normal(config.initializerRange());
    }

    private long width() {
        return config.width();
    }
}
