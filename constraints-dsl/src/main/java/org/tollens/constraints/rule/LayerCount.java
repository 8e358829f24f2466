package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;

/**
 * A bound on the number of layers that have a property.
 *
 * @param quantifier kind of bound
 * @param layers the bound, at least 0; {@link #A_SIDE} for the least size of a side of the change point
 * @param property what is counted
 */
public record LayerCount(Quantifier quantifier, int layers, LayerProperty property) implements Condition {
    /** Stands for m, the least number of layers on each side of a change point. */
    public static final int A_SIDE = -1;

    /** The figure of a correlation's evidence that holds m. */
    static final String SIDE = Figure.SIDE.key();

    public LayerCount {
        if (layers < A_SIDE) {
            throw new IllegalArgumentException(
                    "expected a number of layers of at least 0, found " + layers + "; write atLeastLayers(1)");
        }
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        double bound = layers == A_SIDE ? evidence.figures().getOrDefault(SIDE, Double.NaN) : layers;
        return quantifier.holds(property.count(evidence), bound);
    }

    @Override
    public String describe() {
        if (layers == A_SIDE && quantifier == Quantifier.FEWER_THAN) {
            return "fewer layers than a side has at least " + property.verb();
        }
        return quantifier.words() + " " + bound() + " " + property.verb();
    }

    private String bound() {
        if (layers == A_SIDE) {
            return "as many layers as a side has at least";
        }
        return layers == 1 ? "1 of the layers" : layers + " layers";
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return property.count(evidence) + " of " + LayerProperty.evaluable(evidence) + " layers "
                + property.adjective();
    }

    @Override
    public String needed() {
        return quantifier.words() + " " + (layers == A_SIDE ? "a side's least number" : layers) + " needed";
    }

    @Override
    public Set<Family> families() {
        return layers == A_SIDE
                ? EnumSet.of(Family.CORRELATION)
                : EnumSet.of(Family.COMPARISON, Family.CORRELATION, Family.INTERACTION, Family.LEVEL);
    }
}
