package org.tollens.constraints.evidence;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a control says: the constraint judged where its effect should not be, or with stricter intervals.
 *
 * @param id short and stable, such as {@code self-labels} or {@code random-weights}
 * @param name in words, such as {@code the model's own sampled labels}
 * @param verdict the verdict that the same rule gives on the control; empty where the control has none
 * @param finding one sentence with the figures, without a full stop
 * @param clauses effects on the control, layer by layer; empty where it has none
 * @param figures further figures by name, in order
 */
public record ControlEvidence(
        String id,
        String name,
        Optional<VerdictKind> verdict,
        String finding,
        List<ClauseEvidence> clauses,
        Map<String, Double> figures) {
    public ControlEvidence {
        clauses = List.copyOf(clauses);
        figures = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(figures));
    }
}
