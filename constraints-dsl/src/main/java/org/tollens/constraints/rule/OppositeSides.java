package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Wording;

/**
 * Enough layers up to the change point are labelled with the sign of the pooled correlation there, and enough layers
 * after it with the opposite sign: at least as many as a side has at least.
 */
public record OppositeSides() implements Condition {
    @Override
    public boolean holds(ClauseEvidence evidence) {
        double side = figure(evidence, Figure.SIDE);
        return figure(evidence, Figure.AGREEING_BEFORE) >= side && figure(evidence, Figure.AGREEING_AFTER) >= side;
    }

    private static double figure(ClauseEvidence evidence, Figure figure) {
        return evidence.figures().getOrDefault(figure.key(), Double.NaN);
    }

    @Override
    public String describe() {
        return "on each side of the change point at least as many layers as a side has at least carry that side's sign";
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return Wording.counted((int) figure(evidence, Figure.AGREEING_BEFORE), "layer") + " "
                + (figure(evidence, Figure.SIGN) < 0 ? "negative" : "positive") + " up to block "
                + Wording.whole(figure(evidence, Figure.CHANGE_POINT)) + " and "
                + Wording.whole(figure(evidence, Figure.AGREEING_AFTER)) + " "
                + (figure(evidence, Figure.SIGN) < 0 ? "positive" : "negative") + " after it (a side has at least "
                + Wording.whole(figure(evidence, Figure.SIDE)) + ")";
    }

    @Override
    public String needed() {
        return "a side's least number needed on both sides";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.CORRELATION);
    }
}
