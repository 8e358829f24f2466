package org.tollens.inference.hook;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import java.util.function.Function;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;

/**
 * An observable of one's own that waits for its code. The code is called from several threads at once and must give the
 * same for the same input, whatever else is in the batch.
 */
public final class OwnObservable {
    private final Observable observable;

    private OwnObservable(Observable observable) {
        this.observable = observable;
    }

    /**
     * With one more parameter: whatever the code reads beside its arguments (which head, which threshold) belongs into
     * one, because equal observables share their columns.
     */
    public OwnObservable with(String parameter, String value) {
        if (parameter.equals(OwnObservables.VERSION)) {
            throw new IllegalArgumentException("the version of " + observable + " is set already; write .version(...)");
        }
        return new OwnObservable(observable.with(parameter, value));
    }

    /**
     * Reads the residual stream after each block, [document, position, width]; over depth also the embedding, as layer 0;
     * for one value a position after the last block alone.
     */
    public Observable onBlock(Reduction code) {
        return at(HookPoint.RESID_POST, code);
    }

    /** Reads each block's attention pattern, [document, head, query, key]; key columns after the query are 0. */
    public Observable onAttention(Reduction code) {
        return at(HookPoint.ATTENTION_PATTERN, code);
    }

    /** Reads one hook point. */
    public Observable at(HookPoint point, Reduction code) {
        return register(Set.of(point), seen -> code.reduce(seen.layer(), seen.at(point)));
    }

    /**
     * Reads several hook points of the same block together.
     *
     * @param code gives [document, position]
     */
    public Observable at(Set<HookPoint> points, Function<Seen, NDArray> code) {
        return register(points, code);
    }

    private Observable register(Set<HookPoint> points, Function<Seen, NDArray> code) {
        return OwnObservables.register(new OwnReading(observable, points, code, place()));
    }

    /** The line that called into this class. */
    private static String place() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.filter(frame -> frame.getDeclaringClass() != OwnObservable.class)
                        .findFirst()
                        .map(frame -> frame.toStackTraceElement().toString())
                        .orElse("an unknown place"));
    }

    /** Waits for the axes. */
    public static final class Named {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        /** One value a position, read after the last block. Claims need one a block: this is for reading columns. */
        public Shaped perPosition() {
            return new Shaped(name, Axes.POSITION);
        }

        /** One value for each block 1..L and position. */
        public Shaped perBlockAndPosition() {
            return new Shaped(name, Axes.LAYER_POSITION);
        }

        /** One value for the embedding (layer 0), each block 1..L, and position; so it has a change across a block. */
        public Shaped perDepthAndPosition() {
            return new Shaped(name, Axes.DEPTH_POSITION);
        }
    }

    /** Waits for the unit. */
    public static final class Shaped {
        private final String name;
        private final Axes axes;

        private Shaped(String name, Axes axes) {
            this.name = name;
            this.axes = axes;
        }

        /** The unit, {@code "1"} for a pure number. */
        public Versioned unit(String unit) {
            return new Versioned(Observable.of(name, axes, unit));
        }
    }

    /** Waits for the version. */
    public static final class Versioned {
        private final Observable observable;

        private Versioned(Observable observable) {
            this.observable = observable;
        }

        /**
         * The version of the code, at least 1. It is a part of the address of what was measured: code that was changed
         * needs a new one, or columns that the old code gave are read as its own.
         */
        public OwnObservable version(int version) {
            if (!(version >= 1)) {
                throw new IllegalArgumentException(
                        "expected a version of at least 1 for " + observable + ", found " + version);
            }
            return new OwnObservable(observable.with(OwnObservables.VERSION, String.valueOf(version)));
        }
    }
}
