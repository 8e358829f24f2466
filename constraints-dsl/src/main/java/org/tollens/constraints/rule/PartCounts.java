package org.tollens.constraints.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.VerdictKind;

/** Evidence of joint claims with two to six parts, with every number of each verdict. */
final class PartCounts {
    private PartCounts() {}

    static Stream<ClauseEvidence> all() {
        return IntStream.rangeClosed(2, 6)
                .boxed()
                .flatMap(parts -> LabelCounts.compositions(parts, VerdictKind.values().length))
                .map(PartCounts::evidence);
    }

    private static ClauseEvidence evidence(int[] counts) {
        Map<String, Double> figures = new LinkedHashMap<>();
        VerdictKind[] kinds = VerdictKind.values();
        for (int i = 0; i < kinds.length; i++) {
            figures.put(PartVerdicts.key(kinds[i]), (double) counts[i]);
        }
        return new ClauseEvidence("made-up", "", "verdicts", List.of(), Map.of(), figures, List.of());
    }
}
