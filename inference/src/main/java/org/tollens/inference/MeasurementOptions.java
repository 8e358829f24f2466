package org.tollens.inference;

import java.nio.file.Path;

/**
 * Where and how fast, never what: nothing here changes a result beyond rounding.
 *
 * @param traceDirectory the trace store
 * @param modelCache where embedded models are unpacked
 * @param device {@code auto}, {@code cpu} or {@code cuda}
 * @param batch documents in a batch; 0 to choose
 */
public record MeasurementOptions(Path traceDirectory, Path modelCache, String device, int batch) {}
