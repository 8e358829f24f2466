package org.tollens.statistics;

/**
 * Three-sided testing of an effect against a floor (Goeman, Solari and Stijnen 2010, Statistics in Medicine 29, 2117):
 * superiority, inferiority and equivalence from one interval. The three cannot be true together, so no further
 * correction is needed within an effect.
 */
public final class ThreeSided {
    private ThreeSided() {}

    /** What the interval says of the effect. */
    public enum Direction {
        /** Above 0, and the estimate reaches the floor. */
        POSITIVE,
        /** Below 0, and the estimate reaches minus the floor. */
        NEGATIVE,
        /** Within ±floor: shown to be negligible. */
        NULL,
        /** None of these. */
        UNRESOLVED
    }

    /**
     * The label with one floor for all directions.
     *
     * @param estimate θ̂
     * @param low lower end of its (simultaneous) interval; an infinite or NaN end gives UNRESOLVED on its side
     * @param high upper end
     * @param floor δ0, positive
     */
    public static Direction label(double estimate, double low, double high, double floor) {
        return label(estimate, low, high, floor, floor);
    }

    /**
     * The label where a control has raised the floor of an effect. Only POSITIVE and NEGATIVE ask for the raised floor;
     * NULL keeps the smaller one, or a raised floor would make "no effect" easier to show.
     *
     * @param labelFloor f ≥ δ0, for POSITIVE and NEGATIVE
     * @param floor δ0, positive, for NULL
     */
    public static Direction label(double estimate, double low, double high, double labelFloor, double floor) {
        Checks.that(floor > 0, "expected a positive floor, found %s", floor);
        Checks.that(
                labelFloor >= floor, "expected a label floor of at least the floor %s, found %s", floor, labelFloor);
        if (low > 0 && estimate >= labelFloor) {
            return Direction.POSITIVE;
        }
        if (high < 0 && estimate <= -labelFloor) {
            return Direction.NEGATIVE;
        }
        return Equivalence.within(low, high, floor) ? Direction.NULL : Direction.UNRESOLVED;
    }

    /** Whether the interval still allows an effect of the floor or more. */
    public static boolean canReachPositive(double high, double floor) {
        return high >= floor;
    }

    /** Whether the interval still allows an effect of minus the floor or less. */
    public static boolean canReachNegative(double low, double floor) {
        return low <= -floor;
    }
}
