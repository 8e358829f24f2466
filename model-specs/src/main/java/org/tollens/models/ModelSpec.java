package org.tollens.models;

import java.util.Optional;

/**
 * A model that claims can be judged on.
 *
 * @param id the id that specs name
 * @param family architecture family as in the Hugging Face configuration ({@code gpt2})
 * @param source where the files come from: {@code embedded:<resource folder>} or {@code folder:<path>}
 * @param dtype type of the arithmetic, {@code float32}
 * @param context longest window in tokens
 * @param licence SPDX id
 * @param sha256 expected digest of model.safetensors, where the spec pins one
 */
public record ModelSpec(
        String id, String family, String source, String dtype, int context, String licence, Optional<String> sha256) {}
