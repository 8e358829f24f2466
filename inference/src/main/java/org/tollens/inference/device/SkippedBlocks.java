package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** Each block is left out in turn. */
final class SkippedBlocks implements ExtraPass {
    @Override
    public String name() {
        return "skip";
    }

    @Override
    public boolean measures(Observable observable) {
        return observable.equals(Observables.SKIP_SURPRISAL);
    }

    @Override
    public Subsample subsample() {
        return Subsample.SKIP;
    }

    /** Which blocks of a model matter says nothing when it was not trained. */
    @Override
    public boolean onRandomWeights() {
        return false;
    }

    /** Every block before the skipped one computes what it computed: start from the residual stream kept there. */
    @Override
    public void run(BatchContext context, Set<Observable> wanted) {
        int layers = context.layers();
        for (int skipped = 1; skipped <= layers; skipped++) {
            try (PtNDManager step = (PtNDManager) context.manager().newSubManager()) {
                NDArray x = context.residuals().get(skipped - 1);
                for (int layer = skipped + 1; layer <= layers; layer++) {
                    x = context.onward(step, layer, x);
                }
                context.values().put(Observables.SKIP_SURPRISAL, skipped, context.surprisals(step, x));
            }
        }
    }
}
