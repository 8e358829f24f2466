package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.model.ModelException;

/** Measures one batch of windows: a forward pass, the lens on what it left, then whatever passes are asked for besides. */
final class BatchMeasurement {
    /** Products this wide run fastest, and no more than rows x this many logits exist at a time. */
    static final int CHUNK = 4096;
    /** Largest difference in nats that the lens at the last layer may show from the model's own output. */
    private static final double OUTPUT_TOLERANCE = 1e-4;
    /** Rows of a batch on which that is checked. */
    private static final int CHECKED_ROWS = 8;

    private final Architecture model;
    private final Kernels kernels;
    private final PtNDManager manager;
    private final Needs needs;
    private final Rows rows;
    private final SelfLabels selfLabels;
    private final OwnFailures ownFailures;
    private final @Nullable LensOnDevice tunedLens;
    private final BatchValues values;

    /**
     * @param tunedLens read where a tuned lens is asked for; null where none was fitted
     */
    BatchMeasurement(
            Architecture model,
            Kernels kernels,
            PtNDManager manager,
            Needs needs,
            Rows rows,
            SelfLabels selfLabels,
            OwnFailures ownFailures,
            @Nullable LensOnDevice tunedLens) {
        this.model = model;
        this.kernels = kernels;
        this.manager = manager;
        this.needs = needs;
        this.rows = rows;
        this.selfLabels = selfLabels;
        this.ownFailures = ownFailures;
        this.tunedLens = tunedLens;
        this.values = new BatchValues(rows, model.config().layers());
    }

    BatchValues run() {
        Capture capture = new Capture(manager, kernels, needs, rows, values);
        NDArray tokens = rows.tokens(manager);
        Hook hook = OwnHooks.beside(capture, model, manager, needs.observables(), tokens, rows, values, ownFailures);
        new ForwardPass(model, kernels).run(manager, tokens, hook);
        List<NDArray> residuals = capture.residuals();
        NDArray index = rows.index(manager);
        NDArray targets = rows.targets(manager);
        NDArray last = residuals.get(residuals.size() - 1);
        List<Drawn> drawn = needs.drawn();
        List<ExtraPass> extras = ExtraPasses.of(needs.observables());
        if (needs.lens() || !needs.tunedLenses().isEmpty() || !extras.isEmpty() || !drawn.isEmpty()) {
            checkOutput(last);
        }
        if (!needs.tempered().isEmpty()) {
            tempered(last, index, targets);
        }
        NDArray labels = labels(drawn, last, index, targets);
        if (needs.lens()) {
            for (int layer = 0; layer < residuals.size(); layer++) {
                lens(layer, residuals.get(layer), index, drawn, labels, UnaryOperator.identity(), null);
            }
        }
        for (String lens : needs.tunedLenses()) {
            LensOnDevice tuned = requireLens(lens);
            for (int layer = 0; layer < residuals.size(); layer++) {
                lens(
                        layer,
                        residuals.get(layer),
                        index,
                        drawn,
                        labels,
                        observable -> observable.with(Observables.LENS, lens),
                        tuned);
            }
        }
        BatchContext context =
                new BatchContext(model, kernels, manager, rows, residuals, index, targets, selfLabels.seed(), values);
        for (ExtraPass extra : extras) {
            extra.run(context, extra.among(needs.observables()));
        }
        return values;
    }

