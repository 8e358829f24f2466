package org.tollens.models;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code source} of a spec, taken apart.
 *
 * @param kind {@code embedded}, {@code folder} or {@code file}
 * @param path what follows the colon, as written
 */
record Location(String kind, String path) {
    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]*)}");

    static Location parse(String source) {
        int colon = source.indexOf(':');
        return new Location(
                source.substring(0, colon), source.substring(colon + 1).strip());
    }

    /** Whether the text is one of the kinds, a colon, and something. */
    static boolean isOneOf(String source, String... kinds) {
        for (String kind : kinds) {
            if (source.startsWith(kind + ":")
                    && !source.substring(kind.length() + 1).isBlank()) {
                return true;
            }
        }
        return false;
    }

    /** The path on disk: system properties filled in, relative to the working directory. */
    Path onDisk(String where) {
        Matcher matcher = PROPERTY.matcher(path);
        String filled = matcher.replaceAll(found -> {
            String value = System.getProperty(found.group(1));
            if (value == null) {
                throw Problem.of(
                        "the system property '" + found.group(1) + "' of the source '" + kind + ":" + path + "'",
                        "it unset",
                        where,
                        "give it: -D" + found.group(1) + "=<path>");
            }
            return Matcher.quoteReplacement(value);
        });
        return Path.of(filled).toAbsolutePath().normalize();
    }

    /** The name of the class path resource. */
    String resource() {
        String trimmed = path.startsWith("/") ? path.substring(1) : path;
        return trimmed.endsWith("/") ? trimmed.substring(0, trimmed.length() - 1) : trimmed;
    }
}
