package org.tollens.constraints.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.VerdictKind;

/**
 * When a claim passes, is partial, fails. The first that holds wins, in this order; where none holds the evidence is
 * insufficient.
 *
 * @param pass when it passes
 * @param partialOrNull when it is partial; null for never
 * @param fail when it fails
 */
public record Rule(Condition pass, @Nullable Condition partialOrNull, Condition fail) {
    /** When it is partial. */
    public Optional<Condition> partial() {
        return Optional.ofNullable(partialOrNull);
    }

    /** Every width limit whose probability the rule asks for. */
    public List<WidthProbability> widthLimits() {
        return Stream.of(Optional.of(pass), partial(), Optional.of(fail))
                .flatMap(Optional::stream)
                .flatMap(condition -> WidthDistributions.asked(condition).stream())
                .distinct()
                .toList();
    }

    /** The verdict on a clause's evidence, after the hard gate. */
    public VerdictKind verdict(ClauseEvidence evidence) {
        if (pass.holds(evidence)) {
            return VerdictKind.PASS;
        }
        if (partialOrNull != null && partialOrNull.holds(evidence)) {
            return VerdictKind.PARTIAL;
        }
        return fail.holds(evidence) ? VerdictKind.FAIL : VerdictKind.INSUFFICIENT;
    }

    /** The rule as sentences. */
    public String describe() {
        String partial = partialOrNull == null ? "" : " It is partial when " + partialOrNull.describe() + ".";
        return "It passes when " + pass.describe() + "." + partial + " It fails when " + fail.describe()
                + ". The first of these that holds decides; where none holds the evidence is insufficient.";
    }
}
