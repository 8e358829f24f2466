package org.tollens.constraints.control;

/**
 * The same rule on what the tuned lens shows: the logit lens after an affine map of each layer that was fitted, on other
 * documents, to bring its distributions close to the model's output (Belrose et al. 2023, arXiv 2303.08112).
 */
public record TunedLens() implements Control {
    @Override
    public String describe() {
        return "the tuned lens in the place of the logit lens";
    }
}
