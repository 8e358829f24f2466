package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.FlowObservables.Kind;
import org.tollens.constraints.observable.FlowObservables.Metric;
import org.tollens.constraints.observable.Observable;

/** One position of each document is perturbed after block 1; all perturbations and the plain run go through the blocks together. */
final class PerturbedRuns implements ExtraPass {
    private static final String NORM =
            FlowObservables.perturbationNorm(Metric.ABSOLUTE, Kind.GAUSSIAN, 1).name();
    private static final String MU =
            FlowObservables.perturbationMu(Kind.GAUSSIAN, 1).name();
    private static final String LIPSCHITZ =
            FlowObservables.perturbationLipschitz(Kind.GAUSSIAN, 1).name();
    private static final String OUTPUT_KL =
            FlowObservables.perturbationOutputKl(Kind.GAUSSIAN, 1).name();

    @Override
    public String name() {
        return "perturbed";
    }

    @Override
    public boolean measures(Observable observable) {
        return Set.of(NORM, MU, LIPSCHITZ, OUTPUT_KL).contains(observable.name());
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
        List<Perturbation> perturbations = new ArrayList<>(new LinkedHashSet<>(
                wanted.stream().map(PerturbedRuns::perturbation).toList()));
        Perturbations drawn = new Perturbations(context, perturbations);
        try (PtNDManager all = (PtNDManager) context.manager().newSubManager()) {
            new Follower(context, wanted, perturbations, drawn, all).follow(drawn.streams(all));
        }
    }

    private static Perturbation perturbation(Observable observable) {
        return new Perturbation(FlowParameters.kind(observable), FlowParameters.size(observable));
    }

    /**
     * How one is made.
     *
     * @param kind its direction
     * @param size its norm as a share of the stream's
     */
    record Perturbation(Kind kind, double size) {}

    /** Takes the streams [run, document, position, width] through the blocks; run 0 is the plain one. */
    private record Follower(
            BatchContext context,
            Set<Observable> wanted,
            List<Perturbation> perturbations,
            Perturbations drawn,
            PtNDManager manager) {
        private int[] from() {
            return drawn.positions();
        }

        void follow(NDArray streams) {
            Shape together = streams.getShape();
            Shape flat = new Shape(together.get(0) * together.get(1), together.get(2), together.get(3));
            NDArray mask = context.rows().mask(manager, from());
            NDArray x = streams;
            for (int layer = 2; layer <= context.layers(); layer++) {
                try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
                    BlockOutput out = context.model().block(step, layer, x.reshape(flat), false);
                    NDArray f = out.attentionOut().add(out.mlpOut()).reshape(together);
                    double[][][] sums = sums(step, x, f, mask);
                    norms(step, layer - 1, x, sums, mask);
                    slopes(layer, sums);
                    NDArray next = out.residPost().reshape(together);
                    next.attach(manager);
                    x.close();
                    x = next;
                }
            }
            try (PtNDManager step = (PtNDManager) manager.newSubManager()) {
                norms(step, context.layers(), x, sums(step, x, x, mask), mask);
                slopes(1, new double[4][perturbations.size()][from().length]);
                divergences(step, x);
            }
        }

        /** [4, run, document]: of d with d, of x with x, of the change of f with d, of that with itself. */
        private double[][][] sums(PtNDManager step, NDArray x, NDArray f, NDArray mask) {
            double[] flat = context.kernels().one(step, "perturbed", x, f, mask).toDoubleArray();
            double[][][] result = new double[4][perturbations.size()][from().length];
            int at = 0;
            for (double[][] ofRuns : result) {
                for (double[] ofDocuments : ofRuns) {
                    for (int d = 0; d < ofDocuments.length; d++) {
                        ofDocuments[d] = flat[at++];
                    }
                }
            }
            return result;
        }

        private void norms(PtNDManager step, int layer, NDArray x, double[][][] sums, NDArray mask) {
            double[][][] normed = null;
            for (Observable observable : wanted) {
                if (!observable.name().equals(NORM)) {
                    continue;
                }
                Metric metric = FlowParameters.metric(observable);
                if (metric == Metric.POST_NORM && normed == null) {
                    NDArray n = context.model().finalNorm(step, x);
                    normed = sums(step, n, n, mask);
                }
                double[] squared = (metric == Metric.POST_NORM && normed != null ? normed : sums)[0][run(observable)];
                double[] stream = sums[1][run(observable)];
                float[] values = new float[squared.length];
                for (int d = 0; d < values.length; d++) {
                    values[d] = (float) Math.sqrt(metric == Metric.RELATIVE ? squared[d] / stream[d] : squared[d]);
                }
                context.values().putOfDocuments(observable, layer, values);
            }
        }

        /** A perturbation that is lost is no number, and refused as such; at block 1 there is none yet, and 0 is written. */
        private void slopes(int layer, double[][][] sums) {
            for (Observable observable : wanted) {
                boolean mu = observable.name().equals(MU);
                if (!mu && !observable.name().equals(LIPSCHITZ)) {
                    continue;
                }
                int run = run(observable);
                float[] values = new float[from().length];
                for (int d = 0; d < values.length && layer > 1; d++) {
                    double size = sums[0][run][d];
                    values[d] = (float) (mu ? sums[2][run][d] / size : Math.sqrt(sums[3][run][d] / size));
                }
                context.values().putOfDocuments(observable, layer, values);
            }
        }

        private void divergences(PtNDManager step, NDArray x) {
            for (Observable observable : wanted) {
                if (observable.name().equals(OUTPUT_KL)) {
                    NDArray plain = output(step, x.get(0));
                    NDArray perturbed = output(step, x.get(1 + run(observable)));
                    double[] ofRows = context.kernels()
                            .one(
                                    step,
                                    "divergence",
                                    plain,
                                    perturbed,
                                    context.model().unembedding())
                            .toDoubleArray();
                    context.values().putOfDocuments(observable, 0, means(ofRows));
                }
            }
        }

        private NDArray output(PtNDManager step, NDArray x) {
            return context.model().finalNorm(step, context.kernels().one(step, "rows", x, context.index()));
        }

        /** Over the measured positions from the perturbed one on. */
        private float[] means(double[] ofRows) {
            float[] result = new float[from().length];
            for (int d = 0; d < result.length; d++) {
                int[] positions = context.rows().windows().get(d).positions();
                double sum = 0;
                int count = 0;
                for (int i = 0; i < positions.length; i++) {
                    if (positions[i] >= from()[d]) {
                        sum += ofRows[context.rows().begin(d) + i];
                        count++;
                    }
                }
                // Rounding may leave a divergence of nothing a little below 0.
                result[d] = (float) Math.max(sum / count, 0);
            }
            return result;
        }

        private int run(Observable observable) {
            return perturbations.indexOf(perturbation(observable));
        }
    }
}
