package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.List;
import org.tollens.constraints.observable.FlowObservables.Field;

/**
 * Blocks taken in steps of size 1/r along what they add, f_l.
 *
 * @param model the model
 * @param kernels device code
 * @param field what is followed between two blocks
 * @param steps r, from 1
 */
record Refinement(Architecture model, Kernels kernels, Field field, int steps) {
    static Refinement of(Architecture model, Kernels kernels, Field field, int steps) {
        return new Refinement(model, kernels, field, steps);
    }

    /**
     * The residual stream after the last block.
     *
     * @param residuals layers 0..L of the plain run, which is what one step a block gives
     */
    NDArray end(PtNDManager manager, List<NDArray> residuals) {
        int layers = model.config().layers();
        if (steps == 1) {
            return residuals.get(layers);
        }
        NDArray x = residuals.get(0);
        for (int layer = 1; layer <= layers; layer++) {
            NDArray next = block(manager, layer, x);
            if (x.getManager() == manager) {
                x.close();
            }
            x = next;
        }
        return x;
    }

    /** One block in all its steps. */
    NDArray block(PtNDManager manager, int layer, NDArray residual) {
        NDArray x = residual;
        for (int step = 0; step < steps; step++) {
            try (PtNDManager inner = (PtNDManager) manager.newSubManager()) {
                NDArray next = advance(inner, layer, x, (double) step / steps);
                next.attach(manager);
                if (x != residual) {
                    x.close();
                }
                x = next;
            }
        }
        return x;
    }

    private NDArray advance(PtNDManager inner, int layer, NDArray x, double weight) {
        double size = 1.0 / steps;
        BlockOutput own = model.block(inner, layer, x, false);
        if (field == Field.CONSTANT || weight == 0 || layer == model.config().layers()) {
            return kernels.one(inner, "step", x, own.attentionOut(), own.mlpOut(), size);
        }
        BlockOutput next = model.block(inner, layer + 1, x, false);
        return kernels.one(
                inner,
                "step_between",
                x,
                own.attentionOut(),
                own.mlpOut(),
                next.attentionOut(),
                next.mlpOut(),
                weight,
                size);
    }
}
