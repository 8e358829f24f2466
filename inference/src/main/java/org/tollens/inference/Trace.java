package org.tollens.inference;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.trace.Columns;

/**
 * Measured columns, and how they were measured.
 *
 * @param columns what was measured
 * @param report what it cost
 * @param failures observables of a user's own that could not be measured, and what is read through a tuned lens that could not be
 *     fitted, and why; their columns are not whole
 * @param failuresOnRandomWeights the same on random weights
 */
public record Trace(
        Columns columns,
        MeasurementReport report,
        Map<Observable, MeasurementException> failures,
        Map<Observable, MeasurementException> failuresOnRandomWeights) {
    public Trace {
        failures = Map.copyOf(failures);
        failuresOnRandomWeights = Map.copyOf(failuresOnRandomWeights);
    }

    /** Why something of what is needed could not be measured; empty if all was. */
    public Optional<MeasurementException> failureOf(Set<Observable> observables, Set<Observable> onRandomWeights) {
        return observables.stream()
                .filter(failures::containsKey)
                .map(failures::get)
                .findFirst()
                .or(() -> onRandomWeights.stream()
                        .filter(failuresOnRandomWeights::containsKey)
                        .map(failuresOnRandomWeights::get)
                        .findFirst());
    }
}
