package org.tollens.inference;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.trace.Columns;
import org.tollens.inference.device.ComputeDevice;
import org.tollens.inference.device.InstrumentedModel;
import org.tollens.inference.model.ModelFolder;
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
    private final Subjects subjects;

    private final LensStep lensStep;

    /**
     * @param corpora finds the corpus that a tuned lens is fitted on
     */
    Measurement(
            ModelSpec spec,
            Path files,
            Corpus corpus,
            Function<String, Corpus> corpora,
            MeasurementPlan plan,
            MeasurementOptions options) {
        this.spec = spec;
        this.corpus = corpus;
        this.plan = plan;
        this.options = options;
        this.device = ComputeDevice.named(options.device());
        this.folder = ModelFolder.open(files);
        PlanCheck.check(spec, folder, plan);
        this.store = new TraceStore(options.traceDirectory());
        this.subjects = new Subjects(spec.dtype(), corpus.id(), folder, device, plan);
        this.lensStep = new LensStep(folder, corpus, corpora, plan, store, device);
    }

    Trace run(Progress progress) {
        long begun = System.nanoTime();
        DocumentSelection selection = DocumentSelection.read(folder, corpus, plan.settings());
        TraceLock lock = store.lock(spec.id(), corpus.id());
        try {
            Own own = own(selection, progress);
            List<Filled> random = random(selection, progress);
            return trace(selection, own, random, Duration.ofNanos(System.nanoTime() - begun));
        } finally {
            lock.close();
        }
    }

    private Filling filling(Subject subject, Progress progress) {
        Workers workers = new Workers(device, options.batch(), plan.settings().window());
        return new Filling(store, workers, subject, plan.settings().seed(), progress);
    }

    private Own own(DocumentSelection selection, Progress progress) {
        Subject subject = subjects.own();
        Set<Observable> measurable = measurable(plan.observables());
        try (Filling filling = filling(subject, progress)) {
            Filled curve = measurable.stream().anyMatch(Calibration.FITTED::contains)
                    ? filling.fill("temperature", selection.windows(), window -> TemperatureCurve.observables())
                    : new Filled(List.of(), Set.of(), Map.of());
            Calibration calibration = Calibration.fit(curve.documents());
            Map<Observable, MeasurementException> refused = new LinkedHashMap<>();
            Optional<FittedLens> lens = lens(measurable, refused, selection, filling, progress);
            measurable.removeAll(refused.keySet());
            lens.ifPresent(fitted -> filling.through(fitted.lens()));
            Filled filled = filling.fill("documents", selection.windows(), window -> {
                Set<Observable> resolved = calibration.resolve(selection.of(window, measurable), window);
                return lens.map(fitted -> fitted.resolve(resolved, window)).orElse(resolved);
            });
            index(subject.origin(), List.of(), selection, filled);
            return new Own(curve, calibration, lens, refused, filled);
        }
    }

    /**
     * The tuned lens, if something is read through it.
     *
     * @param refused is told of what has no values where none can be fitted: what does not read it is measured all the same
     */
    private Optional<FittedLens> lens(
            Set<Observable> measurable,
            Map<Observable, MeasurementException> refused,
            DocumentSelection selection,
            Filling filling,
            Progress progress) {
        List<Observable> tuned =
                measurable.stream().filter(Observables::isTuned).toList();
        if (tuned.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(lensStep.run(selection, subjects.own(), filling, progress));
        } catch (MeasurementException e) {
            tuned.forEach(observable -> refused.put(observable, e));
            return Optional.empty();
        }
    }

    /** The model's own columns, and what came before them. */
    private record Own(
            Filled curve,
            Calibration calibration,
            Optional<FittedLens> lens,
            Map<Observable, MeasurementException> refused,
            Filled filled) {
        int documentsMeasured() {
            Set<Integer> all = new LinkedHashSet<>(curve.measured());
            all.addAll(filled.measured());
            return all.size();
        }

        List<StoredDocument> documents() {
            return filled.documents().stream()
                    .map(document -> lens.map(one -> one.unresolve(document)).orElse(document))
                    .map(calibration::unresolve)
                    .toList();
        }

        /** Documents that went through the model to fit a tuned lens this time. */
        int fitDocuments() {
            return lens.map(one -> one.lens().fit())
                    .filter(LensFit::fittedNow)
                    .map(fit -> fit.documents() + fit.heldOutDocuments())
                    .orElse(0);
        }
    }

    private List<Filled> random(DocumentSelection selection, Progress progress) {
        Set<Observable> measurable = measurable(plan.onRandomWeights());
        List<Filled> result = new ArrayList<>();
        for (int seed = 1; seed <= plan.settings().randomWeights() && !measurable.isEmpty(); seed++) {
            Subject subject = subjects.random(seed);
            try (Filling filling = filling(subject, progress)) {
                Filled filled =
                        filling.fill("documents", selection.windows(), window -> selection.of(window, measurable));
                index(subject.origin(), List.of("random-" + seed), selection, filled);
                result.add(filled);
            }
        }
        return result;
    }

    /** In a fixed order, without what needs no pass. */
    private static Set<Observable> measurable(Set<Observable> planned) {
        Set<Observable> result = new LinkedHashSet<>(Observables.builtIn());
        planned.stream().sorted(Comparator.comparing(Observable::key)).forEach(result::add);
        result.removeIf(o -> !planned.contains(o) || TraceStore.isGiven(o));
        return result;
    }

    private void index(Origin origin, List<String> folders, DocumentSelection selection, Filled filled) {
        JsonObject index = new JsonObject();
        index.addProperty("format", "tollens-trace-index-1");
        index.addProperty("model", spec.id());
        index.addProperty("corpus", corpus.id());
        index.addProperty("layers", folder.config().layers());
        index.add("settings", subjects.settings());
        JsonObject provenance = new JsonObject();
        origin.toMap().forEach(provenance::addProperty);
        index.add("provenance", provenance);
        JsonArray tooShort = new JsonArray();
        selection.tooShort().forEach(tooShort::add);
        index.add("left_out_too_short", tooShort);
        List<String> place = new ArrayList<>(List.of(spec.id()));
        place.addAll(folders);
        place.add(corpus.id());
        store.writeIndex(origin, place, index, filled.documents());
    }

    private Trace trace(DocumentSelection selection, Own own, List<Filled> random, Duration elapsed) {
        List<Columns> onRandomWeights = random.stream()
                .<Columns>map(filled -> columns(selection, filled.documents(), List.of()))
                .toList();
        Columns columns = columns(selection, own.documents(), onRandomWeights);
        int skipDocuments = 0;
        int skipPositions = 0;
        for (StoredDocument document : own.filled().documents()) {
            if (document.columns().containsKey(Observables.SKIP_SURPRISAL)) {
                skipDocuments++;
                skipPositions += document.window().positions().length;
            }
        }
        long window = plan.settings().window();
        long tokens = own.filled().measured().size() * window;
        long controlTokens = window
                * (own.curve().measured().size()
                        + own.fitDocuments()
                        + random.stream().mapToInt(f -> f.measured().size()).sum());
        double seconds = elapsed.toNanos() / 1e9;
        MeasurementReport report = new MeasurementReport(
                spec.id(),
                corpus.id(),
                own.filled().documents().size(),
                own.documentsMeasured(),
                columns.rows(),
                tokens,
                controlTokens,
                skipDocuments,
                skipPositions,
                elapsed,
                (tokens + controlTokens) / seconds,
                PeakMemory.bytes(),
                device.toString(),
                spec.dtype(),
                store.directory(),
                provenance(selection, own, random),
                own.lens().map(one -> one.lens().fit()));
        Map<Observable, MeasurementException> failures = failures(List.of(own.filled()), "");
        failures.putAll(own.refused());
        return new Trace(
                columns, report, failures, failures(random, "on random weights, which claims are checked against: "));
    }

    private static Map<Observable, MeasurementException> failures(List<Filled> filled, String before) {
        Map<Observable, MeasurementException> result = new LinkedHashMap<>();
        filled.forEach(each -> each.failures()
                .forEach((observable, cause) ->
                        result.putIfAbsent(observable, new MeasurementException(before + cause.getMessage(), cause))));
        return result;
    }

    private StoredColumns columns(
            DocumentSelection selection, List<StoredDocument> documents, List<Columns> onRandomWeights) {
        return new StoredColumns(
                spec.id(), corpus.id(), folder.config().layers(), documents, selection.tokenTexts(), onRandomWeights);
    }

    private Map<String, String> provenance(DocumentSelection selection, Own own, List<Filled> random) {
        Map<String, String> result = new LinkedHashMap<>(subjects.own().origin().toMap());
        result.put("engine", InstrumentedModel.engine());
        result.put("settings", subjects.settings().toString());
        result.put("documentsTooShort", String.valueOf(selection.tooShort().size()));
        if (!own.curve().documents().isEmpty()) {
            result.put("selfLabelTemperature", own.calibration().describe());
        }
        if (!random.isEmpty()) {
            result.put("randomWeights", random.size() + (random.size() == 1 ? " seed" : " seeds"));
        }
        return result;
    }

    /** Thrown checked exceptions of files become one kind. */
    static MeasurementException unreadable(Path file, IOException e) {
        return new MeasurementException("can't read " + file + ": " + e.getMessage(), e);
    }
}
