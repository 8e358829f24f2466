package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Set;
import java.util.TreeSet;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.model.ModelException;

/** Runs a model block by block, shows what is asked for and takes what is put in its place. */
final class ForwardPass {
    private final Architecture model;
    private final Kernels kernels;

    ForwardPass(Architecture model, Kernels kernels) {
        this.model = model;
        this.kernels = kernels;
    }

    /**
     * Shows a hook what it asked for.
     *
     * @param manager owns the residual streams, which stay readable until it is closed
     * @param tokens int64 [document, position]
     */
    void run(PtNDManager manager, NDArray tokens, Hook hook) {
        run(manager, tokens, Passage.of(hook));
    }

    /** As above, with interventions. */
    void run(PtNDManager manager, NDArray tokens, Passage passage) {
        refuseMissing(passage);
        int layers = model.config().layers();
        NDArray x = model.embed(manager, tokens);
        for (int layer = 1; layer <= layers; layer++) {
            x = block(manager, layer, x, passage);
        }
        passage.requireAllReached();
        if (passage.shows(HookPoint.FINAL_NORM) || passage.shows(HookPoint.LOGITS)) {
            NDArray normed = passage.at(HookPoint.FINAL_NORM, layers, model.finalNorm(manager, x));
            if (passage.shows(HookPoint.LOGITS)) {
                passage.at(HookPoint.LOGITS, layers, kernels.one(manager, "logits", normed, model.unembedding()));
            }
        }
    }

    /** What never fires must not be taken for what was seen and found empty. */
    private void refuseMissing(Passage passage) {
        Set<HookPoint> missing = new TreeSet<>(passage.points());
        missing.removeAll(model.hookPoints());
        if (!missing.isEmpty()) {
            throw new ModelException("expected hook points that the family "
                    + model.config().family() + " has, found " + missing + "; use some of "
                    + new TreeSet<>(model.hookPoints()));
        }
    }

    /**
     * Runs one block.
     *
     * @param manager owns the result
     */
    NDArray block(PtNDManager manager, int layer, NDArray residual, Passage passage) {
        NDArray before = passage.at(HookPoint.RESID_PRE, layer, residual);
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray after = (passage.inParts(layer)
                            ? model.block(step, layer, before, passage)
                            : whole(step, layer, before, passage))
                    .residPost();
            after.attach(manager);
            // While the rest of the block is still there: a hook may want both.
            return passage.at(HookPoint.RESID_POST, layer, after);
        }
    }

    private BlockOutput whole(PtNDManager step, int layer, NDArray x, Passage passage) {
        BlockOutput out = model.block(step, layer, x, passage.shows(HookPoint.ATTENTION_PATTERN));
        passage.at(HookPoint.ATTENTION_PATTERN, layer, out.pattern());
        passage.at(HookPoint.ATTENTION_OUT, layer, out.attentionOut());
        passage.at(HookPoint.MLP_OUT, layer, out.mlpOut());
        return out;
    }
}
