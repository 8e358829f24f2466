package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import org.tollens.inference.hook.HookPoint;

/** Where a block shows what it computes on its way, and takes what it is to go on with. */
interface Tap {
    /** Whether a point of a block is to be shown; what is not asked for need not be computed. */
    boolean wants(HookPoint point, int layer);

    /** What to go on with: the value itself, or another of the same shape. */
    NDArray at(HookPoint point, int layer, NDArray value);
}
