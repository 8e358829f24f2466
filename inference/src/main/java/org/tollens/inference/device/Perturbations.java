package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.List;
import org.tollens.constraints.observable.FlowObservables.Kind;
import org.tollens.inference.text.Window;

/** Perturbations of the residual stream after block 1, each at one measured position of a document, drawn with the seed. */
final class Perturbations {
    private final BatchContext context;
    private final List<PerturbedRuns.Perturbation> perturbations;
    private final SeededDraws draws;
    private final int[] positions;

    Perturbations(BatchContext context, List<PerturbedRuns.Perturbation> perturbations) {
        this.context = context;
        this.perturbations = perturbations;
        this.draws = new SeededDraws(context.seed());
        this.positions = windows().stream().mapToInt(draws::position).toArray();
    }

    /** The perturbed position of each document. */
    int[] positions() {
        return positions;
    }

    /** [run, document, position, width]: the plain stream after block 1, then each perturbed one. */
    NDArray streams(PtNDManager manager) {
        NDArray plain = context.residuals().get(1);
        int documents = windows().size();
        int length = context.rows().length();
        int width = context.model().config().width();
        float[] added = new float[(1 + perturbations.size()) * documents * length * width];
        double[][] at = picked(plain);
        for (int run = 0; run < perturbations.size(); run++) {
            double[][] directions = directions(perturbations.get(run).kind(), at);
            for (int d = 0; d < documents; d++) {
                double factor = perturbations.get(run).size() * norm(at[d]) / norm(directions[d]);
                int begin = (((1 + run) * documents + d) * length + positions[d]) * width;
                for (int i = 0; i < width; i++) {
                    added[begin + i] = (float) (factor * directions[d][i]);
                }
            }
        }
        try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
            NDArray offsets = step.create(added, new Shape(1 + perturbations.size(), documents, length, width));
            NDArray result = offsets.add(plain);
            result.attach(manager);
            return result;
        }
    }

    private double[][] directions(Kind kind, double[][] at) {
        int width = context.model().config().width();
        return switch (kind) {
            case GAUSSIAN ->
                windows().stream()
                        .map(window -> draws.normal(window.tokens(), "direction", width))
                        .toArray(double[][]::new);
            case TOKEN -> {
                double[][] moved = withOtherTokens();
                for (int d = 0; d < moved.length; d++) {
                    double[] from = at[d];
                    double[] to = moved[d];
                    Arrays.setAll(to, i -> to[i] - from[i]);
                }
                yield moved;
            }
        };
    }

    /** The stream after block 1 at each perturbed position where another token stands. */
    private double[][] withOtherTokens() {
        int length = context.rows().length();
        long[] ids = new long[windows().size() * length];
        for (int d = 0; d < windows().size(); d++) {
            Window window = windows().get(d);
            for (int t = 0; t < length; t++) {
                ids[d * length + t] = window.tokens()[t];
            }
            ids[d * length + positions[d]] = draws.otherToken(
                    window, positions[d], context.model().config().vocabulary());
        }
        try (PtNDManager step = (PtNDManager) context.manager().newSubManager()) {
            NDArray tokens = step.create(ids, new Shape(windows().size(), length));
            NDArray embedded = context.model().embed(step, tokens);
            return picked(context.model().block(step, 1, embedded, false).residPost());
        }
    }

    /** A stream [document, position, width] at each perturbed position. */
    private double[][] picked(NDArray stream) {
        int width = context.model().config().width();
        long[] index = new long[positions.length];
        Arrays.setAll(index, d -> (long) d * context.rows().length() + positions[d]);
        try (PtNDManager step = (PtNDManager) context.manager().newSubManager()) {
            float[] flat = context.kernels()
                    .one(step, "rows", stream, step.create(index))
                    .toFloatArray();
            double[][] result = new double[positions.length][width];
            for (int d = 0; d < result.length; d++) {
                double[] row = result[d];
                int begin = d * width;
                Arrays.setAll(row, i -> flat[begin + i]);
            }
            return result;
        }
    }

    private List<Window> windows() {
        return context.rows().windows();
    }

    private static double norm(double[] vector) {
        return Math.sqrt(Arrays.stream(vector).map(v -> v * v).sum());
    }
}
