package org.tollens.constraints.rule;

import java.util.List;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;

/** One condition of a decision rule: data that says itself in words and is evaluated on a clause's evidence. */
public sealed interface Condition
        permits AllOf,
                AnyOf,
                EffectLabel,
                EffectSign,
                LayerShare,
                LayerCount,
                LayerBalance,
                FigureBound,
                WidthProbability,
                OppositeSides,
                OppositePooled,
                PartVerdicts,
                CriterionStates,
                OrderWithin,
                LossChange,
                PerturbationsContract {
    /** Whether the evidence meets it. A figure that is NaN meets nothing. */
    boolean holds(ClauseEvidence evidence);

    /** What it asks for, such as {@code at least 50 % of layers are positive}. */
    String describe();

    /** What the evidence has, such as {@code 5 of 16 layers positive (31 %)}. */
    String found(ClauseEvidence evidence);

    /** What it asks for, to be put behind {@link #found}, such as {@code at least 50 % needed}. */
    String needed();

    /** The families of clauses that it can be asked of. */
    Set<Family> families();

    /** Both. */
    default Condition and(Condition other) {
        return new AllOf(List.of(this, other));
    }

    /** At least one of both. */
    default Condition or(Condition other) {
        return new AnyOf(List.of(this, other));
    }
}
