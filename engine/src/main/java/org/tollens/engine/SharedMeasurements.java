package org.tollens.engine;

import java.util.Optional;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.constraints.trace.Columns;

/**
 * What was measured and judged since the launcher's session began. It lies in the session's store under
 * {@link #NAMESPACE} and {@link #KEY} from the engine's first execution on, so a Jupiter extension finds it with
 * {@code context.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(SharedMeasurements.NAMESPACE))
 * .get(SharedMeasurements.KEY, SharedMeasurements.class)}.
 */
public interface SharedMeasurements {
    /** The one part of the namespace. */
    String NAMESPACE = "org.tollens";

    /** The key. */
    String KEY = "measurements";

    /** The columns of a model on a corpus as last measured; empty if that was not measured or could not be. */
    Optional<Columns> columns(String model, String corpus);

    /** Every verdict of the session. */
    RunSummary summary();
}
