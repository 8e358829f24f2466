package org.tollens.inference;

import java.nio.file.Path;
import java.util.function.Function;
import org.tollens.inference.model.ModelException;
import org.tollens.inference.safetensors.SafetensorsException;
import org.tollens.inference.trace.TraceException;
import org.tollens.models.Corpus;
import org.tollens.models.ModelSpec;
import org.tollens.models.SpecRegistry;

/** Meets measurement plans from the trace store, measuring only what is not there. */
public final class Measurer {
    private final SpecRegistry registry;
    private final MeasurementOptions options;

    public Measurer(SpecRegistry registry, MeasurementOptions options) {
        this.registry = registry;
        this.options = options;
    }

    /**
     * Measures what the plan asks for and the store does not have.
     *
     * @throws MeasurementException if the model can't be measured
     * @throws org.tollens.models.SpecException if model or corpus are unknown or broken
     */
    public Trace measure(MeasurementPlan plan, Progress progress) {
        ModelSpec model = registry.model(plan.model());
        Corpus corpus = registry.corpus(plan.corpus());
        Path files = registry.files(model, options.modelCache());
        return measure(model, files, corpus, registry::corpus, plan, options, progress);
    }

    /** Measures a model whose files are in a folder, on a corpus that names no other to fit on. */
    static Trace measure(
            ModelSpec model,
            Path files,
            Corpus corpus,
            MeasurementPlan plan,
            MeasurementOptions options,
            Progress progress) {
        return measure(
                model,
                files,
                corpus,
                id -> {
                    throw new MeasurementException("expected corpus " + id + ", found none");
                },
                plan,
                options,
                progress);
    }

    /** Measures a model whose files are in a folder. */
    static Trace measure(
            ModelSpec model,
            Path files,
            Corpus corpus,
            Function<String, Corpus> corpora,
            MeasurementPlan plan,
            MeasurementOptions options,
            Progress progress) {
        try {
            return new Measurement(model, files, corpus, corpora, plan, options).run(progress);
        } catch (SafetensorsException | ModelException | TraceException e) {
            // Whoever shows it names model and corpus.
            throw new MeasurementException(String.valueOf(e.getMessage()), e);
        }
    }
}
