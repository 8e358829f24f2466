package org.tollens.inference.hook;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/**
 * Observables of one's own: a name, axes, a unit, a version and code over hook points.
 *
 * <pre>{@code
 * static final Observable LENGTH = ownObservable("residual_length")
 *         .perBlockAndPosition()
 *         .unit("1")
 *         .version(1)
 *         .onBlock((layer, x) -> x.norm(new int[] {2}));
 * }</pre>
 *
 * Building one registers it for this process, so that a measurement finds its code by the observable alone. Nothing else
 * has to be configured.
 */
public final class OwnObservables {
    /** The parameter that an observable of one's own always has. */
    public static final String VERSION = "version";

    private static final Map<Observable, OwnReading> REGISTERED = new ConcurrentHashMap<>();

    private OwnObservables() {}

    /**
     * Begins one.
     *
     * @param name lower-case words joined by underscores, and no built-in observable's
     * @throws IllegalArgumentException if it is a built-in observable's name
     */
    public static OwnObservable.Named ownObservable(String name) {
        if (Observables.builtIn().stream().anyMatch(known -> known.name().equals(name))) {
            throw new IllegalArgumentException("expected a name of one's own for an observable, found '" + name
                    + "', which is built in; use that one, or choose another name");
        }
        return new OwnObservable.Named(name);
    }

    /** The code of an observable; empty for a built-in one and for one that was not built in this process. */
    public static Optional<OwnReading> find(Observable observable) {
        return Optional.ofNullable(REGISTERED.get(observable));
    }

    /**
     * A constant may be made again (another class loader, a claim's method that is called twice): then it comes from the
     * same line, and the newest counts.
     */
    static Observable register(OwnReading reading) {
        REGISTERED.merge(reading.observable(), reading, (earlier, later) -> {
            if (!earlier.place().equals(later.place())) {
                throw new IllegalArgumentException("expected one observable " + later.observable() + ", found two: at "
                        + earlier.place() + " and at " + later.place() + "; share one constant, or give the second"
                        + " another name, another version, or a parameter that tells them apart with"
                        + " .with(\"head\", \"3\")");
            }
            return later;
        });
        return reading.observable();
    }
}
