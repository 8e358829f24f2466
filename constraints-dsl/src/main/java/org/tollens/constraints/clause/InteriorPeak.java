package org.tollens.constraints.clause;

/**
 * The depth of the highest interior local maximum over layers of a quantity's mean.
 *
 * @param quantity the quantity, such as the loss added by skipping a block
 * @param at the population
 */
public record InteriorPeak(Quantity quantity, Population at) {
    /** In words. */
    public String describe() {
        return "the highest interior peak over layers of the mean of " + quantity.describe() + " at " + at.describe();
    }
}
