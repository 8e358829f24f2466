package org.tollens.claims;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tollens.constraints.Constraints;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.EveryValue;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;

/** F1: a block is a step of Euler's method along what its attention and MLP add. True of any residual network that is seen right. */
record EulerForm() implements Check {
    private static final EveryValue PARTS =
            Constraints.everyValueOf(FlowObservables.EULER_RESIDUAL).isAtMost(1e-6);

    @Override
    public String id() {
        return "euler-form";
    }

    @Override
    public String sentence() {
        return PARTS.sentence()
                + "; depth smoothness |f_(l+1)(x) - f_l(x)| / |f_l(x)| and relative step |f_l| / |x| are shown beside it";
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(
                FlowObservables.EULER_RESIDUAL, FlowObservables.DEPTH_SMOOTHNESS, Observables.RELATIVE_UPDATE_NORM);
    }

    @Override
    public Findings run(Columns columns) {
        return new Findings(
                PARTS.run(columns).criteria(),
                List.of(),
                List.of(
                        "depth smoothness, mean over positions, by block: "
                                + byBlock(columns, FlowObservables.DEPTH_SMOOTHNESS, columns.layers() - 1),
                        "relative step, mean over positions, by block: "
                                + byBlock(columns, Observables.RELATIVE_UPDATE_NORM, columns.layers())));
    }

    private static String byBlock(Columns columns, Observable observable, int last) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(layer -> String.format(Locale.ROOT, "%.2f", mean(columns, observable, layer)))
                .collect(Collectors.joining(", "));
    }

    /** Over the documents that it was measured on. */
    private static double mean(Columns columns, Observable observable, int layer) {
        boolean[] measured = columns.measuredDocuments(observable);
        int[] document = columns.documentOfRow();
        double[] values = columns.values(observable, layer);
        return IntStream.range(0, values.length)
                .filter(row -> measured[document[row]])
                .mapToDouble(row -> values[row])
                .average()
                .orElse(Double.NaN);
    }
}
