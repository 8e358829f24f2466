package org.tollens.engine.execution;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.ConfigurationParameters;

/** Reads parameters, and refuses values that they can't have. */
final class Parameters {
    private final ConfigurationParameters configuration;

    Parameters(ConfigurationParameters configuration) {
        this.configuration = configuration;
    }

    Optional<String> text(String name) {
        return configuration
                .get(name)
                .or(() -> Optional.ofNullable(System.getProperty(name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    Path folder(String name, Path otherwise) {
        return text(name).map(Path::of).orElse(otherwise);
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        return text(name)
                .map(value -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word(constant).equals(value))
                        .findFirst()
                        .orElseThrow(() -> refused(
                                name,
                                value,
                                "one of "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(Parameters::word)
                                                .collect(Collectors.joining(", ")))))
                .orElse(otherwise);
    }

    int atLeast(int least, String name, int otherwise) {
        long value = number(name, otherwise);
        if (value < least || value > Integer.MAX_VALUE) {
            throw refused(name, String.valueOf(value), "a whole number, at least " + least);
        }
        return (int) value;
    }

    long number(String name, long otherwise) {
        Optional<String> value = text(name);
        try {
            return value.map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw refused(name, value.orElse(""), "a whole number");
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static JUnitException refused(String name, String value, String expected) {
        return new JUnitException("expected " + expected + " for " + name + ", found '" + value
                + "'; correct it on the command line (-D" + name + "=...), in junit-platform.properties or where the"
                + " build sets it");
    }
}
