package org.tollens.inference.model;

/**
 * Sizes and constants of a model.
 *
 * @param family {@code model_type} of the configuration
 * @param layers number of blocks, L
 * @param heads attention heads of a block
 * @param width size of the residual stream
 * @param inner size of the MLP's middle
 * @param context longest window in tokens
 * @param vocabulary number of token types
 * @param normEpsilon constant of the norms
 * @param initializerRange standard deviation of a weight before training
 * @param tied whether the unembedding is the token embedding
 * @param endOfText id of the token that ends a text, or -1
 */
public record ModelConfig(
        String family,
        int layers,
        int heads,
        int width,
        int inner,
        int context,
        int vocabulary,
        double normEpsilon,
        double initializerRange,
        boolean tied,
        int endOfText) {}
