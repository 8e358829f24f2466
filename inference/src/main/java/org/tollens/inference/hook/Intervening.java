package org.tollens.inference.hook;

import ai.djl.ndarray.NDArray;
import java.util.Set;

/**
 * Puts other values in the place of what a model computes, while it runs. For what the interventions of the constraint
 * language can't say.
 */
public interface Intervening {
    /**
     * The points whose values may be replaced, all of them inside a block: the residual stream before and after it,
     * attention pattern, head outputs, attention output, MLP output. A point that is never reached is an error.
     */
    Set<HookPoint> points();

    /** Whether anything may be replaced at a block, 1..L. */
    default boolean at(int layer) {
        return true;
    }

    /**
     * Called at each of the points, in the order of the computation; hooks see what it returns.
     *
     * @param layer block 1..L
     * @param value float32 with the axes of the point; not to be written to
     * @return what the model goes on with, of the same shape and type; {@code value} itself changes nothing, to the bit
     */
    NDArray replace(HookPoint point, int layer, NDArray value);
}
