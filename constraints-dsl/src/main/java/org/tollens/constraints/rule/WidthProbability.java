package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Wording;

/**
 * A bound from below on the share of bootstrap replicates in which the width is within, or beyond, a limit. A
 * replicate in which a depth is undefined is neither.
 *
 * @param within true for W at most the limit, false for W greater than it
 * @param width the limit, above 0 and at most 1
 * @param probability least share, above 0 and at most 1
 */
public record WidthProbability(boolean within, double width, double probability) implements Condition {
    public WidthProbability {
        if (!(width > 0 && width <= 1)) {
            throw new IllegalArgumentException("expected a width above 0 and at most 1 (depths run from 0 to 1), found "
                    + width + "; write widthWithin(0.135)");
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("expected a probability above 0 and at most 1, found " + probability
                    + "; write hasProbabilityOfAtLeast(0.95)");
        }
    }

    /** Name of the probability that it bounds among a clause's figures. */
    public String key() {
        return "P(W " + (within ? "<= " : "> ") + Wording.threshold(width) + ")";
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        return Quantifier.AT_LEAST.holds(evidence.figures().getOrDefault(key(), Double.NaN), probability);
    }

    @Override
    public String describe() {
        return "the width is " + (within ? "at most " : "more than ") + Wording.threshold(width)
                + " with a probability of at least " + Wording.threshold(probability);
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return key() + " = " + Wording.unsigned(evidence.figures().getOrDefault(key(), Double.NaN));
    }

    @Override
    public String needed() {
        return "at least " + Wording.threshold(probability) + " needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.CONVERGENCE);
    }
}
