package org.tollens.constraints.reporting;

import java.util.List;

/**
 * All that was judged since the session began, one entry for each claim, model and corpus (the newest), sorted.
 *
 * @param results judged claims
 * @param failures claims that could not be judged
 * @param measurements the measurements, newest last
 */
public record RunSummary(List<ClaimResult> results, List<ClaimFailure> failures, List<MeasurementReport> measurements) {
    public RunSummary {
        results = List.copyOf(results);
        failures = List.copyOf(failures);
        measurements = List.copyOf(measurements);
    }
}
