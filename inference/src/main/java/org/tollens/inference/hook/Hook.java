package org.tollens.inference.hook;

import ai.djl.ndarray.NDArray;
import java.util.Set;

/** Looks at a forward pass while it runs. Read-only: what is seen must not be written to. */
public interface Hook {
    /** The points it wants to see; what no hook asks for is not computed where that saves work. */
    Set<HookPoint> points();

    /**
     * Called at each point asked for, in the order of the computation.
     *
     * @param point where
     * @param layer block 1..L; L for the final norm and the logits
     * @param value float32 with the axes of the point; closed when the pass ends: copy or reduce what is to stay
     */
    void at(HookPoint point, int layer, NDArray value);
}
