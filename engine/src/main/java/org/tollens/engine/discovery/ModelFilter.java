package org.tollens.engine.discovery;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.ConfigurationParameters;
import org.tollens.engine.TollensParameters;

/** The models that {@code tollens.models} lets through. */
record ModelFilter(Optional<Set<String>> wanted) {
    static ModelFilter read(ConfigurationParameters parameters) {
        return new ModelFilter(parameters
                .get(TollensParameters.MODELS)
                .or(() -> Optional.ofNullable(System.getProperty(TollensParameters.MODELS)))
                .filter(text -> !text.isBlank())
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toUnmodifiableSet())));
    }

    boolean accepts(String model) {
        return wanted.isEmpty() || wanted.get().contains(model);
    }
}
