package org.tollens.constraints.clause;

import org.tollens.constraints.evidence.Wording;

/**
 * What makes a kink count: its size, how much better a broken line fits than a straight one, and how small the outcome has
 * to be among the lowest values to be negligible.
 *
 * @param floor least semipartial correlation that counts, above 0 and below 1
 * @param bicGain least gain in BIC over the straight line, more than which is needed; at least 0
 * @param negligible a mean within this is negligible, in the outcome's unit; above 0
 */
public record KinkEffect(double floor, double bicGain, double negligible) {
    public KinkEffect {
        Floors.check("the effect of a kink", floor, 1);
        Floors.check("the mean of the outcome", negligible, Double.POSITIVE_INFINITY);
        if (!(bicGain >= 0 && bicGain < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "expected a least gain in BIC of at least 0, found " + bicGain + "; write withBicGainOf(10)");
        }
    }

    /** The same with another floor. */
    public KinkEffect withFloor(double smallestThatCounts) {
        return new KinkEffect(smallestThatCounts, bicGain, negligible);
    }

    /** The same with another least gain in BIC. */
    public KinkEffect withBicGainOf(double moreThan) {
        return new KinkEffect(floor, moreThan, negligible);
    }

    /** The same with another bound of what is negligible, in the outcome's unit. */
    public KinkEffect withNegligible(double within) {
        return new KinkEffect(floor, bicGain, within);
    }

    /** In words. */
    public String describe() {
        return "a kink below a semipartial correlation of " + Wording.threshold(floor)
                + " is negligible and one needs a gain in BIC of more than " + Wording.threshold(bicGain)
                + "; a mean within " + Wording.threshold(negligible) + " is negligible";
    }
}
