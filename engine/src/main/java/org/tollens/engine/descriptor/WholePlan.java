package org.tollens.engine.descriptor;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Whether engines other than this one have tests in the plan that the current thread executes. An engine sees its own
 * tests alone, but only an empty whole is a mistake: a tag may well select Jupiter tests and no claim.
 */
public final class WholePlan {
    // A suite executes a plan within a plan, on one thread.
    private static final ThreadLocal<Deque<Boolean>> OTHERS = ThreadLocal.withInitial(ArrayDeque::new);

    private WholePlan() {}

    /** A plan begins. */
    public static void begin(boolean othersHaveTests) {
        OTHERS.get().push(othersHaveTests);
    }

    /** The newest plan is over. */
    public static void end() {
        OTHERS.get().poll();
    }

    static boolean othersHaveTests() {
        Boolean known = OTHERS.get().peek();
        return known != null && known;
    }
}
