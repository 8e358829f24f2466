package org.tollens.inference.hook;

/** The places of a forward pass that can be observed, with the names that the field uses. */
public enum HookPoint {
    /** Residual stream that a block reads. Layers 1..L, axes [document, position, width]. */
    RESID_PRE("resid_pre"),
    /** Attention pattern: rows are queries, each sums to 1. Layers 1..L, axes [document, head, query, key]. */
    ATTENTION_PATTERN("pattern"),
    /**
     * What each head has gathered, before the output projection. Layers 1..L, axes [document, position, head, head width].
     */
    HEAD_OUT("z"),
    /** What attention adds to the residual stream. Layers 1..L, axes [document, position, width]. */
    ATTENTION_OUT("attn_out"),
    /** What the MLP adds to the residual stream. Layers 1..L, axes [document, position, width]. */
    MLP_OUT("mlp_out"),
    /**
     * What a gated MLP multiplies its inner activations by. Layers 1..L, axes [document, position, inner width]. Families
     * with a plain MLP, such as GPT-2, have none.
     */
    MLP_GATE("mlp_gate"),
    /** Residual stream after a block. Layers 1..L, axes [document, position, width]. */
    RESID_POST("resid_post"),
    /** Output of the final norm, layer L. Axes [document, position, width]. */
    FINAL_NORM("ln_final"),
    /** The model's output, layer L. Axes [document, position, token type]; large: ask for it on short windows only. */
    LOGITS("logits");

    private final String fieldName;

    HookPoint(String fieldName) {
        this.fieldName = fieldName;
    }

    /** The name that interpretability libraries use. */
    public String fieldName() {
        return fieldName;
    }

    /** Whether every block has one, and not the end of the model alone. */
    public boolean isInEveryBlock() {
        return this != FINAL_NORM && this != LOGITS;
    }
}
