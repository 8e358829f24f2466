package org.tollens.constraints.rule;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.VerdictKind;

/**
 * What verdicts the parts of a joint claim have.
 *
 * @param every whether it is asked of every part, or of at least one
 * @param kinds it has one of these; not empty and not all
 */
public record PartVerdicts(boolean every, Set<VerdictKind> kinds) implements Condition {
    public PartVerdicts {
        if (kinds.isEmpty() || kinds.size() == VerdictKind.values().length) {
            throw new IllegalArgumentException("expected some verdicts of the parts but not all, found " + kinds
                    + "; write everyPartPasses() or somePartFails()");
        }
        kinds = java.util.Collections.unmodifiableSet(EnumSet.copyOf(kinds));
    }

    /** The evidence's figure that counts the parts of a verdict. */
    public static String key(VerdictKind kind) {
        return "parts " + kind;
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        int all = count(evidence, EnumSet.allOf(VerdictKind.class));
        int these = count(evidence, kinds);
        return all > 0 && (every ? these == all : these > 0);
    }

    private static int count(ClauseEvidence evidence, Set<VerdictKind> kinds) {
        return kinds.stream()
                .mapToInt(
                        kind -> evidence.figures().getOrDefault(key(kind), 0.0).intValue())
                .sum();
    }

    @Override
    public String describe() {
        return (every ? "every part " : "some part ")
                + kinds.stream().map(PartVerdicts::verb).collect(Collectors.joining(" or "));
    }

    private static String verb(VerdictKind kind) {
        return switch (kind) {
            case PASS -> "passes";
            case FAIL -> "fails";
            case PARTIAL, INSUFFICIENT -> "is " + adjective(kind);
        };
    }

    private static String adjective(VerdictKind kind) {
        return switch (kind) {
            case PASS -> "passed";
            case FAIL -> "failed";
            case PARTIAL -> "partial";
            case INSUFFICIENT -> "insufficient";
        };
    }

    @Override
    public String found(ClauseEvidence evidence) {
        String counts = Arrays.stream(VerdictKind.values())
                .filter(kind -> count(evidence, EnumSet.of(kind)) > 0)
                .map(kind -> count(evidence, EnumSet.of(kind)) + " " + adjective(kind))
                .collect(Collectors.joining(", "));
        return "of " + count(evidence, EnumSet.allOf(VerdictKind.class)) + " parts " + counts;
    }

    @Override
    public String needed() {
        return (every ? "all " : "one ")
                + kinds.stream().map(PartVerdicts::adjective).collect(Collectors.joining(" or ")) + " needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.JOINT);
    }
}
