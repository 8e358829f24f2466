package org.tollens.inference.device;

import static org.tollens.constraints.observable.FlowObservables.DEPTH_SMOOTHNESS;
import static org.tollens.constraints.observable.FlowObservables.EULER_RESIDUAL;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.Set;
import org.tollens.constraints.observable.Observable;

/** Each block read as a step of Euler's method: whether its parts explain it, and what the next block would do instead. */
final class EulerSteps implements ExtraPass {
    /** There is no block after the last: excluded by definition. */
    private static final float NO_NEXT_BLOCK = -1;

    @Override
    public String name() {
        return "euler";
    }

    @Override
    public boolean measures(Observable observable) {
        return observable.equals(EULER_RESIDUAL) || observable.equals(DEPTH_SMOOTHNESS);
    }

    @Override
    public Subsample subsample() {
        return Subsample.FLOW;
    }

    @Override
    public boolean onRandomWeights() {
        return true;
    }

    @Override
    public void run(BatchContext context, Set<Observable> wanted) {
        for (int layer = 1; layer <= context.layers(); layer++) {
            try (PtNDManager step = (PtNDManager) context.manager().newSubManager()) {
                NDArray x = context.residuals().get(layer - 1);
                BlockOutput out = context.model().block(step, layer, x, false);
                if (wanted.contains(EULER_RESIDUAL)) {
                    NDArray after = context.residuals().get(layer);
                    put(context, EULER_RESIDUAL, layer, gap(context, step, after, x, out.attentionOut(), out.mlpOut()));
                }
                if (wanted.contains(DEPTH_SMOOTHNESS)) {
                    put(context, DEPTH_SMOOTHNESS, layer, smoothness(context, step, layer, out));
                }
            }
        }
    }

    private static float[] smoothness(BatchContext context, PtNDManager step, int layer, BlockOutput out) {
        if (layer == context.layers()) {
            float[] none =
                    new float[context.rows().windows().size() * context.rows().length()];
            Arrays.fill(none, NO_NEXT_BLOCK);
            return none;
        }
        BlockOutput next =
                context.model().block(step, layer + 1, context.residuals().get(layer - 1), false);
        NDArray own = out.attentionOut().add(out.mlpOut());
        return gap(context, step, own, next.attentionOut(), next.mlpOut());
    }

    /** Over document x position. */
    private static float[] gap(BatchContext context, PtNDManager step, NDArray whole, NDArray... parts) {
        PtNDArray[] all = Arrays.stream(parts).map(PtNDArray.class::cast).toArray(PtNDArray[]::new);
        return BatchMeasurement.floats(context.kernels().one(step, "unexplained", whole, all));
    }

    private static void put(BatchContext context, Observable observable, int layer, float[] values) {
        context.values().put(observable, layer, context.rows().pick(values, 0));
    }
}
