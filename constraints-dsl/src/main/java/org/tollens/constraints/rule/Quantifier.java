package org.tollens.constraints.rule;

/** How a count or a share is bounded. */
public enum Quantifier {
    AT_LEAST("at least"),
    AT_MOST("at most"),
    MORE_THAN("more than"),
    FEWER_THAN("fewer than");

    // Shares such as .1 of 20 layers must not fail by a rounding error.
    private static final double ROUNDING = 1e-9;

    private final String words;

    Quantifier(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    boolean holds(double value, double bound) {
        return switch (this) {
            case AT_LEAST -> value >= bound - ROUNDING;
            case AT_MOST -> value <= bound + ROUNDING;
            case MORE_THAN -> value > bound + ROUNDING;
            case FEWER_THAN -> value < bound - ROUNDING;
        };
    }
}
