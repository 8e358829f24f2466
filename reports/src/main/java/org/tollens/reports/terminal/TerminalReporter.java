package org.tollens.reports.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.reporting.ClaimReporter;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.allure.ResultsDirectory;

/** Prints the verdicts when the run is over, and where the reports are. The last of the reporters. */
public final class TerminalReporter implements ClaimReporter {
    private @Nullable Path folder;

    @Override
    public void begin(RunContext context) {
        folder = context.outputDirectory();
    }

    @Override
    public void finished(RunSummary summary) {
        if (summary.results().isEmpty() && summary.failures().isEmpty()) {
            return;
        }
        int width = Terminal.width(System.getenv());
        boolean colour = Terminal.colour(System.getenv());
        Terminal.print(TerminalSummary.of(summary, places(Objects.requireNonNull(folder)), width, colour));
    }

    private static List<String> places(Path folder) {
        List<String> places = new ArrayList<>();
        place(places, "Report:  ", folder.resolve("report.html"), "");
        place(places, "Data:    ", folder.resolve("summary.json"), "");
        place(places, "Allure:  ", ResultsDirectory.configured(), " (HTML: mvn allure:report)");
        return places;
    }

    private static void place(List<String> places, String name, Path path, String hint) {
        if (Files.exists(path)) {
            places.add(name + path.toAbsolutePath().normalize() + hint);
        }
    }
}
