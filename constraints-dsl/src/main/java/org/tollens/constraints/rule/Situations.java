package org.tollens.constraints.rule;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;

/**
 * Made-up evidence of every kind that a rule can meet, to find out whether a rule can be met at all. Exhaustive in the
 * numbers of labels for comparisons and interactions over 12 layers, two kinds at a time over 20 and 100; over depth, patterns of signs.
 */
public final class Situations {
    private Situations() {}

    /**
     * Whether some evidence is as asked.
     *
     * @param family of the clause
     * @param conditions the conditions that it is asked with; their width limits are among the figures
     * @param asked what the evidence has to meet
     */
    public static boolean exists(Family family, List<Condition> conditions, Predicate<ClauseEvidence> asked) {
        return of(family, conditions).anyMatch(asked);
    }

    /** All of them, plain ones first, made while they are read. */
    public static Stream<ClauseEvidence> of(Family family, List<Condition> conditions) {
        return switch (family) {
            case COMPARISON, INTERACTION, LEVEL -> LabelCounts.all(family);
            case CORRELATION -> DepthPatterns.all();
            case CONVERGENCE -> WidthDistributions.all(conditions);
            case THRESHOLD -> FlowSituations.thresholds();
            case REFINEMENT -> FlowSituations.refinements(conditions);
            case CONTRACTION -> FlowSituations.contractions();
            case JOINT -> PartCounts.all();
            case DETERMINISTIC -> CriterionCounts.all();
        };
    }
}
