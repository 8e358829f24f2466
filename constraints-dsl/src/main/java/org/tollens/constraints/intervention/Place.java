package org.tollens.constraints.intervention;

import java.util.Arrays;

/** What of a block can be changed, with the names that the field uses. */
public enum Place {
    /** All that a block adds to the residual stream: what it leaves minus what it reads. */
    BLOCK("block"),
    /** The residual stream that a block reads. */
    RESID_PRE("resid_pre"),
    /** Attention pattern of each head; positions are queries. */
    ATTENTION_PATTERN("pattern"),
    /** What each head has gathered, before the output projection. */
    HEAD_OUT("z"),
    /** What attention adds to the residual stream. */
    ATTENTION_OUT("attn_out"),
    /** What the MLP adds to the residual stream. */
    MLP_OUT("mlp_out"),
    /** The residual stream after a block. */
    RESID_POST("resid_post");

    private final String fieldName;

    Place(String fieldName) {
        this.fieldName = fieldName;
    }

    /** The name that interpretability libraries use. */
    public String fieldName() {
        return fieldName;
    }

    /** Whether it has an axis of heads. */
    public boolean perHead() {
        return this == ATTENTION_PATTERN || this == HEAD_OUT;
    }

    /** Whether it is added to the residual stream, so that leaving it out has a meaning. */
    public boolean isAdded() {
        return this == BLOCK || this == HEAD_OUT || this == ATTENTION_OUT || this == MLP_OUT;
    }

    static Place of(String fieldName) {
        return Arrays.stream(values())
                .filter(place -> place.fieldName.equals(fieldName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(values()).map(Place::fieldName).toList() + ", found '" + fieldName + "'"));
    }
}
