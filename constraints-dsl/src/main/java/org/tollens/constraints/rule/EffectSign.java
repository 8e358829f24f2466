package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;

/**
 * The side of 0 that the effect over the whole model is on, seen from the sign that more layers have.
 *
 * @param excludesZero true: its interval lies on the commoner sign's side of 0; false: it is not labelled with the
 *     opposite sign
 */
public record EffectSign(boolean excludesZero) implements Condition {
    @Override
    public boolean holds(ClauseEvidence evidence) {
        Estimate overall = evidence.overall().get(EffectLabel.OVERALL);
        if (overall == null || Double.isNaN(overall.value())) {
            return false;
        }
        int sign = LayerProperty.commonSign(evidence);
        if (excludesZero) {
            return sign > 0 ? overall.ciLow() > 0 : overall.ciHigh() < 0;
        }
        return overall.label() != (sign > 0 ? Label.NEGATIVE : Label.POSITIVE);
    }

    @Override
    public String describe() {
        return excludesZero
                ? "the interval of the overall effect lies on the commoner sign's side of 0"
                : "the overall effect does not have the opposite sign";
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return EffectLabel.overallIn(evidence);
    }

    @Override
    public String needed() {
        return excludesZero ? "an interval on the commoner sign's side of 0 needed" : "not the opposite sign needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.COMPARISON, Family.INTERACTION, Family.LEVEL);
    }
}
