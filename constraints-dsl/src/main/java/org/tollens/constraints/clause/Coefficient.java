package org.tollens.constraints.clause;

import java.util.Optional;

/**
 * A correlation coefficient in [-1, 1].
 *
 * @param method which
 * @param floor smaller effects are negligible; above 0 and below 1
 * @param given what is held constant (a partial correlation); empty for nothing
 * @param against what the effect is measured against
 */
public record Coefficient(Method method, double floor, Optional<Quantity> given, Against against) {
    /** The coefficients. */
    public enum Method {
        /** Pearson's correlation of mid-ranks. */
        SPEARMAN("Spearman's rho"),
        /** Pearson's product-moment correlation. */
        PEARSON("Pearson's r");

        private final String words;

        Method(String words) {
            this.words = words;
        }
    }

    public Coefficient {
        Floors.check(method.words, floor, 1);
        if (given.isPresent() && method != Method.SPEARMAN) {
            throw new IllegalArgumentException("expected a partial rank correlation, found " + method.words + " given "
                    + given.get().describe() + "; write spearman().given(...)");
        }
    }

    /** The same coefficient with another floor. */
    public Coefficient withFloor(double smallestThatCounts) {
        return new Coefficient(method, smallestThatCounts, given, against);
    }

    /** The partial correlation with this held constant. */
    public Coefficient given(Quantity constant) {
        return new Coefficient(method, floor, Optional.of(constant), against);
    }

    /** What remains of the effect when that on the model's own sampled labels is taken away. */
    public Coefficient inExcessOfSelfLabels() {
        return new Coefficient(method, floor, given, Against.SELF_LABELS);
    }

    /** The effect itself, nothing taken away. */
    public Coefficient plain() {
        return new Coefficient(method, floor, given, Against.NOTHING);
    }

    /** The effect's name in reports. */
    public String effect() {
        String name = method == Method.SPEARMAN ? "Spearman rho" : "Pearson r";
        return (given.isPresent() ? "partial " : "") + name + (against == Against.SELF_LABELS ? " in excess" : "");
    }

    String describe() {
        return (against == Against.SELF_LABELS ? "the excess over self labels of " : "")
                + (given.isPresent() ? "the partial " : "")
                + method.words;
    }
}
