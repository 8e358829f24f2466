package org.tollens.constraints.clause;

/**
 * Spearman's rank correlation on mid-ranks, in [-1, 1].
 *
 * @param floor smaller effects are negligible; above 0 and below 1
 */
public record Spearman(double floor) {
    public Spearman {
        Floors.check("Spearman's rho", floor, 1);
    }

    /** The same effect with another floor. */
    public Spearman withFloor(double smallestThatCounts) {
        return new Spearman(smallestThatCounts);
    }
}
