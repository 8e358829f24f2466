package org.tollens.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.device.ExtraPasses;
import org.tollens.inference.device.InstrumentedModel;
import org.tollens.inference.device.OwnFailures;
import org.tollens.inference.lens.Translators;
import org.tollens.inference.text.Window;
import org.tollens.inference.trace.StoredDocument;
import org.tollens.inference.trace.TraceStore;

/** Measures of one subject what the store does not have. Its weights are read when the first column is missing. */
final class Filling implements AutoCloseable {
    private final TraceStore store;
    private final Workers workers;
    private final Subject subject;
    private final long seed;
    private final Progress progress;
    private @Nullable InstrumentedModel model;
    private @Nullable Translators lens;

    Filling(TraceStore store, Workers workers, Subject subject, long seed, Progress progress) {
        this.store = store;
        this.workers = workers;
        this.subject = subject;
        this.seed = seed;
        this.progress = progress;
    }

    /**
     * @param step what progress calls it
     * @param wanted the observables of a document
     */
    Filled fill(String step, List<Window> windows, Function<Window, Set<Observable>> wanted) {
        List<StoredDocument> documents = new ArrayList<>();
        List<Job> jobs = new ArrayList<>();
        for (Window window : windows) {
            Set<Observable> missing = new LinkedHashSet<>(wanted.apply(window));
            StoredDocument stored = store.read(subject.origin(), window, missing);
            missing.removeAll(stored.columns().keySet());
            if (!missing.isEmpty()) {
                jobs.add(new Job(documents.size(), window, missing));
            }
            documents.add(stored);
        }
        OwnFailures failures = new OwnFailures();
        if (!jobs.isEmpty()) {
            InstrumentedModel opened = open();
            workers.run(jobs, subject.step(step), progress, batch -> measure(opened, batch, documents, failures));
        }
        return new Filled(documents, jobs.stream().map(Job::index).collect(Collectors.toSet()), failures.all());
    }

    private void measure(
            InstrumentedModel opened, List<Job> batch, List<StoredDocument> documents, OwnFailures failures) {
        List<Window> windows = batch.stream().map(Job::window).toList();
        Set<Observable> wanted = failures.without(batch.get(0).missing());
        List<Map<Observable, float[]>> measured =
                wanted.isEmpty() ? List.of() : opened.measure(windows, wanted, seed, failures);
        for (int i = 0; i < measured.size(); i++) {
            StoredDocument written = write(windows.get(i), measured.get(i));
            synchronized (documents) {
                documents.set(
                        batch.get(i).index(),
                        documents.get(batch.get(i).index()).and(written));
            }
        }
    }

    private StoredDocument write(Window window, Map<Observable, float[]> columns) {
        Map<String, Map<Observable, float[]>> files = new LinkedHashMap<>();
        columns.forEach((observable, values) -> files.computeIfAbsent(
                        ExtraPasses.fileName(observable), any -> new LinkedHashMap<>())
                .put(observable, values));
        StoredDocument result = new StoredDocument(window, Map.of(), Map.of());
        for (Map.Entry<String, Map<Observable, float[]>> file : files.entrySet()) {
            result = result.and(
                    store.write(subject.origin(), window, file.getKey(), file.getValue(), subject.metadata()));
        }
        return result;
    }

    /** What is asked for of the tuned lens is read through this one. */
    void through(Translators tuned) {
        lens = tuned;
        if (model != null) {
            model.use(tuned);
        }
    }

    /** The model, read when it is first needed. */
    InstrumentedModel open() {
        InstrumentedModel opened = model;
        if (opened == null) {
            String step = subject.step("reading weights");
            progress.update(step, 0, 1, 0);
            opened = subject.open().get();
            progress.update(step, 1, 1, 0);
            if (lens != null) {
                opened.use(lens);
            }
            model = opened;
        }
        return opened;
    }

    @Override
    public void close() {
        if (model != null) {
            model.close();
        }
    }
}
