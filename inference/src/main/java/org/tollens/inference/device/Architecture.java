package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Set;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.model.ModelConfig;

/** A family of models with weights on a device: all that measuring needs to know of how one computes. */
interface Architecture {
    /** Sizes and constants. */
    ModelConfig config();

    /** Where one can look into it. */
    Set<HookPoint> hookPoints();

    /** Layer 0 of the residual stream: tokens [document, position] (int64) to [document, position, width]. */
    NDArray embed(PtNDManager manager, NDArray tokens);

    /** Runs block {@code layer} (1..L) on the residual stream. */
    BlockOutput block(PtNDManager manager, int layer, NDArray residual, boolean pattern);

    /**
     * The same in parts: shows a tap what it wants of attention pattern, head outputs, attention output and MLP output in the
     * order of the computation, and goes on with what it gives back. A tap that changes nothing leaves every bit as it was.
     */
    BlockOutput block(PtNDManager manager, int layer, NDArray residual, Tap tap);

    /** The final norm, recomputed on what it is given: any shape that ends in width. */
    NDArray finalNorm(PtNDManager manager, NDArray residual);

    /**
     * What a gradient with respect to the final norm's result is with respect to what the norm was given.
     *
     * @param residual what it was given, any shape that ends in width
     * @param gradient of the same shape
     */
    NDArray finalNormGradient(PtNDManager manager, NDArray residual, NDArray gradient);

    /** The unembedding, [token type, width]. */
    NDArray unembedding();
}
