package org.tollens.statistics.calibration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A Markdown table in target/calibration, written row by row: a run that is stopped leaves what it has. */
final class Table {
    private final Path file;

    Table(String name, String... columns) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "calibration"));
            file = folder.resolve(name + ".md");
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("no file for the table " + name, e);
        }
        row((Object[]) columns);
        row(Stream.of(columns).map(column -> "---").toArray());
    }

    /** Adds a row; rates are shown with four places. */
    void row(Object... cells) {
        String line = Stream.of(cells).map(Table::text).collect(Collectors.joining(" | ", "| ", " |\n"));
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("a row of " + file + " could not be written", e);
        }
    }

    private static String text(Object cell) {
        if (cell instanceof Double number) {
            return Double.isNaN(number)
                    ? "–"
                    : String.format(Locale.ROOT, Math.abs(number) < 1 ? "%.4f" : "%.1f", number)
                            .replaceFirst("^0\\.", ".");
        }
        return String.valueOf(cell);
    }
}
