package org.tollens.constraints.clause;

/**
 * The depth where a quantity's mean over positions is highest.
 *
 * @param quantity the quantity, such as the loss added by skipping a block
 * @param at the population
 * @param among the blocks that it is looked for among
 */
public record InteriorPeak(Quantity quantity, Population at, Among among) {
    /** Which blocks a peak is looked for among. */
    public enum Among {
        /** Interior local maxima: higher than both neighbours, so neither the first block nor the last. */
        INTERIOR_PEAKS("the highest interior peak"),
        /** All blocks (a plain argmax). For architectural reasons it is often at an edge. */
        ALL_BLOCKS("the highest value");

        private final String words;

        Among(String words) {
            this.words = words;
        }
    }

    /** In words. */
    public String describe() {
        return among.words + " over layers of the mean of " + quantity.describe() + " at " + at.describe();
    }
}
