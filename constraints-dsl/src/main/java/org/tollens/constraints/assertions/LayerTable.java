package org.tollens.constraints.assertions;

import java.util.Set;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Wording;

/** Evidence as a compact table for messages. */
final class LayerTable {
    private LayerTable() {}

    /** The first clause, which decides. */
    static String of(Evidence evidence) {
        return evidence.clauses().isEmpty() ? "" : of(evidence.clauses().get(0), Set.of());
    }

    /** All layers of a clause, those of interest marked. */
    static String of(ClauseEvidence clause, Set<Integer> marked) {
        StringBuilder table = new StringBuilder(
                String.format("%nclause %s (%s), estimate and interval:", clause.id(), clause.effect()));
        clause.overall().forEach((name, estimate) -> table.append(row(" ", name, estimate, "")));
        for (LayerEstimate layer : clause.layers()) {
            String mark = marked.contains(layer.layer()) ? ">" : " ";
            table.append(row(mark, "layer " + layer.layer(), layer.estimate(), layer.note()));
        }
        return table.toString();
    }

    private static String row(String mark, String name, Estimate estimate, String note) {
        String interval = Double.isNaN(estimate.ciLow())
                ? "no interval"
                : "[" + Wording.signed(estimate.ciLow()) + ", " + Wording.signed(estimate.ciHigh()) + "]";
        String row = String.format(
                "%n%s %-24s %9s  %-16s %s", mark, name, Wording.signed(estimate.value()), interval, estimate.label());
        return note.isEmpty() ? row : row + "  (" + note + ")";
    }
}
