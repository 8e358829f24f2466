package org.tollens.constraints.evidence;

/**
 * One thing that a deterministic check computed, held against two bounds: the worst case decides. It holds up to the
 * first, is refuted from the second on, and what lies between is neither.
 *
 * @param name what was computed, such as {@code max |p - p'| between ODE and closed form}
 * @param cases how many cases there were
 * @param worst the worst of them; NaN without any
 * @param where where the worst was, such as {@code block 3, document x, position 17}
 * @param bound whether the bounds are upper or lower ones
 * @param holdsAt it holds when the worst case reaches this and no further
 * @param refutedAt it is refuted when the worst case reaches this and is beyond {@code holdsAt}; infinite for what can
 *     keep a claim from passing but can't refute it
 */
public record Criterion(
        String name, long cases, double worst, String where, Bound bound, double holdsAt, double refutedAt) {

    /** On which side of a bound a value holds. */
    public enum Bound {
        /** Errors: small values hold. */
        AT_MOST("at most"),
        /** Sizes: large values hold. */
        AT_LEAST("at least");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        /** In words. */
        public String words() {
            return words;
        }
    }

    /** What the worst case says. */
    public enum State {
        HOLDS("holds"),
        REFUTED("refuted"),
        /** Between the bounds. */
        NEITHER("neither"),
        /** No case, or a worst case that is no finite number. */
        UNKNOWN("unknown");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** In a word. */
        public String words() {
            return words;
        }
    }

    public Criterion {
        boolean ordered = bound == Bound.AT_MOST ? holdsAt <= refutedAt : holdsAt >= refutedAt;
        if (!ordered || name.isBlank() || cases < 0) {
            throw new IllegalArgumentException("expected a criterion with a name whose refutation lies at or beyond"
                    + " what holds, found '" + name + "' that holds at " + bound.words() + " " + holdsAt
                    + " and is refuted at " + refutedAt + " over " + cases + " cases; write atMost(name, cases, worst,"
                    + " where, 1e-8, 1e-6)");
        }
    }

    /** An error that holds up to one bound and is refuted from another, larger or equal one on. */
    public static Criterion atMost(
            String name, long cases, double worst, String where, double holdsAt, double refutedAt) {
        return new Criterion(name, cases, worst, where, Bound.AT_MOST, holdsAt, refutedAt);
    }

    /** A size that holds from one bound on and is refuted up to another, smaller or equal one. */
    public static Criterion atLeast(
            String name, long cases, double worst, String where, double holdsAt, double refutedAt) {
        return new Criterion(name, cases, worst, where, Bound.AT_LEAST, holdsAt, refutedAt);
    }

    /** What the worst case says. */
    public State state() {
        if (cases == 0 || !Double.isFinite(worst)) {
            return State.UNKNOWN;
        }
        if (bound == Bound.AT_MOST ? worst <= holdsAt : worst >= holdsAt) {
            return State.HOLDS;
        }
        return (bound == Bound.AT_MOST ? worst >= refutedAt : worst <= refutedAt) ? State.REFUTED : State.NEITHER;
    }

    /** The worst case and its bounds in words, such as {@code rescaling error .067 (at most 1e-8, refuted at .01)}. */
    public String describe() {
        return name + " " + Wording.error(worst) + " (" + bound.words() + " " + Wording.error(holdsAt)
                + (holdsAt == refutedAt ? "" : ", " + refutation()) + ")";
    }

    /** What refutes it, in words; a bound that is infinite refutes nothing. */
    public String refutation() {
        return Double.isInfinite(refutedAt) ? "refutes nothing" : "refuted at " + Wording.error(refutedAt);
    }
}
