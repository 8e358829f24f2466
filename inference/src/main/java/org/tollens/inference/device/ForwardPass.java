package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Set;
import java.util.TreeSet;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.model.ModelException;

/** Runs a model block by block and shows a hook what it asked for. */
final class ForwardPass {
    private final Architecture model;
    private final Kernels kernels;

    ForwardPass(Architecture model, Kernels kernels) {
        this.model = model;
        this.kernels = kernels;
    }

    /**
     * @param manager owns the residual streams, which stay readable until it is closed
     * @param tokens int64 [document, position]
     */
    void run(PtNDManager manager, NDArray tokens, Hook hook) {
        Set<HookPoint> points = hook.points();
        refuseMissing(points);
        int layers = model.config().layers();
        NDArray x = model.embed(manager, tokens);
        for (int layer = 1; layer <= layers; layer++) {
            show(hook, points, HookPoint.RESID_PRE, layer, x);
            try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
                BlockOutput out = model.block(step, layer, x, points.contains(HookPoint.ATTENTION_PATTERN));
                show(hook, points, HookPoint.ATTENTION_PATTERN, layer, out.pattern());
                show(hook, points, HookPoint.ATTENTION_OUT, layer, out.attentionOut());
                show(hook, points, HookPoint.MLP_OUT, layer, out.mlpOut());
                x = out.residPost();
                x.attach(manager);
                // While the rest of the block is still there: a hook may want both.
                show(hook, points, HookPoint.RESID_POST, layer, x);
            }
        }
        if (points.contains(HookPoint.FINAL_NORM) || points.contains(HookPoint.LOGITS)) {
            NDArray normed = model.finalNorm(manager, x);
            show(hook, points, HookPoint.FINAL_NORM, layers, normed);
            if (points.contains(HookPoint.LOGITS)) {
                hook.at(HookPoint.LOGITS, layers, kernels.one(manager, "logits", normed, model.unembedding()));
            }
        }
    }

    /** What never fires must not be taken for what was seen and found empty. */
    private void refuseMissing(Set<HookPoint> points) {
        Set<HookPoint> missing = new TreeSet<>(points);
        missing.removeAll(model.hookPoints());
        if (!missing.isEmpty()) {
            throw new ModelException("expected hook points that the family "
                    + model.config().family() + " has, found " + missing + "; use some of "
                    + new TreeSet<>(model.hookPoints()));
        }
    }

    private static void show(Hook hook, Set<HookPoint> points, HookPoint point, int layer, NDArray value) {
        if (points.contains(point)) {
            hook.at(point, layer, value);
        }
    }
}
