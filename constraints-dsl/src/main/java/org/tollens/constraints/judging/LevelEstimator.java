package org.tollens.constraints.judging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Level;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.statistics.Influence;
import org.tollens.statistics.WeightedMean;

/** The mean of a quantity minus a reference value, in each layer that is asked about and for the mean over these. */
final class LevelEstimator {
    private final Frame frame;
    private final Level clause;
    private final Reading reading;

    LevelEstimator(Frame frame, Level clause, Reading reading) {
        this.frame = frame;
        this.clause = clause;
        this.reading = reading;
    }

    Effects estimate() {
        List<Member> layers = frame.blocks().stream().map(this::layer).toList();
        List<Member> evaluable = layers.stream().filter(Member::evaluable).toList();
        Map<String, Member> overall = new LinkedHashMap<>();
        if (!evaluable.isEmpty()) {
            overall.put(EffectLabel.OVERALL, Member.mean(frame, evaluable));
        }
        return new Effects(layers, overall, Scale.PLAIN, Map.of(), undefined(layers, evaluable));
    }

    private List<String> undefined(List<Member> layers, List<Member> evaluable) {
        if (!evaluable.isEmpty()) {
            return List.of();
        }
        String why = frame.blocks().stream()
                .filter(block -> clause.blocks().contains(block, frame.layers()))
                .map(block -> layers.get(block - 1).note())
                .findFirst()
                .orElse("the model has " + frame.layers() + " blocks");
        return List.of("no mean " + clause.blocks().describe() + ": " + why);
    }

    private Member layer(int layer) {
        if (!clause.blocks().contains(layer, frame.layers())) {
            return Member.notEvaluable(frame, new boolean[frame.columns().rows()], "not asked about");
        }
        boolean[] rows = frame.rows(clause.at(), List.of(clause.quantity()), layer, reading);
        if (Frame.count(rows) == 0) {
            return Member.notEvaluable(frame, rows, "no position at this layer");
        }
        double[] values = frame.values(clause.quantity(), layer, reading);
        String problem = Frame.problem(clause.quantity().describe(), values, rows);
        return problem.isEmpty()
                ? Member.of(frame, difference(Frame.pick(values, rows)).scatter(Frame.indices(rows), rows.length), rows)
                : Member.notEvaluable(frame, rows, problem);
    }

    private Influence difference(double[] values) {
        Influence mean = WeightedMean.of(values);
        return new Influence(mean.estimate() - clause.reference(), mean.values());
    }

    /** The means themselves beside their differences from the reference. */
    static EffectFamily.Solved withMeans(Level clause, EffectFamily.Solved solved) {
        return new EffectFamily.Solved(
                solved.layers().stream().map(layer -> withMean(clause, layer)).toList(), solved.overall());
    }

    private static LayerEstimate withMean(Level clause, LayerEstimate layer) {
        double value = layer.estimate().value();
        if (Double.isNaN(value)) {
            return layer;
        }
        String mean = "mean " + Wording.unsigned(value + clause.reference()) + clause.unit();
        return new LayerEstimate(
                layer.layer(), layer.estimate(), layer.note().isEmpty() ? mean : layer.note() + "; " + mean);
    }

    /** The reference and the mean over layers. */
    static Map<String, Double> figures(Level clause, EffectFamily.Solved solved) {
        Map<String, Double> figures = new LinkedHashMap<>();
        Estimate overall = solved.overall().get(EffectLabel.OVERALL);
        figures.put("reference", clause.reference());
        figures.put("mean over layers", overall == null ? Double.NaN : overall.value() + clause.reference());
        return figures;
    }
}
