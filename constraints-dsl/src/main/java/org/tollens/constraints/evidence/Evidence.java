package org.tollens.constraints.evidence;

import java.util.List;

/**
 * Everything that a verdict rests on.
 *
 * @param clauses the clauses' evidence, in the constraint's order
 * @param documents documents that were read
 * @param positions positions that were read
 * @param familyWiseLevel family-wise error rate of the intervals
 * @param replicates bootstrap replicates
 * @param seed seed of everything random in judging
 * @param method how intervals were made, in one sentence
 */
public record Evidence(
        List<ClauseEvidence> clauses,
        int documents,
        int positions,
        double familyWiseLevel,
        int replicates,
        long seed,
        String method) {
    public Evidence {
        clauses = List.copyOf(clauses);
    }
}
