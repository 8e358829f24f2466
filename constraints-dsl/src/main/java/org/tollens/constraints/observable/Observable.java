package org.tollens.constraints.observable;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Something that is measured at every position of a document: its name, axes, unit and parameters, not its code.
 *
 * @param name lower-case words joined by underscores; the tensor's name in a trace file
 * @param axes which axes one document's values have
 * @param unit the unit, or {@code "1"} for a pure number
 * @param parameters what else decides the values (sorted by key); part of the column's address
 */
public record Observable(String name, Axes axes, String unit, Map<String, String> parameters) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

    public Observable {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected an observable's name in lower case with underscores such as lens_entropy, found '" + name
                            + "'");
        }
        if (unit.isBlank()) {
            throw new IllegalArgumentException("observable " + name + " needs a unit; write \"1\" for a pure number");
        }
        parameters = java.util.Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    /** An observable without parameters. */
    public static Observable of(String name, Axes axes, String unit) {
        return new Observable(name, axes, unit, Map.of());
    }

    /** The same observable with one parameter set. */
    public Observable with(String parameter, String value) {
        Map<String, String> more = new TreeMap<>(parameters);
        more.put(parameter, value);
        return new Observable(name, axes, unit, more);
    }

    /** Name and parameters as one string, such as {@code skip_surprisal{prefix=shared}}: equal keys, equal columns. */
    public String key() {
        return parameters.isEmpty() ? name : name + parameters;
    }

    @Override
    public String toString() {
        return key();
    }
}
