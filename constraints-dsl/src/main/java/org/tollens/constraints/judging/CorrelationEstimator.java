package org.tollens.constraints.judging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tollens.constraints.clause.Coefficient;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.rule.Figure;
import org.tollens.constraints.rule.OppositePooled;
import org.tollens.statistics.ChangePoint;
import org.tollens.statistics.ClusteredSpearman;
import org.tollens.statistics.Influence;
import org.tollens.statistics.PartialSpearman;
import org.tollens.statistics.Pearson;
import org.tollens.statistics.SortedColumn;

/** A correlation in each layer on Fisher's z scale, and pooled on both sides of its change point. */
final class CorrelationEstimator {
    private final Frame frame;
    private final Correlation clause;
    private final Reading reading;

    CorrelationEstimator(Frame frame, Correlation clause, Reading reading) {
        this.frame = frame;
        this.clause = clause;
        this.reading = reading;
    }

    Effects estimate() {
        return split(frame, clause, frame.blocks().stream().map(this::layer).toList(), Scale.FISHER);
    }

    /** Pools layers on both sides of their change point, and says why that can't be done where it can't. */
    static Effects split(Frame frame, Correlation clause, List<Member> layers, Scale scale) {
        List<String> undefined = IntStream.range(0, layers.size())
                .filter(l -> !layers.get(l).evaluable())
                .mapToObj(l -> "no correlation at layer " + (l + 1) + ": "
                        + layers.get(l).note())
                .toList();
        Map<String, Member> overall = new LinkedHashMap<>();
        Map<String, Double> figures = new LinkedHashMap<>();
        if (undefined.isEmpty()) {
            double[] z = layers.stream().mapToDouble(Member::value).toArray();
            int change = ChangePoint.find(z, clause.sides().of(frame.layers())).after();
            overall.put(OppositePooled.BEFORE, Member.mean(frame, layers.subList(0, change)));
            overall.put(OppositePooled.AFTER, Member.mean(frame, layers.subList(change, z.length)));
            figures.put(Figure.CHANGE_POINT.key(), (double) change);
        }
        return new Effects(layers, overall, scale, figures, undefined);
    }

    private Member layer(int layer) {
        List<Quantity> quantities = clause.quantities();
        boolean[] rows = frame.rows(clause.at(), quantities, layer, reading);
        if (Frame.count(rows) < 2) {
            return Member.notEvaluable(frame, rows, "fewer than 2 positions");
        }
        for (Quantity quantity : quantities) {
            String problem = Frame.problem(quantity.describe(), frame.values(quantity, layer, reading), rows);
            if (!problem.isEmpty()) {
                return Member.notEvaluable(frame, rows, problem);
            }
        }
        Influence rho = estimate(quantities, layer, rows);
        if (!(Math.abs(rho.estimate()) < 1)) {
            return Member.notEvaluable(frame, rows, "the two have exactly the same order");
        }
        return Member.of(frame, ClusteredSpearman.fisherZ(rho), rows);
    }

    private Influence estimate(List<Quantity> quantities, int layer, boolean[] rows) {
        if (clause.effect().method() == Coefficient.Method.PEARSON) {
            double[] x = Frame.pick(frame.values(clause.first(), layer, reading), rows);
            double[] y = Frame.pick(frame.values(clause.second(), layer, reading), rows);
            return Pearson.estimate(x, y).scatter(Frame.indices(rows), rows.length);
        }
        SortedColumn[] sorted = quantities.stream()
                .map(quantity -> frame.sorted(quantity, layer, reading))
                .toArray(SortedColumn[]::new);
        return sorted.length == 2
                ? ClusteredSpearman.estimate(sorted[0], sorted[1], rows)
                : PartialSpearman.estimate(sorted[0], sorted[1], sorted[2], rows);
    }
}
