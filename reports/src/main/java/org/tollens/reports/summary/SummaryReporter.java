package org.tollens.reports.summary;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimReporter;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.constraints.reporting.RunSummary;

/**
 * Writes {@code summary.json} (fields: {@code docs/summary.schema.json}) and {@code summary.md} into the run's output
 * folder when the run is over. Both hold the whole session: a rerun of one claim replaces that claim and keeps the rest.
 */
public final class SummaryReporter implements ClaimReporter {
    private @Nullable Path folder;

    @Override
    public void begin(RunContext context) {
        folder = context.outputDirectory();
    }

    @Override
    public void finished(RunSummary summary) {
        Path to = Objects.requireNonNull(folder, "begin was not called");
        AtomicFile.write(to.resolve("summary.json"), EvidenceJson.text(json(summary)));
        AtomicFile.write(to.resolve("summary.md"), MarkdownSummary.of(summary));
    }

    private static JsonArray json(RunSummary summary) {
        Map<ClaimKey, JsonObject> sorted = new TreeMap<>();
        summary.failures().forEach(f -> sorted.put(f.key(), EvidenceJson.of(f)));
        summary.results().forEach(r -> sorted.put(r.key(), EvidenceJson.of(r)));
        JsonArray all = new JsonArray();
        sorted.values().forEach(all::add);
        return all;
    }
}
