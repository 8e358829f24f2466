package org.tollens.inference.device;

import java.util.Locale;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** Observables at a temperature, by which the output's logits are divided; four decimals are part of the address. */
public final class Temperatures {
    private static final Observable OUTPUT_SURPRISAL = Observable.of("output_surprisal", Axes.POSITION, "nats");

    private Temperatures() {}

    /** Surprisal of the true next token under the model's output at a temperature. Axes [position], nats. */
    public static Observable outputSurprisal(double temperature) {
        return at(OUTPUT_SURPRISAL, temperature);
    }

    /** A self label's observable, at a temperature. */
    public static Observable at(Observable observable, double temperature) {
        return observable.with(Observables.TEMPERATURE, String.format(Locale.ROOT, "%.4f", temperature));
    }

    static boolean isOutputSurprisal(Observable observable) {
        return observable.name().equals(OUTPUT_SURPRISAL.name());
    }

    /** The temperature of such an observable. */
    static double of(Observable observable) {
        return parse(String.valueOf(observable.parameters().get(Observables.TEMPERATURE)));
    }

    static double parse(String temperature) {
        double value;
        try {
            value = Double.parseDouble(temperature);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected a temperature, found '" + temperature + "'", e);
        }
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("expected a positive temperature, found " + temperature);
        }
        return value;
    }
}
