package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tollens.constraints.intervention.Change;
import org.tollens.constraints.intervention.Edit;
import org.tollens.constraints.intervention.Intervention;
import org.tollens.constraints.intervention.Interventions;
import org.tollens.constraints.intervention.Place;
import org.tollens.constraints.intervention.Positions;
import org.tollens.constraints.observable.Observable;

/** The model with interventions. What lies before the first changed block is not computed again. */
final class IntervenedRuns implements ExtraPass {
    /** Tokens that go through a block together: more gain nothing on a CPU, and a GPU needs many to be busy. */
    private static final int CPU_TOKENS = 1024;

    private static final int GPU_TOKENS = 16_384;

    @Override
    public String name() {
        return "intervened";
    }

    @Override
    public boolean measures(Observable observable) {
        return observable.name().equals(Interventions.SURPRISAL);
    }

    @Override
    public Subsample subsample() {
        return Subsample.SKIP;
    }

    /** As with skipped blocks: what matters to a model says nothing when it was not trained. */
    @Override
    public boolean onRandomWeights() {
        return false;
    }

    @Override
    public void run(BatchContext context, Set<Observable> wanted) {
        List<Run> runs = new ArrayList<>();
        for (Observable observable : wanted) {
            Intervention intervention = Interventions.of(observable);
            if (intervention.isAtEachBlockInTurn()) {
                IntStream.rangeClosed(1, context.layers())
                        .forEach(layer -> runs.add(Run.of(observable, layer, intervention.at(layer))));
            } else {
                runs.add(Run.of(observable, 0, intervention));
            }
        }
        runs.sort(Comparator.comparingInt(Run::first));
        int tokens = context.manager().getDevice().isGpu() ? GPU_TOKENS : CPU_TOKENS;
        int together = Math.max(
                1, tokens / (context.rows().windows().size() * context.rows().length()));
        try (PtNDManager sources = (PtNDManager) context.manager().newSubManager()) {
            Edits edits = new Edits(
                    context.model(), context.kernels(), sources, context.rows().windows());
            for (int i = 0; i < runs.size(); i += together) {
                run(context, edits, runs.subList(i, Math.min(runs.size(), i + together)));
            }
        }
    }

    /** Each run joins the batch at the first block that it computes. */
    private static void run(BatchContext context, Edits edits, List<Run> runs) {
        EditedRuns edited = edits.of(runs.stream().map(Run::intervention).toList());
        Passage passage = Passage.of(edited);
        ForwardPass forward = new ForwardPass(context.model(), context.kernels());
        try (PtNDManager step = (PtNDManager) context.manager().newSubManager()) {
            NDList streams = new NDList();
            int joined = 0;
            for (int layer = runs.get(0).first(); layer <= context.layers() + 1; layer++) {
                while (joined < runs.size() && runs.get(joined).first() == layer) {
                    streams.add(context.residuals().get(runs.get(joined).from()));
                    joined++;
                }
                NDArray x = streams.get(0);
                if (streams.size() > 1) {
                    x = NDArrays.concat(streams, 0);
                    x.attach(step);
                }
                streams.clear();
                if (layer <= context.layers()) {
                    edited.active(joined);
                    NDArray next = forward.block(step, layer, x, passage);
                    if (x.getManager() == step && x != next) {
                        x.close();
                    }
                    x = next;
                }
                streams.add(x);
            }
            put(context, step, runs, streams.get(0));
        }
    }

    private static void put(BatchContext context, PtNDManager step, List<Run> runs, NDArray last) {
        int documents = context.rows().windows().size();
        for (int i = 0; i < runs.size(); i++) {
            NDArray own = last.get(i * documents + ":" + (i + 1) * documents);
            context.values().put(runs.get(i).observable(), runs.get(i).layer(), context.surprisals(step, own));
        }
    }

    /**
     * One run.
     *
     * @param layer of the observable's value; 0 where it has no layers
     * @param from the layer of the plain residual stream that it starts from
     * @param first the first block that it computes
     */
    private record Run(Observable observable, int layer, Intervention intervention, int from, int first) {
        static Run of(Observable observable, int layer, Intervention intervention) {
            int touched = intervention.edits().stream()
                    .mapToInt(edit -> edit.site().blocks().some().stream()
                            .mapToInt(Integer::intValue)
                            .min()
                            .orElse(1))
                    .min()
                    .orElse(1);
            List<Edit> there = intervention.edits().stream()
                    .filter(edit -> edit.site().blocks().has(touched))
                    .toList();
            boolean leftOut = there.size() == 1 && skipsBlock(there.get(0));
            return new Run(observable, layer, intervention, touched - 1, leftOut ? touched + 1 : touched);
        }

        private static boolean skipsBlock(Edit edit) {
            return edit.change() instanceof Change.Skip
                    && edit.site().place() == Place.BLOCK
                    && edit.site().positions().which() == Positions.Which.ALL;
        }
    }
}
