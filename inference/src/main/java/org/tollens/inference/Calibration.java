package org.tollens.inference;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.device.Temperatures;
import org.tollens.inference.text.Window;
import org.tollens.inference.trace.StoredDocument;
import org.tollens.models.Digest;

/**
 * The temperature at which labels are drawn from the model's output: for each half of the documents the one that gives
 * the other half's true tokens the least mean surprisal, so that no document's own labels take part in its temperature.
 *
 * @param temperatures of the two halves
 * @param documents of the two halves
 */
record Calibration(List<Double> temperatures, List<Integer> documents) {
    /** The observables that have a temperature, which the plan leaves open. */
    static final List<Observable> FITTED = List.of(
            Observables.CALIBRATED_SELF_LABEL,
            Observables.LENS_SURPRISAL_CALIBRATED_SELF,
            Observables.tuned(Observables.LENS_SURPRISAL_CALIBRATED_SELF));

    private static final int HEXADECIMAL = 16;

    /** Which half a document is in: a function of its id alone. */
    static int half(Window window) {
        return Character.digit(Digest.of(window.document()).charAt(0), HEXADECIMAL) % 2;
    }

    /**
     * @param measured documents with the observables of {@link TemperatureCurve}
     */
    static Calibration fit(List<StoredDocument> measured) {
        List<List<StoredDocument>> halves = List.of(
                measured.stream().filter(d -> half(d.window()) == 0).toList(),
                measured.stream().filter(d -> half(d.window()) == 1).toList());
        List<Integer> documents = List.of(halves.get(0).size(), halves.get(1).size());
        if (documents.contains(0)) {
            return new Calibration(List.of(1.0, 1.0), documents);
        }
        return new Calibration(List.of(temperature(halves.get(1)), temperature(halves.get(0))), documents);
    }

    private static double temperature(List<StoredDocument> documents) {
        return new TemperatureCurve(TemperatureCurve.nodes().stream()
                        .mapToDouble(node -> mean(documents, Temperatures.outputSurprisal(node)))
                        .toArray())
                .lowest();
    }

    private static double mean(List<StoredDocument> documents, Observable observable) {
        double sum = 0;
        long n = 0;
        for (StoredDocument document : documents) {
            for (float value : Objects.requireNonNull(document.columns().get(observable))) {
                sum += value;
                n++;
            }
        }
        return sum / n;
    }

    /** The same observables with the document's temperature in place of the open one. */
    Set<Observable> resolve(Set<Observable> observables, Window window) {
        Set<Observable> result = new LinkedHashSet<>();
        observables.forEach(o -> result.add(resolve(o, window)));
        return result;
    }

    private Observable resolve(Observable observable, Window window) {
        return FITTED.contains(observable) ? Temperatures.at(observable, temperatures.get(half(window))) : observable;
    }

    /** The document's columns under the plan's names. */
    StoredDocument unresolve(StoredDocument document) {
        Map<Observable, float[]> columns = new LinkedHashMap<>(document.columns());
        for (Observable fitted : FITTED) {
            float[] values = columns.remove(resolve(fitted, document.window()));
            if (values != null) {
                columns.put(fitted, values);
            }
        }
        return new StoredDocument(document.window(), columns, document.files());
    }

    /** For the provenance. */
    String describe() {
        if (documents.contains(0)) {
            return "1, not fitted: that needs documents in both halves, found " + documents.get(0) + " and "
                    + documents.get(1);
        }
        return describe(0) + "; " + describe(1);
    }

    private String describe(int half) {
        double temperature = temperatures.get(half);
        boolean end = temperature <= TemperatureCurve.LEAST || temperature >= TemperatureCurve.GREATEST;
        return String.format(
                Locale.ROOT,
                "%.4f for %d documents, fitted on the other %d%s",
                temperature,
                documents.get(half),
                documents.get(1 - half),
                end ? " (an end of the range searched, 0.5 to 2)" : "");
    }
}
