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
 * @param controls what each control says, in order; empty where none was asked for
 * @param multiverse the verdict under other choices, in the constraint's order
 */
public record Evidence(
        List<ClauseEvidence> clauses,
        int documents,
        int positions,
        double familyWiseLevel,
        int replicates,
        long seed,
        String method,
        List<ControlEvidence> controls,
        List<Variant> multiverse) {
    public Evidence {
        clauses = List.copyOf(clauses);
        controls = List.copyOf(controls);
        multiverse = List.copyOf(multiverse);
    }
}
