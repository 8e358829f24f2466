package org.tollens.constraints.reporting;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a run writes, and its settings.
 *
 * @param outputDirectory folder for what the run leaves behind, {@code target/tollens} by default
 * @param parameters looks up a configuration parameter by name
 */
public record RunContext(Path outputDirectory, Function<String, Optional<String>> parameters) {}
