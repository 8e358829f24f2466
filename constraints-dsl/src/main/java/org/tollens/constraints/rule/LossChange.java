package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Wording;

/**
 * Whether the change of the loss is shown to be within a bound (its interval lies inside), or beyond it (its interval
 * lies outside). An interval across the bound is neither.
 *
 * @param within true for within
 * @param bound in nats, above 0
 */
public record LossChange(boolean within, double bound) implements Condition {
    public LossChange {
        if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected a bound of the change of the loss above 0 nats, found " + bound
                    + "; write lossChange().isWithin(0.05)");
        }
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        Estimate change = evidence.overall().get(EffectLabel.OVERALL);
        if (change == null) {
            return false;
        }
        return within
                ? change.ciLow() > -bound && change.ciHigh() < bound
                : change.ciLow() > bound || change.ciHigh() < -bound;
    }

    @Override
    public String describe() {
        return "the change of the loss is shown to be " + words();
    }

    private String words() {
        return (within ? "within " : "beyond ") + Wording.threshold(bound) + " nats";
    }

    @Override
    public String found(ClauseEvidence evidence) {
        Estimate change = evidence.overall().get(EffectLabel.OVERALL);
        return change == null
                ? "no change of the loss"
                : "change of the loss " + Wording.withInterval(change) + " nats";
    }

    @Override
    public String needed() {
        return words() + " needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.REFINEMENT);
    }
}
