package org.tollens.reports.plot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;

/** A clause's intervals over documents and token types, where that control was asked for. */
final class TokenTypes {
    static final String WORDS = "documents × token types";

    private static final String CONTROL = "token-types";
    private static final String SUFFIX = "-over-" + CONTROL;

    private final Map<Integer, Estimate> layers = new HashMap<>();
    private final Map<String, Estimate> overall;

    private TokenTypes(Optional<ClauseEvidence> clause) {
        clause.ifPresent(c -> c.layers().forEach(l -> layers.put(l.layer(), l.estimate())));
        overall = clause.map(ClauseEvidence::overall).orElse(Map.of());
    }

    static TokenTypes of(ClauseEvidence clause, Evidence evidence) {
        return new TokenTypes(evidence.controls().stream()
                .filter(control -> control.id().equals(CONTROL))
                .map(ControlEvidence::clauses)
                .flatMap(List::stream)
                // Judging adds to a clause's id what is different on the control.
                .filter(c -> c.id().equals(clause.id()) || c.id().equals(clause.id() + SUFFIX))
                .findFirst());
    }

    @Nullable
    Estimate ofLayer(int layer) {
        return known(layers.get(layer));
    }

    @Nullable
    Estimate ofWhole(String name) {
        return known(overall.get(name));
    }

    private static @Nullable Estimate known(@Nullable Estimate estimate) {
        return estimate != null && Double.isFinite(estimate.ciLow()) && Double.isFinite(estimate.ciHigh())
                ? estimate
                : null;
    }
}
