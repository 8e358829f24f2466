package org.tollens.engine.execution;

import org.tollens.inference.MeasurementPlan;

/**
 * The measurement of one model on one corpus, as a step of a run.
 *
 * @param plan what all selected claims need together
 */
public record MeasurementStep(MeasurementPlan plan) {
    /** Id of the model. */
    public String model() {
        return plan.model();
    }

    /** Id of the corpus. */
    public String corpus() {
        return plan.corpus();
    }

    /** How reports name it. */
    public String title() {
        return "measurement of " + model() + " on " + corpus();
    }
}
