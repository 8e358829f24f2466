package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.model.ModelException;

/** Keeps the residual streams of a pass and reduces, as it goes, what would be too large to keep. */
final class Capture implements Hook {
    /** A key that receives more than this share of attention on average is a sink (Gu et al. 2025). */
    private static final double SINK = 0.3;
    /** Keys that fewer queries see are not judged: their average would be a few diagonal entries. */
    private static final int FEWEST_QUERIES = 32;
    /** A head's row that keeps less than this outside its sinks is left out. */
    private static final double LEAST_MASS = 1e-3;

    private final PtNDManager manager;
    private final Kernels kernels;
    private final Needs needs;
    private final Rows rows;
    private final BatchValues values;
    private final List<NDArray> residuals = new ArrayList<>();

    Capture(PtNDManager manager, Kernels kernels, Needs needs, Rows rows, BatchValues values) {
        this.manager = manager;
        this.kernels = kernels;
        this.needs = needs;
        this.rows = rows;
        this.values = values;
    }

    /** Layers 0..L, [document, position, width]. */
    List<NDArray> residuals() {
        return residuals;
    }

    @Override
    public Set<HookPoint> points() {
        EnumSet<HookPoint> points = EnumSet.of(HookPoint.RESID_PRE, HookPoint.RESID_POST);
        if (needs.attention()) {
            points.add(HookPoint.ATTENTION_PATTERN);
        }
        return points;
    }

    @Override
    public void at(HookPoint point, int layer, NDArray value) {
        if (point == HookPoint.ATTENTION_PATTERN) {
            reduceAttention(layer, value);
        } else if (point == HookPoint.RESID_POST || layer == 1) {
            keep(residuals.size(), value);
        }
    }

    private void keep(int layer, NDArray residual) {
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            refuseNonFinite(layer, kernels.one(step, "magnitude", residual).toFloatArray());
            if (needs.residual() && layer > 0) {
                NDArray change = kernels.one(step, "residual", residuals.get(layer - 1), residual);
                put(Needs.RESIDUAL, layer, change.toFloatArray());
            }
        }
        residuals.add(residual);
    }

    private void reduceAttention(int layer, NDArray pattern) {
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray reduced =
                    kernels.one(step, "attention", pattern, needs.sinksRemoved(), SINK, FEWEST_QUERIES, LEAST_MASS);
            put(Needs.ATTENTION, layer, reduced.toFloatArray());
        }
    }

    /** {@code all} holds one block over document x position for each observable. */
    private void put(List<Observable> observables, int layer, float[] all) {
        int block = rows.windows().size() * rows.length();
        for (int i = 0; i < observables.size(); i++) {
            if (needs.has(observables.get(i))) {
                values.put(observables.get(i), layer, rows.pick(all, i * block));
            }
        }
    }

    private void refuseNonFinite(int layer, float[] magnitudes) {
        for (int d = 0; d < magnitudes.length; d++) {
            if (!(magnitudes[d] <= Float.MAX_VALUE)) {
                throw new ModelException(
                        "expected a finite residual stream, found " + magnitudes[d] + " at layer " + layer
                                + " (0 is the embedding) in document "
                                + rows.windows().get(d).document()
                                + "; the model's numbers overflow: check its weights");
            }
        }
    }
}
