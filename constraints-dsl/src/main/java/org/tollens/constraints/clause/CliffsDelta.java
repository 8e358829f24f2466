package org.tollens.constraints.clause;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Cliff's delta, P(x &gt; y) - P(x &lt; y), in [-1, 1]; within strata it is averaged over them with van Elteren's weights.
 *
 * @param floor smaller effects are negligible; above 0 and below 1
 * @param strata what positions are held equal in; empty for nothing
 * @param against what the effect is measured against
 */
public record CliffsDelta(double floor, List<Stratum> strata, Against against) {
    public CliffsDelta {
        Floors.check("Cliff's delta", floor, 1);
        strata = List.copyOf(strata);
        if (strata.stream().map(Stratum::by).distinct().count() < strata.size()) {
            throw new IllegalArgumentException("expected positions to be held equal in different things, found "
                    + describe(strata) + "; write within(positionBins(8), tokenFrequencyBins(5))");
        }
    }

    /** The same effect with another floor. */
    public CliffsDelta withFloor(double smallestThatCounts) {
        return new CliffsDelta(smallestThatCounts, strata, against);
    }

    /** The same effect between positions that are equal in these. */
    public CliffsDelta within(Stratum... equalIn) {
        if (equalIn.length == 0) {
            throw new IllegalArgumentException("expected something that positions are held equal in, found nothing;"
                    + " write within(positionBins(8)) or leave within out");
        }
        return new CliffsDelta(floor, List.of(equalIn), against);
    }

    /** What remains of the effect when that on the model's own sampled labels is taken away. */
    public CliffsDelta inExcessOfSelfLabels() {
        return new CliffsDelta(floor, strata, Against.SELF_LABELS);
    }

    /** The effect itself, nothing taken away. */
    public CliffsDelta plain() {
        return new CliffsDelta(floor, strata, Against.NOTHING);
    }

    /** Such as {@code within 8 bins of position x 5 bins of token frequency}; empty without strata. */
    public String describeStrata() {
        return strata.isEmpty() ? "" : "within " + describe(strata);
    }

    private static String describe(List<Stratum> strata) {
        return strata.stream().map(Stratum::describe).collect(Collectors.joining(" x "));
    }

    /** The effect's name with its strata. */
    String describe() {
        return (against == Against.SELF_LABELS ? "the excess over self labels of " : "") + "Cliff's delta"
                + (strata.isEmpty() ? "" : " " + describeStrata());
    }
}
