package org.tollens.constraints.control;

/** Something that would show the same effect if the claim's reading of it were wrong. Immutable data. */
public sealed interface Control permits SelfLabels, RandomWeights, PermutedLabels, TokenTypes, Adjusted, TunedLens {
    /** In words, such as {@code the model's own sampled labels}. */
    String describe();
}
