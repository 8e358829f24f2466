package org.tollens.constraints.control;

import org.tollens.constraints.clause.Comparison;

/**
 * The same comparison within strata of what else differs between the populations.
 *
 * @param comparison with an effect that is stratified
 */
public record Adjusted(Comparison comparison) implements Control {
    public Adjusted {
        if (comparison.effect().strata().isEmpty()) {
            throw new IllegalArgumentException("expected a comparison within strata, found " + comparison.describe()
                    + "; write cliffsDelta().within(positionBins(8), tokenFrequencyBins(5), outputEntropyBins(10))");
        }
    }

    @Override
    public String describe() {
        return comparison.quantity().describe() + " compared "
                + comparison.effect().describeStrata();
    }
}
