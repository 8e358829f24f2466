package org.tollens.constraints.judging;

import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.trace.Columns;

/** Judges constraints on measured columns: pure, so it can be done again without measuring again. */
public final class Judge {
    private Judge() {}

    /**
     * Estimates the constraint's clauses and applies its rule.
     *
     * @throws IllegalArgumentException if a column that the constraint requires is absent
     */
    public static Verdict judge(Constraint constraint, Columns columns) {
        if (columns.rows() == 0) {
            throw new IllegalArgumentException("no rows");
        }
        throw new UnsupportedOperationException(constraint.statement() + columns.model());
    }
}
