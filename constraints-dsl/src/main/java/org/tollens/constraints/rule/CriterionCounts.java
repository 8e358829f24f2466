package org.tollens.constraints.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;

/** Evidence of deterministic claims with one to six criteria, with every number of each state that a rule is asked of. */
final class CriterionCounts {
    private static final double[] WORST = {0.5, 5, 50};

    private CriterionCounts() {}

    static Stream<ClauseEvidence> all() {
        return IntStream.rangeClosed(1, 6)
                .boxed()
                .flatMap(criteria -> LabelCounts.compositions(criteria, WORST.length))
                .map(CriterionCounts::evidence);
    }

    private static ClauseEvidence evidence(int[] counts) {
        List<Criterion> criteria = new ArrayList<>();
        for (int state = 0; state < counts.length; state++) {
            for (int i = 0; i < counts[state]; i++) {
                criteria.add(Criterion.atMost("criterion " + criteria.size(), 1, WORST[state], "", 1, 10));
            }
        }
        return new ClauseEvidence(
                "made-up", "", "worst errors", List.of(), Map.of(), Map.of(), List.of(), criteria, List.of());
    }
}
