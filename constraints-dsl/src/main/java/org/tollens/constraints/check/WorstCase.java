package org.tollens.constraints.check;

import java.util.function.Supplier;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Criterion.Bound;

/**
 * Collects the cases of one criterion and keeps the worst: the largest where the bound is an upper one, the smallest
 * where it is a lower one. A case that is NaN is the worst of all, whatever follows. Not safe for several threads.
 */
public final class WorstCase {
    private final String name;
    private final Bound bound;
    private final double holdsAt;
    private final double refutedAt;
    private long cases;
    private double worst = Double.NaN;
    private String where = "";

    private WorstCase(String name, Bound bound, double holdsAt, double refutedAt) {
        this.name = name;
        this.bound = bound;
        this.holdsAt = holdsAt;
        this.refutedAt = refutedAt;
    }

    /** Errors that hold up to {@code holdsAt}, are refuted from {@code refutedAt} on, and are neither in between. */
    public static WorstCase atMost(String name, double holdsAt, double refutedAt) {
        return new WorstCase(name, Bound.AT_MOST, holdsAt, refutedAt);
    }

    /** Values that hold from {@code holdsAt} on, are refuted up to {@code refutedAt}, and are neither in between. */
    public static WorstCase atLeast(String name, double holdsAt, double refutedAt) {
        return new WorstCase(name, Bound.AT_LEAST, holdsAt, refutedAt);
    }

    /**
     * One case more.
     *
     * @param value its error or value
     * @param place where it was; asked only where the case is the worst so far
     */
    public void add(double value, Supplier<String> place) {
        cases++;
        boolean worse = cases == 1
                || (!Double.isNaN(worst)
                        && (Double.isNaN(value) || (bound == Bound.AT_MOST ? value > worst : value < worst)));
        if (worse) {
            worst = value;
            where = place.get();
        }
    }

    /** The worst of the cases so far; NaN without any. */
    public double worst() {
        return worst;
    }

    /** The criterion over the cases so far. */
    public Criterion criterion() {
        return new Criterion(name, cases, worst, where, bound, holdsAt, refutedAt);
    }
}
