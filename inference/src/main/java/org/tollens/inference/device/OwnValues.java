package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.jspecify.annotations.Nullable;
import org.tollens.inference.hook.OwnObservables;
import org.tollens.inference.hook.OwnReading;
import org.tollens.inference.hook.Seen;
import org.tollens.inference.model.ModelException;

/** Calls the code of one observable of a user's own and checks what it gives. */
record OwnValues(OwnReading reading, Rows rows) {
    /**
     * The values at the measured positions.
     *
     * @throws ModelException if the code throws, or gives another shape or values that are not finite
     */
    float[] of(Seen seen) {
        float[] ofRows = rows.pick(checked(seen), 0);
        for (int d = 0; d < rows.windows().size(); d++) {
            for (int row = rows.begin(d); row < rows.end(d); row++) {
                if (!(Math.abs(ofRows[row]) <= Float.MAX_VALUE)) {
                    throw failed(
                            "expected finite values of observable " + reading.observable() + ", found " + ofRows[row]
                                    + " at " + layer(seen) + ", position "
                                    + rows.windows().get(d).positions()[row - rows.begin(d)] + " of document "
                                    + rows.windows().get(d).document(),
                            null);
                }
            }
        }
        return ofRows;
    }

    private float[] checked(Seen seen) {
        NDArray given = call(seen);
        Shape expected = new Shape(rows.windows().size(), rows.length());
        try {
            if (!given.getShape().equals(expected)) {
                throw failed(
                        "expected observable " + reading.observable() + " to give [document, position] = " + expected
                                + " at " + layer(seen) + ", found shape " + given.getShape()
                                + "; reduce its other axes, such as x.norm(new int[] {2}) does",
                        null);
            }
            return BatchMeasurement.floats(given);
        } catch (IllegalStateException | UnsupportedOperationException | NullPointerException e) {
            throw failed(
                    "observable " + reading.observable() + " gave an array that can't be read at " + layer(seen) + ": "
                            + e,
                    e);
        }
    }

    // A user's code may throw whatever it likes, a failed assertion included.
    @SuppressWarnings("IllegalCatch")
    private NDArray call(Seen seen) {
        @Nullable NDArray given;
        try {
            given = reading.code().apply(seen);
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            throw failed(
                    "observable " + reading.observable() + " threw " + e + " at " + layer(seen)
                            + " in the batch of document "
                            + rows.windows().get(0).document(),
                    e);
        }
        if (given == null) {
            throw failed("observable " + reading.observable() + " gave null at " + layer(seen), null);
        }
        return given;
    }

    private static String layer(Seen seen) {
        return seen.layer() == 0 ? "the embedding" : "block " + seen.layer();
    }

    private ModelException failed(String what, @Nullable Throwable cause) {
        int next = 1 + Integer.parseInt(reading.observable().parameters().getOrDefault(OwnObservables.VERSION, "1"));
        String message = what + "; correct its code at " + reading.place() + " and give it version(" + next
                + "), so that what was measured before is not taken for its own";
        return cause == null ? new ModelException(message) : new ModelException(message, cause);
    }
}
