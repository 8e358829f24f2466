package org.tollens.constraints;

import org.tollens.constraints.clause.Clause;

/**
 * Another reasonable choice of what is measured, judged by the same rule and shown beside the verdict.
 *
 * @param choice what is chosen instead, such as {@code Herfindahl index of attention}
 * @param clause the clause with that choice
 */
public record Variation(String choice, Clause clause) {
    public Variation {
        if (choice.isBlank()) {
            throw new IllegalArgumentException("expected a few words for what is chosen instead, found none; write"
                    + " alsoJudgedWith(\"Herfindahl index of attention\", clause)");
        }
    }
}
