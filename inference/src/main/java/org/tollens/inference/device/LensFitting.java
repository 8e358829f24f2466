package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.lens.LensSchedule;
import org.tollens.inference.lens.Translator;
import org.tollens.inference.text.Window;

/**
 * Fits the translators of a tuned lens (Belrose et al. 2023): A and c of each layer minimise the mean over positions of
 * KL(p_L || p), p = softmax(U N_f(x + A x + c)), by Adam from A = 0, c = 0, on coordinates of x that are standardised over
 * the positions.
 *
 * <p>The gradient of that divergence in h = N_f(x + A x + c) is (p - p_L) U, so all that is kept of p_L is its mean
 * unembedding vector p_L U at each position. Layers do not depend on each other and may be fitted in any order, from several
 * threads; with one thread of the tensor library each, the same inputs give the same bits.
 */
public final class LensFitting implements AutoCloseable {
    private final Architecture model;
    private final Kernels kernels;
    private final PtNDManager manager;
    private final List<NDArray[]> parts = new ArrayList<>();
    private NDArray[] residuals = new NDArray[0];
    private int fitted;

    LensFitting(Architecture model, Kernels kernels, PtNDManager manager) {
        this.model = model;
        this.kernels = kernels;
        this.manager = manager;
    }

    /**
     * Sets what is fitted on and what is held out, before {@link #read}.
     *
     * @param windows how many windows there will be
     */
    public void expect(int windows) {
        parts.clear();
        for (int i = 0; i < windows; i++) {
            parts.add(new NDArray[0]);
        }
    }

    /** Keeps the residual streams of one window at its measured positions. */
    public void read(int number, Window window) {
        Rows rows = new Rows(List.of(window));
        try (PtNDManager pass = (PtNDManager) manager.newSubManager()) {
            NDArray index = rows.index(pass);
            NDArray[] layers = new NDArray[model.config().layers() + 3];
            Hook hook = new Hook() {
                @Override
                public Set<HookPoint> points() {
                    return EnumSet.of(HookPoint.RESID_PRE, HookPoint.RESID_POST);
                }

                @Override
                public void at(HookPoint point, int layer, NDArray value) {
                    if (point == HookPoint.RESID_POST || layer == 1) {
                        layers[point == HookPoint.RESID_POST ? layer : 0] = kernels.one(pass, "rows", value, index);
                    }
                }
            };
            new ForwardPass(model, kernels).run(pass, rows.tokens(pass), hook);
            int last = model.config().layers();
            NDArray[] target =
                    kernels.call(pass, "lens_target", model.finalNorm(pass, layers[last]), model.unembedding());
            layers[last + 1] = target[0];
            layers[last + 2] = target[1];
            for (NDArray layer : layers) {
                layer.attach(manager);
            }
            synchronized (parts) {
                parts.set(number, layers);
            }
        }
    }

    /**
     * Ends reading.
     *
     * @param positionsToFitOn the first so many; the others are held out
     */
    public void done(int positionsToFitOn) {
        fitted = positionsToFitOn;
        residuals = new NDArray[model.config().layers() + 3];
        for (int layer = 0; layer < residuals.length; layer++) {
            NDList all = new NDList();
            for (NDArray[] part : parts) {
                all.add(part[layer]);
            }
            residuals[layer] = NDArrays.concat(all, 0);
            residuals[layer].attach(manager);
            all.forEach(NDArray::close);
        }
        parts.clear();
    }

    /** Fits one layer, 0..L-1. */
    public Translator fit(int layer, LensSchedule schedule) {
        try (PtNDManager owner = (PtNDManager) manager.newSubManager()) {
            NDArray x = slice(owner, residuals[layer], 0, fitted);
            NDArray[] scale = kernels.call(owner, "lens_scale", x);
            int width = model.config().width();
            NDArray w = owner.zeros(new Shape(width, width + 1), DataType.FLOAT32);
            NDArray first = owner.zeros(w.getShape(), DataType.FLOAT32);
            NDArray second = owner.zeros(w.getShape(), DataType.FLOAT32);
            SplittableRandom random = new SplittableRandom(schedule.seed() + layer);
            int steps = schedule.steps(fitted);
            int step = 0;
            while (step < steps) {
                long[] order = schedule.order(fitted, random);
                for (int from = 0;
                        from + schedule.batch(fitted) <= fitted && step < steps;
                        from += schedule.batch(fitted)) {
                    long[] batch = java.util.Arrays.copyOfRange(order, from, from + schedule.batch(fitted));
                    step(x, scale, new NDArray[] {w, first, second}, batch, schedule.rate(step, steps), ++step);
                }
            }
            NDArray[] map = kernels.call(owner, "lens_translator", w, scale[0], scale[1], scale[2]);
            return new Translator(map[0].toFloatArray(), map[1].toFloatArray());
        }
    }

    private void step(NDArray x, NDArray[] scale, NDArray[] state, long[] batch, double rate, int number) {
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray index = step.create(batch);
            NDArray[] read = kernels.call(step, "lens_batch", x, scale[0], scale[1], scale[2], state[0], index);
            NDArray h = model.finalNorm(step, read[1]);
            NDArray target = residuals[residuals.length - 2];
            NDArray inH = kernels.one(step, "lens_gradient", h, model.unembedding(), target, index);
            NDArray inX = model.finalNormGradient(step, read[1], inH);
            kernels.one(step, "lens_step", state[0], state[1], state[2], read[0], inX, scale[2], rate, number);
        }
    }

    /** Mean KL(p_L || p_l) over the positions held out, in nats; of the logit lens where the translator is null. */
    public double heldOutDivergence(int layer, @org.jspecify.annotations.Nullable Translator translator) {
        try (PtNDManager owner = (PtNDManager) manager.newSubManager()) {
            int all = (int) residuals[layer].getShape().get(0);
            NDArray x = slice(owner, residuals[layer], fitted, all);
            if (translator != null) {
                int width = translator.width();
                NDArray matrix = owner.create(translator.matrix(), new Shape(width, width));
                x = kernels.one(owner, "translated", x, matrix, owner.create(translator.offset()));
            }
            float[] rows = kernels.one(
                            owner,
                            "lens_divergence",
                            model.finalNorm(owner, x),
                            model.unembedding(),
                            slice(owner, residuals[residuals.length - 2], fitted, all),
                            slice(owner, residuals[residuals.length - 1], fitted, all))
                    .toFloatArray();
            double sum = 0;
            for (float row : rows) {
                sum += row;
            }
            return sum / rows.length;
        }
    }

    private static NDArray slice(PtNDManager owner, NDArray rows, int from, int to) {
        NDArray slice = rows.get(new ai.djl.ndarray.index.NDIndex(from + ":" + to));
        slice.attach(owner);
        return slice;
    }

    @Override
    public void close() {
        manager.close();
    }
}
