package org.tollens.constraints.reporting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How one model was measured on one corpus.
 *
 * @param model id of the model
 * @param corpus id of the corpus
 * @param documents documents that the trace has now
 * @param documentsMeasured documents that needed a forward pass this time
 * @param positions measured positions in the trace
 * @param forwardTokens tokens that went through whole forward passes of the model for its own columns this time
 * @param controlTokens tokens that went through further forward passes this time, for controls: of random weights, and to
 *     fit the temperature of the model's own labels
 * @param skipDocuments documents that have skip losses
 * @param skipPositions positions that have skip losses
 * @param elapsed wall time
 * @param tokensPerSecond both kinds of tokens by second, everything included; 0 if nothing was measured
 * @param peakMemoryBytes peak resident memory of the process so far; -1 where the system does not say
 * @param device what it ran on, such as {@code cpu}
 * @param dtype the arithmetic's type, such as {@code float32}
 * @param trace where the trace is
 * @param provenance digests and versions by name, in order
 * @param tunedLens the tuned lens that was read through; empty where none was
 */
public record MeasurementReport(
        String model,
        String corpus,
        int documents,
        int documentsMeasured,
        int positions,
        long forwardTokens,
        long controlTokens,
        int skipDocuments,
        int skipPositions,
        Duration elapsed,
        double tokensPerSecond,
        long peakMemoryBytes,
        String device,
        String dtype,
        Path trace,
        Map<String, String> provenance,
        Optional<LensFit> tunedLens) {
    public MeasurementReport {
        provenance = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(provenance));
    }
}
