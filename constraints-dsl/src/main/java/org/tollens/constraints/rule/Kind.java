package org.tollens.constraints.rule;

import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;

/** The kinds of estimates that differ for a rule, with one example of each; the floor is .05. */
@SuppressWarnings("ImmutableEnumChecker") // records of primitives and strings
enum Kind {
    POSITIVE(0.10, 0.08, 0.12, Label.POSITIVE),
    NEGATIVE(-0.10, -0.12, -0.08, Label.NEGATIVE),
    NULL(0, -0.01, 0.01, Label.NULL),
    OPEN_ABOVE(0.03, -0.02, 0.08, Label.UNRESOLVED),
    OPEN_BELOW(-0.03, -0.08, 0.02, Label.UNRESOLVED),
    OPEN(0, -0.10, 0.10, Label.UNRESOLVED),
    /** Beyond 0 but not up to the floor; as a layer this is no different from {@link #OPEN_ABOVE}. */
    SMALL_POSITIVE(0.03, 0.01, 0.06, Label.UNRESOLVED),
    SMALL_NEGATIVE(-0.03, -0.06, -0.01, Label.UNRESOLVED);

    /** The kinds that differ for a layer. */
    static final java.util.List<Kind> OF_LAYERS =
            java.util.List.of(POSITIVE, NEGATIVE, NULL, OPEN_ABOVE, OPEN_BELOW, OPEN);

    private static final double FLOOR = 0.05;

    private final Estimate estimate;
    private final LayerEstimate layer;

    Kind(double value, double low, double high, Label label) {
        boolean up = high >= FLOOR;
        boolean down = low <= -FLOOR;
        estimate = new Estimate(
                value, low, high, 0.01, 0.5, FLOOR, 1000, 100, label, up, down, 0.06, Double.NaN, Double.NaN);
        layer = new LayerEstimate(1, estimate, "");
    }

    Estimate estimate() {
        return estimate;
    }

    LayerEstimate layer() {
        return layer;
    }
}
