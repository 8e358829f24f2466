package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;

/**
 * A batch and what its forward pass left.
 *
 * @param model the model
 * @param kernels device code
 * @param manager owns what lives as long as the batch
 * @param rows the measured positions
 * @param residuals the residual stream at layers 0..L, each [document, position, width]; not to be written to
 * @param index int64 [row]: where each row lies in document x position
 * @param targets int64 [row]: the true next tokens
 * @param seed of everything random in measuring
 * @param values where measured values go
 */
record BatchContext(
        Architecture model,
        Kernels kernels,
        PtNDManager manager,
        Rows rows,
        List<NDArray> residuals,
        NDArray index,
        NDArray targets,
        long seed,
        BatchValues values) {
    /** Number of blocks, L. */
    int layers() {
        return model.config().layers();
    }

    /**
     * Runs a block on a residual stream that some step owns, and closes it.
     *
     * @param step owns the result
     * @param x what the block reads; closed if {@code step} owns it
     */
    NDArray onward(PtNDManager step, int layer, NDArray x) {
        try (PtNDManager inner = (PtNDManager) step.newSubManager()) {
            NDArray next = model.block(inner, layer, x, false).residPost();
            next.attach(step);
            if (x.getManager() == step) {
                x.close();
            }
            return next;
        }
    }

    /** The positions that are measured, float64 [document, position] of 0 and 1. */
    NDArray measured(PtNDManager step) {
        return rows.mask(step, new int[rows.windows().size()]);
    }

    /** Surprisal of the true next token if the last residual stream were this one, [row], nats. */
    float[] surprisals(PtNDManager step, NDArray last) {
        NDArray labels = targets.reshape(new Shape(1, rows.size()));
        NDArray h = model.finalNorm(step, kernels.one(step, "rows", last, index));
        NDArray[] out =
                kernels.call(step, "lens", h, model.unembedding(), labels, BatchMeasurement.CHUNK, false, false);
        return out[3].toFloatArray();
    }
}
