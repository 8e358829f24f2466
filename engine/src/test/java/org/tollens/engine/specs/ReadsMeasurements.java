package org.tollens.engine.specs;

import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.tollens.engine.SharedMeasurements;

/** A Jupiter test class whose extension reads what the engine measured. */
@ExtendWith(ReadsMeasurements.Extension.class)
public class ReadsMeasurements {
    private static volatile String seen = "";

    /** What the extension saw. */
    public static String seen() {
        return seen;
    }

    @Test
    @Tag("jupiter-alone")
    void runs() {}

    static final class Extension implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            SharedMeasurements shared = Objects.requireNonNull(context.getStore(
                            ExtensionContext.StoreScope.LAUNCHER_SESSION,
                            ExtensionContext.Namespace.create(SharedMeasurements.NAMESPACE))
                    .get(SharedMeasurements.KEY, SharedMeasurements.class));
            seen = shared.columns("tiny-gpt2", "tiny-tales")
                            .map(c -> c.model() + " on " + c.corpus() + ": "
                                    + c.documents().size() + " documents, ")
                            .orElse("nothing, ")
                    + shared.summary().results().size() + " verdict";
        }
    }
}
