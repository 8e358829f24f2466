package org.tollens.engine.descriptor;

import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.support.hierarchical.EngineExecutionContext;
import org.tollens.engine.execution.Run;

/** What is handed down the tree: the request, and the run once the root has begun it. */
public final class TollensContext implements EngineExecutionContext {
    private final ExecutionRequest request;
    private final @Nullable Run run;

    private TollensContext(ExecutionRequest request, @Nullable Run run) {
        this.request = request;
        this.run = run;
    }

    /** The context of a request that has not begun. */
    public static TollensContext of(ExecutionRequest request) {
        return new TollensContext(request, null);
    }

    TollensContext with(Run begun) {
        return new TollensContext(request, begun);
    }

    ExecutionRequest request() {
        return request;
    }

    boolean hasRun() {
        return run != null;
    }

    Run run() {
        if (run == null) {
            throw new IllegalStateException("the run has not begun");
        }
        return run;
    }
}
