package org.tollens.constraints.judging;

import java.util.List;
import org.tollens.constraints.evidence.VerdictKind;

/**
 * A clause estimated and ruled upon, before controls.
 *
 * @param study how it was read
 * @param profile what was estimated
 * @param reasons why the data carry no verdict, as sentences without full stops; empty where they do
 * @param kind the verdict
 */
record Ruled(Study study, Profile profile, List<String> reasons, VerdictKind kind) {
    Ruled {
        reasons = List.copyOf(reasons);
    }

    /** Whether there is something that a control could explain. */
    boolean affirms() {
        return kind == VerdictKind.PASS || kind == VerdictKind.PARTIAL;
    }

    /** Whether another verdict affirms the claim as much or more. */
    boolean isReachedBy(VerdictKind other) {
        return rank(other) >= rank(kind);
    }

    static int rank(VerdictKind kind) {
        return switch (kind) {
            case PASS -> 2;
            case PARTIAL -> 1;
            case FAIL, INSUFFICIENT -> 0;
        };
    }
}
