package org.tollens.constraints.control;

/**
 * The next tokens that the model draws itself, in the same real context. An effect that they reproduce is a fact about
 * the model's distributions, not about its errors.
 */
public record SelfLabels() implements Control {
    @Override
    public String describe() {
        return "the model's own sampled labels";
    }
}
