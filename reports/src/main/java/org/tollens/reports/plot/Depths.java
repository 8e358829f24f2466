package org.tollens.reports.plot;

import java.util.Map;
import java.util.OptionalDouble;
import org.tollens.constraints.evidence.ClauseEvidence;

/** Reads depths out of a clause's figures. */
final class Depths {
    private Depths() {}

    /** The last layer before the effect changes, where the clause has a change point. */
    static OptionalDouble changePoint(ClauseEvidence clause) {
        return figure(clause, "change point");
    }

    static OptionalDouble figure(ClauseEvidence clause, String name) {
        for (Map.Entry<String, Double> figure : clause.figures().entrySet()) {
            if (figure.getKey().equalsIgnoreCase(name) && Double.isFinite(figure.getValue())) {
                return OptionalDouble.of(figure.getValue());
            }
        }
        return OptionalDouble.empty();
    }
}
