package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.FlowObservables.Field;
import org.tollens.constraints.observable.Observable;

/** Every block taken in more and smaller steps: how far the end of the stream moves, and what that does to the output. */
final class RefinedSteps implements ExtraPass {
    private static final String DISTANCE =
            FlowObservables.refinementDistance(Field.CONSTANT, 1).name();
    private static final String SURPRISAL =
            FlowObservables.refinedSurprisal(Field.CONSTANT).name();

    @Override
    public String name() {
        return "refined";
    }

    @Override
    public boolean measures(Observable observable) {
        return observable.name().equals(DISTANCE) || observable.name().equals(SURPRISAL);
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
        for (Field field : Field.values()) {
            Map<Observable, Integer> surprisals = new LinkedHashMap<>();
            Map<Observable, Integer> distances = new LinkedHashMap<>();
            SortedSet<Integer> steps = new TreeSet<>();
            for (Observable observable : wanted) {
                if (FlowParameters.field(observable) != field) {
                    continue;
                }
                if (observable.name().equals(SURPRISAL)) {
                    surprisals.put(observable, FlowParameters.number(observable, "steps"));
                    steps.addAll(surprisals.values());
                } else {
                    distances.put(observable, FlowParameters.number(observable, "from"));
                    steps.add(FlowParameters.number(observable, "from"));
                    steps.add(FlowParameters.number(observable, "to"));
                }
            }
            refine(context, field, steps, surprisals, distances);
        }
    }

    /** Each end of the stream is computed once, and kept until the distance to the next is taken. */
    private static void refine(
            BatchContext context,
            Field field,
            SortedSet<Integer> steps,
            Map<Observable, Integer> surprisals,
            Map<Observable, Integer> distances) {
        try (PtNDManager ends = (PtNDManager) context.manager().newSubManager()) {
            Map<Integer, NDArray> end = new LinkedHashMap<>();
            for (int r : steps) {
                end.put(
                        r,
                        Refinement.of(context.model(), context.kernels(), field, r)
                                .end(ends, context.residuals()));
            }
            NDArray mask = context.measured(ends);
            distances.forEach((observable, from) -> {
                int to = FlowParameters.number(observable, "to");
                NDArray squared = context.kernels()
                        .one(
                                ends,
                                "squared_distance",
                                Objects.requireNonNull(end.get(from)),
                                Objects.requireNonNull(end.get(to)),
                                mask);
                context.values().putOfDocuments(observable, 0, BatchMeasurement.floats(squared));
            });
            surprisals.forEach((observable, r) ->
                    context.values().put(observable, 0, context.surprisals(ends, Objects.requireNonNull(end.get(r)))));
        }
    }
}
