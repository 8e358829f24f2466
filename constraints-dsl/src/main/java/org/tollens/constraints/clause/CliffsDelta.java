package org.tollens.constraints.clause;

/**
 * Cliff's delta, P(x &gt; y) - P(x &lt; y), in [-1, 1].
 *
 * @param floor smaller effects are negligible; above 0 and below 1
 */
public record CliffsDelta(double floor) {
    public CliffsDelta {
        Floors.check("Cliff's delta", floor, 1);
    }

    /** The same effect with another floor. */
    public CliffsDelta withFloor(double smallestThatCounts) {
        return new CliffsDelta(smallestThatCounts);
    }
}
