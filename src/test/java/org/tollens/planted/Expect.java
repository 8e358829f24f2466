package org.tollens.planted;

import java.util.Arrays;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.Figure;

/** What must come out of a planted model. */
interface Expect extends BiPredicate<Planted, Verdict> {

    default Expect and(Expect other) {
        return (planted, verdict) -> test(planted, verdict) && other.test(planted, verdict);
    }

    static Expect kind(VerdictKind kind) {
        return (planted, verdict) -> verdict.kind() == kind;
    }

    static Expect neither(VerdictKind... kinds) {
        return (planted, verdict) -> !Arrays.asList(kinds).contains(verdict.kind());
    }

    /** Raises all of these flags. */
    static Expect flags(FlagKind... flags) {
        return (planted, verdict) -> Arrays.stream(flags).allMatch(verdict::has);
    }

    /** Raises none of these flags. */
    static Expect without(FlagKind... flags) {
        return (planted, verdict) -> Arrays.stream(flags).noneMatch(verdict::has);
    }

    /** The layers with the effect are positive, and no others. */
    static Expect exactlyPositive() {
        return (planted, verdict) -> positive(verdict).equals(planted.layers());
    }

    private static Set<Integer> positive(Verdict verdict) {
        return clause(verdict).layers().stream()
                .filter(l -> l.estimate().label() == Label.POSITIVE)
                .map(LayerEstimate::layer)
                .collect(Collectors.toSet());
    }

    /** The sign is found to change after the block where it changes. */
    static Expect changePoint() {
        return (planted, verdict) -> figure(verdict, Figure.CHANGE_POINT.key()) == planted.depth();
    }

    /** The three depths are where they were planted, the boundary to half a block. */
    static Expect depths() {
        return (planted, verdict) -> {
            double blocks = planted.model().programme().layers() - 1;
            return planted.layers().equals(Set.of(block(verdict, "u of the strongest positive layer", blocks)))
                    && block(verdict, "u of the interior peak", blocks) == planted.dearest()
                    && Math.abs(figure(verdict, "u of the change point") * blocks + 0.5 - planted.depth()) < 1e-6;
        };
    }

    private static int block(Verdict verdict, String name, double blocks) {
        return (int) Math.round(figure(verdict, name) * blocks) + 1;
    }

    /** The pooled interaction has the planted sign. */
    static Expect interactionSign() {
        return (planted, verdict) -> {
            Estimate pooled = clause(verdict).overall().get(EffectLabel.OVERALL);
            return pooled != null && Math.signum(pooled.value()) == planted.depth();
        };
    }

    private static double figure(Verdict verdict, String name) {
        return clause(verdict).figures().getOrDefault(name, Double.NaN);
    }

    private static ClauseEvidence clause(Verdict verdict) {
        return verdict.evidence().clauses().get(0);
    }
}