    /** int64 [label, row]: the true next token, then those drawn from the model's output. */
    private NDArray labels(List<Drawn> drawn, NDArray last, NDArray index, NDArray targets) {
        Shape one = new Shape(1, rows.size());
        if (drawn.isEmpty()) {
            return targets.reshape(one);
        }
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray h = model.finalNorm(step, kernels.one(step, "rows", last, index));
            NDArray draws = step.create(selfLabels.draws(rows));
            NDList all = new NDList(targets.reshape(one));
            for (Drawn each : drawn) {
                // The same draws at every temperature: labels differ by it alone.
                NDArray tokens = kernels.one(step, "sample", h.div(each.temperature()), model.unembedding(), draws);
                if (needs.has(each.label())) {
                    values.put(each.label(), 0, floats(tokens));
                }
                all.add(tokens.reshape(one));
            }
            NDArray together = NDArrays.concat(all, 0);
            together.attach(manager);
            return together;
        }
    }

    /** The output's surprisal of the true token at every temperature asked for. */
    private void tempered(NDArray last, NDArray index, NDArray targets) {
        List<Observable> observables = needs.tempered();
        float[] inverse = new float[observables.size()];
        for (int i = 0; i < inverse.length; i++) {
            inverse[i] = (float) (1 / Temperatures.of(observables.get(i)));
        }
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray h = model.finalNorm(step, kernels.one(step, "rows", last, index));
            float[] all = kernels.one(step, "tempered", h, model.unembedding(), targets, step.create(inverse))
                    .toFloatArray();
            for (int i = 0; i < inverse.length; i++) {
                values.put(observables.get(i), 0, Arrays.copyOfRange(all, i * rows.size(), (i + 1) * rows.size()));
            }
        }
    }

    private LensOnDevice requireLens(String id) {
        if (tunedLens == null || !tunedLens.id().equals(id)) {
            throw new IllegalStateException("expected the tuned lens " + id + ", found " + tunedLens);
        }
        return tunedLens;
    }

    /**
     * @param name what the lens's observables are called
     * @param tuned what the residual stream goes through first; null for the logit lens
     */
    private void lens(
            int layer,
            NDArray residual,
            NDArray index,
            List<Drawn> drawn,
            NDArray labels,
            UnaryOperator<Observable> name,
            @Nullable LensOnDevice tuned) {
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray x = kernels.one(step, "rows", residual, index);
            NDArray h = model.finalNorm(step, tuned == null ? x : tuned.translate(step, kernels, layer, x));
            boolean entropy = needs.has(Observables.LENS_ENTROPY, name);
            boolean top = needs.has(Observables.LENS_TOP1, name);
            NDArray[] out = kernels.call(step, "lens", h, model.unembedding(), labels, CHUNK, entropy, top);
            float[] surprisals = out[3].toFloatArray();
            put(name.apply(Observables.LENS_ENTROPY), layer, out[1]);
            put(name.apply(Observables.LENS_TOP1), layer, out[2]);
            put(name.apply(Observables.LENS_SURPRISAL), layer, ofLabel(0, surprisals));
            for (int i = 0; i < drawn.size(); i++) {
                put(name.apply(drawn.get(i).surprisal()), layer, ofLabel(1 + i, surprisals));
            }
        }
    }

    private float[] ofLabel(int label, float[] all) {
        return Arrays.copyOfRange(all, label * rows.size(), (label + 1) * rows.size());
    }

    private void put(Observable observable, int layer, NDArray ofRows) {
        if (needs.has(observable)) {
            values.put(observable, layer, floats(ofRows));
        }
    }

    private void put(Observable observable, int layer, float[] ofRows) {
        if (needs.has(observable)) {
            values.put(observable, layer, ofRows);
        }
    }

    /** The lens at layer L must be the model's output; where it is not, no lens value means anything. */
    private void checkOutput(NDArray last) {
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray some = rows.someOfIndex(step, CHECKED_ROWS);
            NDArray label = step.zeros(new Shape(1, some.size()), DataType.INT64);
            NDArray u = model.unembedding();
            NDArray h = model.finalNorm(step, kernels.one(step, "rows", last, some));
            NDArray lse = kernels.call(step, "lens", h, u, label, CHUNK, false, false)[0];
            NDArray output = outputAt(step, last, some);
            float gap =
                    kernels.one(step, "output_gap", h, u, lse, output, CHUNK).getFloat();
            if (!(gap <= OUTPUT_TOLERANCE)) {
                throw new ModelException("expected the lens at layer "
                        + model.config().layers()
                        + " to equal the model's output within " + OUTPUT_TOLERANCE + " nats, found a difference of "
                        + gap
                        + " in the batch of document " + rows.windows().get(0).document()
                        + "; no lens value of this model can be trusted: try another device, and report it");
            }
        }
    }

    /** The model's output by its own way: final norm of the whole batch, then the whole unembedding. */
    private NDArray outputAt(PtNDManager step, NDArray last, NDArray index) {
        NDArray normed = model.finalNorm(step, last);
        return kernels.one(step, "logits", kernels.one(step, "rows", normed, index), model.unembedding());
    }

    static float[] floats(NDArray array) {
        NDArray converted = array.toType(DataType.FLOAT32, false);
        float[] result = converted.toFloatArray();
        if (converted != array) {
            converted.close();
        }
        return result;
    }
}
