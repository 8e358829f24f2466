package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Wording;

/**
 * The correlations pooled up to the change point and after it have intervals on opposite sides of 0, and both reach a
 * size.
 *
 * @param size least absolute value, above 0 and below 1
 */
public record OppositePooled(double size) implements Condition {
    /** Name of the pooled effect up to the change point in a clause's evidence. */
    public static final String BEFORE = "up to the change point";

    /** Name of the pooled effect after it. */
    public static final String AFTER = "after the change point";

    public OppositePooled {
        if (!(size > 0 && size < 1)) {
            throw new IllegalArgumentException("expected a least pooled correlation above 0 and below 1, found " + size
                    + "; write pooledSidesAreOppositeAndAtLeast(0.05)");
        }
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        Estimate before = evidence.overall().get(BEFORE);
        Estimate after = evidence.overall().get(AFTER);
        if (before == null || after == null) {
            return false;
        }
        boolean opposite = (before.ciHigh() < 0 && after.ciLow() > 0) || (before.ciLow() > 0 && after.ciHigh() < 0);
        return opposite && Math.abs(before.value()) >= size && Math.abs(after.value()) >= size;
    }

    @Override
    public String describe() {
        return "the pooled correlations on both sides of the change point are at least " + Wording.threshold(size)
                + " in size with intervals on opposite sides of 0";
    }

    @Override
    public String found(ClauseEvidence evidence) {
        Estimate before = evidence.overall().get(BEFORE);
        Estimate after = evidence.overall().get(AFTER);
        if (before == null || after == null) {
            return "no pooled correlations";
        }
        String symbol = Wording.symbol(evidence.effect());
        return "pooled " + symbol + " = " + Wording.withInterval(before) + " up to the change and "
                + Wording.withInterval(after) + " after it";
    }

    @Override
    public String needed() {
        return "opposite signs of at least " + Wording.threshold(size) + " needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.CORRELATION);
    }
}
