package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Wording;

/**
 * Whether the observed order of convergence lies in a range, or outside of it: a bound on the point estimate.
 *
 * @param steps r, the coarsest steps a block: 1, 2 or 4
 * @param low least order of the range
 * @param high largest
 * @param within true for inside
 */
public record OrderWithin(int steps, double low, double high, boolean within) implements Condition {
    public OrderWithin {
        if (!(steps == 1 || steps == 2 || steps == 4)) {
            throw new IllegalArgumentException(
                    "expected the order from 1, 2 or 4 steps a block, found " + steps + "; write orderFrom(1)");
        }
        if (!(low < high)) {
            throw new IllegalArgumentException("expected a range of orders, found " + low + " to " + high
                    + "; write orderFrom(1).isBetween(0.8, 1.2)");
        }
    }

    /** The order's name among a clause's figures. */
    public static String key(int steps) {
        return "order p from " + steps + (steps == 1 ? " step" : " steps") + " a block";
    }

    private double order(ClauseEvidence evidence) {
        return evidence.figures().getOrDefault(key(steps), Double.NaN);
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        double order = order(evidence);
        return !Double.isNaN(order) && (order >= low && order <= high) == within;
    }

    @Override
    public String describe() {
        return "the " + key(steps) + " is " + words();
    }

    private String words() {
        return (within ? "within " : "outside of ") + Wording.threshold(low) + " to " + Wording.threshold(high);
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return key(steps) + " " + Wording.unsigned(order(evidence));
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
