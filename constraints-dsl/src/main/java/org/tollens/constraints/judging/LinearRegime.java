package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Contraction;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.FlowObservables.Kind;
import org.tollens.constraints.observable.FlowObservables.Metric;
import org.tollens.constraints.rule.PerturbationsContract;

/** Whether perturbations are small enough to be linear: their rates do not depend on their size. */
final class LinearRegime {
    private static final double AGREEMENT = 0.1;

    private final Contraction clause;

    LinearRegime(Contraction clause) {
        this.clause = clause;
    }

    List<String> notes(Map<String, Estimate> rates) {
        List<String> outside = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            for (Kind kind : clause.kinds()) {
                double[] ofSizes = clause.perturbations().stream()
                        .filter(p -> p.kind() == kind)
                        .map(p -> rates.get(PerturbationsContract.word(metric) + ", " + p.words()))
                        .mapToDouble(rate -> rate == null ? Double.NaN : rate.value())
                        .toArray();
                if (!agree(ofSizes, clause.floor())) {
                    outside.add(PerturbationsContract.word(metric) + " "
                            + kind.name().toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
        String tolerance = Wording.percent(AGREEMENT);
        return List.of(
                outside.isEmpty()
                        ? "Rates agree over sizes within " + tolerance + ": the regime is linear"
                        : "Rates over sizes differ by more than " + tolerance + " for " + String.join(", ", outside)
                                + ": not in the linear regime");
    }

    /** Within a tenth of the largest; near 0 within a tenth of the floor, or no two rates could agree. */
    static boolean agree(double[] rates, double floor) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double rate : rates) {
            least = Math.min(least, rate);
            most = Math.max(most, rate);
        }
        double largest = Math.max(Math.abs(least), Math.abs(most));
        return most - least <= AGREEMENT * Math.max(largest, floor);
    }
}
