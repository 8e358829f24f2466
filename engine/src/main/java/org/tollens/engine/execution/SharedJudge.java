package org.tollens.engine.execution;

import org.jspecify.annotations.Nullable;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.judging.Judge;
import org.tollens.constraints.trace.Columns;

/**
 * The one judge of a trace: what judging one claim took is there for the next, for a joint claim and for a rerun. Safe for
 * several threads, one after the other.
 */
final class SharedJudge {
    private final Columns columns;
    private @Nullable Judge judge;

    SharedJudge(Columns columns) {
        this.columns = columns;
    }

    synchronized Verdict judge(Constraint constraint) {
        Judge known = judge;
        if (known == null) {
            known = new Judge(columns);
            judge = known;
        }
        return known.judge(constraint);
    }
}
