package org.tollens.inference;

import java.util.Set;
import org.tollens.constraints.observable.Observable;

/**
 * What has to be measured on one model and corpus: the union of what all selected claims need.
 *
 * @param model id of the model
 * @param corpus id of the corpus
 * @param observables what is needed of the model itself
 * @param onRandomWeights what is needed of random initialisations of its architecture, on the same positions
 * @param settings how
 */
public record MeasurementPlan(
        String model,
        String corpus,
        Set<Observable> observables,
        Set<Observable> onRandomWeights,
        MeasurementSettings settings) {}
