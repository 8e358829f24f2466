package org.tollens.inference.device;

import java.util.Locale;
import org.tollens.constraints.observable.FlowObservables.Field;
import org.tollens.constraints.observable.FlowObservables.Kind;
import org.tollens.constraints.observable.FlowObservables.Metric;
import org.tollens.constraints.observable.Observable;

/** Reads what {@link org.tollens.constraints.observable.FlowObservables} writes into an observable's parameters. */
final class FlowParameters {
    private FlowParameters() {}

    static Field field(Observable observable) {
        return word(Field.class, observable, "field");
    }

    static Kind kind(Observable observable) {
        return word(Kind.class, observable, "kind");
    }

    static Metric metric(Observable observable) {
        return word(Metric.class, observable, "metric");
    }

    static double size(Observable observable) {
        return Double.parseDouble(text(observable, "size"));
    }

    static int number(Observable observable, String parameter) {
        return Integer.parseInt(text(observable, parameter));
    }

    private static <E extends Enum<E>> E word(Class<E> type, Observable observable, String parameter) {
        return Enum.valueOf(type, text(observable, parameter).toUpperCase(Locale.ROOT));
    }

    private static String text(Observable observable, String parameter) {
        String value = observable.parameters().get(parameter);
        if (value == null) {
            throw new IllegalArgumentException("expected a parameter " + parameter + " of " + observable
                    + ", found none; make it with FlowObservables");
        }
        return value;
    }
}
