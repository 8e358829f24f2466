package org.tollens.constraints.clause;

/** Checks of effect floors and shares that the clauses have in common. */
final class Floors {
    private Floors() {}

    static void check(String effect, double floor, double end) {
        if (!(floor > 0 && floor < end)) {
            throw new IllegalArgumentException("expected a floor of " + effect + " above 0 and below " + end
                    + ", found " + floor + "; write the smallest effect that counts, such as withFloor(0.05)");
        }
    }
}
