package org.tollens.inference;

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
        progress.update("documents", 0, 0, 0);
        throw new UnsupportedOperationException(plan.model() + registry.modelIds() + options);
    }
}
