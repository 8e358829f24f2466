package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;

/**
 * A bound on one figure of the evidence.
 *
 * @param figure which
 * @param quantifier kind of bound
 * @param bound within the figure's range
 */
public record FigureBound(Figure figure, Quantifier quantifier, double bound) implements Condition {
    public FigureBound {
        if (!figure.allows(bound)) {
            throw new IllegalArgumentException("expected a bound of " + figure.words() + " within " + figure.range()
                    + ", found " + bound + "; write one within that range");
        }
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        return quantifier.holds(value(evidence), bound);
    }

    private double value(ClauseEvidence evidence) {
        return evidence.figures().getOrDefault(figure.key(), Double.NaN);
    }

    private String quantifierWords() {
        return quantifier == Quantifier.FEWER_THAN ? "less than" : quantifier.words();
    }

    @Override
    public String describe() {
        boolean counted = figure == Figure.CONTRADICTING || figure == Figure.SIGN_CHANGES;
        return counted
                ? quantifier.words() + " " + figure.bound(bound) + " " + figure.words()
                : figure.words() + " is " + quantifierWords() + " " + figure.bound(bound);
    }

    @Override
    public String found(ClauseEvidence evidence) {
        double value = value(evidence);
        return switch (figure) {
            case CONTRADICTING, SIGN_CHANGES ->
                figure.written(value) + " " + (value == 1 ? figure.oneOfIt() : figure.words());
            case WIDTH -> "W = " + figure.written(value);
            default -> figure.words() + " " + figure.written(value);
        };
    }

    @Override
    public String needed() {
        return quantifierWords() + " " + figure.bound(bound) + " needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(figure.family());
    }
}
