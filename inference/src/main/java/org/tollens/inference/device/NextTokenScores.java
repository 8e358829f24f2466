package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** The scores of every token at one measured position of each document, drawn with the measurement's seed. */
final class NextTokenScores implements ExtraPass {
    /** Other draws than those of the self labels. */
    private static final long SALT = 0x5c0_2e5L;

    @Override
    public String name() {
        return "scores";
    }

    @Override
    public boolean measures(Observable observable) {
        return observable.equals(Observables.NEXT_TOKEN_SCORES);
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
        long[] places = places(context.rows(), new SelfLabels(context.seed() ^ SALT).draws(context.rows()));
        try (PtNDManager step = (PtNDManager) context.manager().newSubManager()) {
            NDArray last = context.residuals().get(context.layers());
            NDArray picked = context.kernels().one(step, "rows", last, step.create(places));
            NDArray h = context.model().finalNorm(step, picked);
            float[] all = BatchMeasurement.floats(
                    context.kernels().one(step, "logits", h, context.model().unembedding()));
            int vocabulary = all.length / places.length;
            for (int d = 0; d < places.length; d++) {
                float[] scores = Arrays.copyOfRange(all, d * vocabulary, (d + 1) * vocabulary);
                context.values().putVector(Observables.NEXT_TOKEN_SCORES, d, scores);
            }
        }
    }

    /** Where the drawn position of each document lies in document x position. */
    private static long[] places(Rows rows, double[] draws) {
        long[] places = new long[rows.windows().size()];
        for (int d = 0; d < places.length; d++) {
            int drawn = largest(draws, rows.begin(d), rows.end(d)) - rows.begin(d);
            places[d] = (long) d * rows.length() + rows.windows().get(d).positions()[drawn];
        }
        return places;
    }

    /** Of independent uniform draws each is the largest equally often. */
    private static int largest(double[] draws, int begin, int end) {
        int largest = begin;
        for (int row = begin; row < end; row++) {
            largest = draws[row] > draws[largest] ? row : largest;
        }
        return largest;
    }
}
