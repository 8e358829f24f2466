package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.Figure;
import org.tollens.statistics.Influence;
import org.tollens.statistics.Quantiles;
import org.tollens.statistics.StratifiedInteraction;

/** The stratified interaction in each layer that has positions in every cell, and its mean over these layers. */
final class InteractionEstimator {
    private final EffectSource source;
    private final Frame frame;
    private final Interaction clause;
    private final Reading reading;
    private final List<Quantity> quantities;

    InteractionEstimator(EffectSource source, Interaction clause, Reading reading) {
        this.source = source;
        this.frame = source.frame();
        this.clause = clause;
        this.reading = reading;
        this.quantities = clause.quantities();
    }

    Effects estimate() {
        double[] cuts = cuts();
        List<Member> layers = frame.blocks().stream()
                .map(layer -> layer(layer, clause.at(), cuts))
                .toList();
        List<Member> evaluable = layers.stream().filter(Member::evaluable).toList();
        Map<String, Member> overall = new LinkedHashMap<>();
        if (!evaluable.isEmpty()) {
            overall.put(EffectLabel.OVERALL, Member.mean(frame, evaluable));
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("lower cut of " + clause.first().describe(), cuts[0]);
        figures.put("upper cut of " + clause.first().describe(), cuts[1]);
        return withCoverage(layers, overall, figures);
    }

    /** The pooled interaction at another population, in the same cells and layers; NaN where there is none. */
    double pooledAt(Population other) {
        double[] cuts = cuts();
        return frame.blocks().stream()
                .filter(this::inTheData)
                .mapToDouble(layer -> effect(layer, frame.rows(other, quantities, layer, reading), cuts))
                .average()
                .orElse(Double.NaN);
    }

    private double effect(int layer, boolean[] rows, double[] cuts) {
        return Frame.count(rows) < 2
                ? Double.NaN
                : estimate(layer, rows, cuts).effect().map(Influence::estimate).orElse(Double.NaN);
    }

    /** Adds the share of layers that have an effect. */
    static Effects withCoverage(List<Member> layers, Map<String, Member> overall, Map<String, Double> more) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(
                Figure.COVERAGE.key(),
                (double) layers.stream().filter(Member::evaluable).count() / layers.size());
        more.forEach(figures::putIfAbsent);
        return new Effects(layers, overall, Scale.PLAIN, figures, List.of());
    }

    /**
     * The terciles of the first quantity over all layers together, so that a cell means the same at every depth. What is
     * judged on other labels or permuted ones is cut where the data themselves are.
     */
    private double[] cuts() {
        Reading plain = reading.plain();
        return source.cuts(clause.by(clause.effect().plain()), plain, () -> {
            double[] all = frame.blocks().stream()
                    .map(layer -> Frame.pick(
                            frame.values(clause.first(), layer, plain),
                            frame.rows(clause.at(), quantities, layer, plain)))
                    .flatMapToDouble(java.util.Arrays::stream)
                    .toArray();
            return Quantiles.of(all, new double[] {1.0 / 3, 2.0 / 3});
        });
    }

    private Member layer(int layer, Population at, double[] cuts) {
        boolean[] rows = frame.rows(at, quantities, layer, reading);
        if (Frame.count(rows) < 2) {
            return Member.notEvaluable(frame, rows, "not evaluable: fewer than 2 positions");
        }
        if (!reading.equals(reading.plain()) && !inTheData(layer)) {
            return Member.notEvaluable(frame, rows, "not evaluable in the data themselves");
        }
        StratifiedInteraction found = estimate(layer, rows, cuts);
        boolean evaluable = reading.equals(reading.plain())
                ? found.evaluable(
                        clause.effect().cellPositions(), clause.effect().cellDocuments())
                : found.effect().isPresent();
        if (!evaluable) {
            return Member.notEvaluable(frame, rows, why(found));
        }
        return Member.of(frame, found.effect().orElseThrow(), rows);
    }

    /** Which layers can be evaluated is fixed by the data themselves: controls are judged on the same ones. */
    private boolean inTheData(int layer) {
        return source.of(clause.by(clause.effect().plain()), reading.plain())
                .layers()
                .get(layer - 1)
                .evaluable();
    }

    private StratifiedInteraction estimate(int layer, boolean[] rows, double[] cuts) {
        return StratifiedInteraction.corrected(
                frame.values(clause.outcome(), layer, reading),
                frame.sorted(clause.first(), layer, reading),
                frame.sorted(clause.second(), layer, reading),
                frame.documentOfRow(),
                rows,
                cuts[0],
                cuts[1],
                frame.clusterOfRow());
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
