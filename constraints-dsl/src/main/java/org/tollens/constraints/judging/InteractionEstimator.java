package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.Figure;
import org.tollens.statistics.Quantiles;
import org.tollens.statistics.StratifiedInteraction;

/** The stratified interaction in each layer that has positions in every cell, and its mean over these layers. */
final class InteractionEstimator {
    static final String EFFECT = "stratified interaction";

    private final Study study;
    private final Frame frame;
    private final Interaction clause;
    private final List<Quantity> quantities;

    InteractionEstimator(Study study, Interaction clause) {
        this.study = study;
        this.frame = study.frame();
        this.clause = clause;
        this.quantities = List.of(clause.first(), clause.second(), clause.outcome());
    }

    Profile estimate() {
        double[] cuts = cuts();
        List<Member> layers = new ArrayList<>();
        for (int layer : frame.blocks()) {
            layers.add(layer(layer, cuts));
        }
        List<Member> evaluable = layers.stream().filter(Member::evaluable).toList();
        EffectFamily family = study.family(clause.effect().floor());
        if (!evaluable.isEmpty()) {
            family.overall(EffectLabel.OVERALL, Member.mean(evaluable), Scale.PLAIN);
        }
        layers.forEach(layer -> family.layer(layer, Scale.PLAIN));
        EffectFamily.Solved solved = family.solve();
        double coverage = (double) evaluable.size() / layers.size();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Figure.COVERAGE.key(), coverage);
        figures.put("lower cut of " + clause.first().describe(), cuts[0]);
        figures.put("upper cut of " + clause.first().describe(), cuts[1]);
        figures.putAll(study.sourceFigures(layers));
        ClauseEvidence evidence = new ClauseEvidence(
                clause.id(), clause.describe(), EFFECT, solved.layers(), solved.overall(), figures, study.notes());
        return new Profile(evidence, List.of(), layers, undefined(evaluable.size()));
    }

    private List<String> undefined(int evaluable) {
        double needed = study.constraint().gate().coverage();
        int layers = frame.layers();
        return evaluable > 0 && evaluable >= needed * layers - 1e-9
                ? List.of()
                : List.of(evaluable + " of " + layers + " layers have at least "
                        + clause.effect().cellPositions()
                        + " positions and " + clause.effect().cellDocuments() + " documents in every cell, "
                        + org.tollens.constraints.evidence.Wording.percent(needed) + " of the layers needed");
    }

    /** The terciles of the first quantity over all layers together, so that a cell means the same at every depth. */
    private double[] cuts() {
        List<double[]> parts = frame.blocks().stream()
                .map(layer -> Frame.pick(
                        frame.values(clause.first(), layer, false), frame.rows(clause.at(), quantities, layer, false)))
                .toList();
        double[] all = parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        return Quantiles.of(all, new double[] {1.0 / 3, 2.0 / 3});
    }

    private Member layer(int layer, double[] cuts) {
        int[] rows = frame.rows(clause.at(), quantities, layer, false);
        if (rows.length < 2) {
            return Member.notEvaluable(frame, rows, "not evaluable: fewer than 2 positions");
        }
        StratifiedInteraction found = estimate(layer, rows, cuts, false);
        if (!evaluable(found)) {
            return Member.notEvaluable(frame, rows, why(found));
        }
        return Member.of(frame, found.effect().orElseThrow(), rows, onSelfLabels(layer, cuts));
    }

    private double onSelfLabels(int layer, double[] cuts) {
        int[] rows = frame.rows(clause.at(), quantities, layer, true);
        return rows.length < 2
                ? Double.NaN
                : estimate(layer, rows, cuts, true)
                        .effect()
                        .map(i -> i.estimate())
                        .orElse(Double.NaN);
    }

    private boolean evaluable(StratifiedInteraction found) {
        return found.evaluable(clause.effect().cellPositions(), clause.effect().cellDocuments());
    }

    private StratifiedInteraction estimate(int layer, int[] rows, double[] cuts, boolean self) {
        return StratifiedInteraction.estimate(
                Frame.pick(frame.values(clause.outcome(), layer, self), rows),
                Frame.pick(frame.values(clause.first(), layer, self), rows),
                Frame.pick(frame.values(clause.second(), layer, self), rows),
                frame.documentsOf(rows),
                cuts[0],
                cuts[1]);
    }

    private String why(StratifiedInteraction found) {
        List<String> small = new ArrayList<>();
        cell(small, "high/high", found.highHigh());
        cell(small, "high/low", found.highLow());
        cell(small, "low/high", found.lowHigh());
        cell(small, "low/low", found.lowLow());
        return small.isEmpty()
                ? "not evaluable: " + clause.outcome().describe() + " does not vary"
                : "not evaluable: " + String.join(", ", small);
    }

    private void cell(List<String> small, String name, StratifiedInteraction.Cell cell) {
        if (cell.rows() < clause.effect().cellPositions()
                || cell.clusters() < clause.effect().cellDocuments()) {
            small.add(name + " has " + cell.rows() + " positions in " + cell.clusters() + " documents");
        }
    }
}
