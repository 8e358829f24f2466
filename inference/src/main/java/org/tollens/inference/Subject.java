package org.tollens.inference;

import java.util.Map;
import java.util.function.Supplier;
import org.tollens.inference.device.InstrumentedModel;
import org.tollens.inference.trace.Origin;

/**
 * Weights that are measured.
 *
 * @param origin decides the addresses of their columns
 * @param title how progress names them; "" for the model itself
 * @param metadata strings for the metadata of their files
 * @param open puts them on the device
 */
record Subject(Origin origin, String title, Map<String, String> metadata, Supplier<InstrumentedModel> open) {
    /** A step of measuring them. */
    String step(String what) {
        return title.isEmpty() ? what : title + ": " + what;
    }
}
