package org.tollens.inference;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.inference.device.ComputeDevice;
import org.tollens.inference.device.InstrumentedModel;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.text.Window;
import org.tollens.inference.trace.Origin;
import org.tollens.inference.trace.StoredColumns;
import org.tollens.inference.trace.StoredDocument;
import org.tollens.inference.trace.TraceLock;
import org.tollens.inference.trace.TraceStore;
import org.tollens.models.Corpus;
import org.tollens.models.ModelSpec;

/** Meets one plan on the files of one model. */
final class Measurement {
    private final ModelSpec spec;
    private final ModelFolder folder;
    private final Corpus corpus;
    private final MeasurementPlan plan;
    private final MeasurementOptions options;
    private final ComputeDevice device;
    private final TraceStore store;
    private final Origin origin;
    private final Set<Observable> measurable;

    Measurement(ModelSpec spec, Path files, Corpus corpus, MeasurementPlan plan, MeasurementOptions options) {
        this.spec = spec;
        this.corpus = corpus;
        this.plan = plan;
        this.options = options;
        this.device = ComputeDevice.named(options.device());
        this.folder = ModelFolder.open(files);
        PlanCheck.check(spec, folder, plan);
        this.store = new TraceStore(options.traceDirectory());
        MeasurementSettings settings = plan.settings();
        this.origin = new Origin(
                folder.weightsSha256(),
                folder.configSha256(),
                folder.tokenizerSha256(),
                spec.dtype(),
                device.deviceClass(),
                settings.skipFirst(),
                settings.seed());
        this.measurable = new LinkedHashSet<>(Observables.builtIn());
        measurable.removeIf(o -> !plan.observables().contains(o) || TraceStore.isGiven(o));
    }

    Trace run(Progress progress) {
        long begun = System.nanoTime();
        DocumentSelection selection = DocumentSelection.read(folder, corpus, plan.settings());
        TraceLock lock = store.lock(spec.id(), corpus.id());
        try {
            List<StoredDocument> documents = new ArrayList<>();
            List<Job> jobs = new ArrayList<>();
            for (Window window : selection.windows()) {
                StoredDocument stored = store.read(origin, window, wanted(selection, window));
                Set<Observable> missing = new LinkedHashSet<>(wanted(selection, window));
                missing.removeAll(stored.columns().keySet());
                if (!missing.isEmpty()) {
                    jobs.add(new Job(documents.size(), window, missing));
                }
                documents.add(stored);
            }
            measure(jobs, documents, progress);
            index(selection, documents);
            return trace(selection, documents, jobs, Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            lock.close();
        }
    }

    private Set<Observable> wanted(DocumentSelection selection, Window window) {
        Set<Observable> result = new LinkedHashSet<>(measurable);
        if (!selection.skipped().contains(window)) {
            result.remove(Observables.SKIP_SURPRISAL);
        }
        return result;
    }

    private void measure(List<Job> jobs, List<StoredDocument> documents, Progress progress) {
        if (jobs.isEmpty()) {
            return;
        }
        progress.update("reading weights", 0, 1, 0);
        try (InstrumentedModel model = InstrumentedModel.open(folder, device)) {
            progress.update("reading weights", 1, 1, 0);
            new Workers(device, options.batch(), plan.settings().window()).run(jobs, progress, batch -> {
                List<Window> windows = batch.stream().map(Job::window).toList();
                Set<Observable> missing = batch.get(0).missing();
                List<Map<Observable, float[]>> measured =
                        model.measure(windows, missing, plan.settings().seed());
                for (int i = 0; i < batch.size(); i++) {
                    StoredDocument written = write(windows.get(i), measured.get(i));
                    synchronized (documents) {
                        documents.set(
                                batch.get(i).index(),
                                documents.get(batch.get(i).index()).and(written));
                    }
                }
            });
        }
    }

    private StoredDocument write(Window window, Map<Observable, float[]> columns) {
        Map<Observable, float[]> main = new LinkedHashMap<>(columns);
        float[] skip = main.remove(Observables.SKIP_SURPRISAL);
        Map<String, String> metadata = metadata();
        StoredDocument result = new StoredDocument(window, Map.of(), Map.of());
        if (!main.isEmpty()) {
            result = result.and(store.write(origin, window, "main", main, metadata));
        }
        if (skip != null) {
            result =
                    result.and(store.write(origin, window, "skip", Map.of(Observables.SKIP_SURPRISAL, skip), metadata));
        }
        return result;
    }

    private Map<String, String> metadata() {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("model", spec.id());
        result.put("corpus", corpus.id());
        result.put("settings", settings().toString());
        return result;
    }

    private JsonObject settings() {
        MeasurementSettings settings = plan.settings();
        JsonObject result = new JsonObject();
        result.addProperty("window", settings.window());
        result.addProperty("skip_first", settings.skipFirst());
        result.addProperty("documents", settings.documents());
        result.addProperty("skip_documents", settings.skipDocuments());
        result.addProperty("seed", settings.seed());
        return result;
    }

    private void index(DocumentSelection selection, List<StoredDocument> documents) {
        JsonObject index = new JsonObject();
        index.addProperty("format", "tollens-trace-index-1");
        index.addProperty("model", spec.id());
        index.addProperty("corpus", corpus.id());
        index.addProperty("layers", folder.config().layers());
        index.add("settings", settings());
        JsonObject provenance = new JsonObject();
        origin.toMap().forEach(provenance::addProperty);
        index.add("provenance", provenance);
        JsonArray tooShort = new JsonArray();
        selection.tooShort().forEach(tooShort::add);
        index.add("left_out_too_short", tooShort);
        store.writeIndex(origin, spec.id(), corpus.id(), index, documents);
    }

    private Trace trace(DocumentSelection selection, List<StoredDocument> documents, List<Job> jobs, Duration elapsed) {
        StoredColumns columns =
                new StoredColumns(spec.id(), corpus.id(), folder.config().layers(), documents);
        int skipDocuments = 0;
        int skipPositions = 0;
        for (StoredDocument document : documents) {
            if (document.columns().containsKey(Observables.SKIP_SURPRISAL)) {
                skipDocuments++;
                skipPositions += document.window().positions().length;
            }
        }
        long tokens = (long) jobs.size() * plan.settings().window();
        double seconds = elapsed.toNanos() / 1e9;
        MeasurementReport report = new MeasurementReport(
                spec.id(),
                corpus.id(),
                documents.size(),
                jobs.size(),
                columns.rows(),
                tokens,
                skipDocuments,
                skipPositions,
                elapsed,
                jobs.isEmpty() ? 0 : tokens / seconds,
                PeakMemory.bytes(),
                device.toString(),
                spec.dtype(),
                store.directory(),
                provenance(selection));
        return new Trace(columns, report);
    }

    private Map<String, String> provenance(DocumentSelection selection) {
        Map<String, String> result = new LinkedHashMap<>(origin.toMap());
        result.put("engine", InstrumentedModel.engine());
        result.put("settings", settings().toString());
        result.put("documentsTooShort", String.valueOf(selection.tooShort().size()));
        return result;
    }

    /** What is missing of one document. */
    record Job(int index, Window window, Set<Observable> missing) {}

    /** Thrown checked exceptions of files become one kind. */
    static MeasurementException unreadable(Path file, IOException e) {
        return new MeasurementException("can't read " + file + ": " + e.getMessage(), e);
    }
}
