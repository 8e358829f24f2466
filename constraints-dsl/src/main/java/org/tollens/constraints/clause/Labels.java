package org.tollens.constraints.clause;

import java.util.List;

/** What clauses have in common about which next token is taken as the true one. */
final class Labels {
    private Labels() {}

    static boolean matterTo(List<Quantity> quantities, Population... populations) {
        return quantities.stream().anyMatch(Quantity::dependsOnTheLabel)
                || List.of(populations).stream().anyMatch(Population::dependsOnTheLabel);
    }

    /** Refuses an excess over self labels of what is the same on them. */
    static void checkExcess(Against against, boolean labelsMatter, String what) {
        if (against == Against.SELF_LABELS && !labelsMatter) {
            throw new IllegalArgumentException("expected an effect that the next token has a part in, found one of "
                    + what + ", which is the same on self labels: its excess is always 0; leave"
                    + " inExcessOfSelfLabels out");
        }
    }
}
