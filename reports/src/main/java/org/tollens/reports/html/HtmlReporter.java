package org.tollens.reports.html;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.reporting.ClaimReporter;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.summary.AtomicFile;

/** Writes {@code report.html} into the run's output folder: all claims on one page, plots included, no scripts. */
public final class HtmlReporter implements ClaimReporter {
    private @Nullable Path folder;

    @Override
    public void begin(RunContext context) {
        folder = context.outputDirectory();
    }

    @Override
    public void finished(RunSummary summary) {
        Path to = Objects.requireNonNull(folder, "begin was not called");
        AtomicFile.write(to.resolve("report.html"), HtmlPage.of(summary));
    }
}
