package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.Threshold;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.Figure;
import org.tollens.statistics.BrokenLine;
import org.tollens.statistics.DesignEffect;
import org.tollens.statistics.Influence;
import org.tollens.statistics.Quantiles;
import org.tollens.statistics.WeightedMean;

/**
 * Broken against straight lines in each layer. Every candidate for the kink in every layer is one effect of the family, so
 * that an interval holds wherever the kink is put; and so is the mean of the outcome in the lowest fifth of the predictor.
 */
final class ThresholdEstimator {
    static final String EFFECT = "effect of the kink";

    /** Kinks are looked for beyond the range that counts as interior, or every kink would be interior. */
    private static final double OUTERMOST = 0.05;

    private static final int CANDIDATES = 37;
    private static final double LOWEST = 0.20;

    private final Study study;
    private final Frame frame;
    private final Threshold clause;

    ThresholdEstimator(Study study, Threshold clause) {
        this.study = study;
        this.frame = study.frame();
        this.clause = clause;
    }

    /** What is known of a layer before intervals; rows are those of the population. */
    @SuppressWarnings("ArrayRecordComponent") // private to this class, never compared
    private record Layer(int number, boolean[] rows, double[] x, double[] y, double[] grid, BrokenLine.Fit fit) {}

    /** A layer after intervals. */
    private record Judged(LayerEstimate kink, LayerEstimate low, boolean kinked, boolean possible) {
        boolean negligible() {
            return low.estimate().label() == Label.NULL;
        }
    }

    Profile estimate() {
        List<Layer> layers = new ArrayList<>();
        Map<Integer, String> problems = new LinkedHashMap<>();
        for (int block : frame.blocks()) {
            layer(block, layers, problems);
        }
        if (layers.isEmpty()) {
            String why = "no broken line at any layer: "
                    + problems.values().iterator().next();
            return new Profile(evidence(List.of(), Map.of()), List.of(), List.of(), List.of(why));
        }
        DocumentFamily family = new DocumentFamily(study);
        layers.forEach(layer -> effects(layer, family));
        Map<String, Estimate> solved = family.solve();
        Map<Integer, Judged> judged = new LinkedHashMap<>();
        layers.forEach(layer -> judged.put(layer.number, judge(layer, solved)));
        Map<String, Double> figures = figures(List.copyOf(judged.values()));
        return new Profile(
                evidence(estimates(judged, problems, true), figures),
                List.of(lowEnd(estimates(judged, problems, false))),
                List.of(),
                List.of());
    }

    private void layer(int block, List<Layer> layers, Map<Integer, String> problems) {
        boolean[] rows = frame.rows(clause.at(), clause.quantities(), block, study.reading());
        for (Quantity quantity : clause.quantities()) {
            String problem = Frame.problem(quantity.describe(), frame.values(quantity, block, study.reading()), rows);
            if (!problem.isEmpty()) {
                problems.put(block, problem);
                return;
            }
        }
        double[] x = Frame.pick(frame.values(clause.predictor(), block, study.reading()), rows);
        double[] y = Frame.pick(frame.values(clause.outcome(), block, study.reading()), rows);
        double[] grid = BrokenLine.grid(x, OUTERMOST, 1 - OUTERMOST, CANDIDATES);
        if (grid.length < 3) {
            problems.put(
                    block, clause.predictor().describe() + " has fewer than 3 different quantiles to put a kink at");
        } else {
            layers.add(new Layer(block, rows, x, y, grid, BrokenLine.fit(x, y, grid)));
        }
    }

    private void effects(Layer layer, DocumentFamily family) {
        for (double kink : layer.grid) {
            Influence effect = BrokenLine.effect(layer.x, layer.y, kink);
            add(family, name(layer, kink), layer, effect, clause.effect().floor(), layer.rows);
        }
        double end = Quantiles.of(layer.x, LOWEST);
        int[] rows = Frame.indices(layer.rows);
        boolean[] low = new boolean[layer.rows.length];
        IntStream.range(0, rows.length).filter(i -> layer.x[i] <= end).forEach(i -> low[rows[i]] = true);
        double[] lowest = IntStream.range(0, rows.length)
                .filter(i -> layer.x[i] <= end)
                .mapToDouble(i -> layer.y[i])
                .toArray();
        add(
                family,
                lowName(layer),
                layer,
                WeightedMean.of(lowest),
                clause.effect().negligible(),
                low);
    }

    private void add(
            DocumentFamily family, String name, Layer layer, Influence effect, double floor, boolean[] population) {
        Influence spread = effect.scatter(Frame.indices(population), layer.rows.length);
        family.add(new DocumentFamily.Effect(
                name,
                effect.estimate(),
                frame.sumsOverClusters(spread, population),
                floor,
                Frame.count(population),
                frame.countDocuments(population)));
    }

    private static String name(Layer layer, double kink) {
        return layer.number + "@" + kink;
    }

    private static String lowName(Layer layer) {
        return layer.number + " low";
    }

    private Judged judge(Layer layer, Map<String, Estimate> solved) {
        List<Estimate> all = IntStream.range(0, layer.grid.length)
                .mapToObj(k -> Objects.requireNonNull(solved.get(name(layer, layer.grid[k]))))
                .toList();
        Estimate best = Objects.requireNonNull(solved.get(name(layer, layer.fit.kink())));
        Estimate low = Objects.requireNonNull(solved.get(lowName(layer)));
        boolean up = all.stream().anyMatch(Estimate::canReachPositive);
        boolean down = all.stream().anyMatch(Estimate::canReachNegative);
        boolean nothing = all.stream().allMatch(e -> e.label() == Label.NULL);
        Label label = best.label() == Label.NULL && !nothing ? Label.UNRESOLVED : best.label();
        KinkInterval interval = study.intervals()
                ? KinkInterval.of(layer.x, layer.y, layer.grid, clusters(layer), study.precision())
                : KinkInterval.UNKNOWN;
        double effective = layer.x.length / designEffect(layer);
        double gain = layer.fit.bicGain(effective);
        boolean kinked = (label == Label.POSITIVE || label == Label.NEGATIVE)
                && gain > clause.effect().bicGain()
                && interval.interior();
        boolean costs = low.ciLow() > clause.effect().negligible()
                || low.ciHigh() < -clause.effect().negligible();
        String note = note(layer, interval, effective, gain);
        return new Judged(
                new LayerEstimate(layer.number, with(best, label, up, down), note),
                new LayerEstimate(layer.number, low, ""),
                kinked,
                (up || down) && !costs);
    }

    private static Estimate with(Estimate e, Label label, boolean up, boolean down) {
        return new Estimate(
                e.value(),
                e.ciLow(),
                e.ciHigh(),
                e.standardError(),
                e.pAdjusted(),
                e.floor(),
                e.n(),
                e.documents(),
                label,
                up,
                down,
                e.minimumDetectableEffect(),
                e.selfLabels(),
                e.controlBound());
    }

    /** How many times as large the variance over clusters is as over independent rows; never below 1. */
    private double designEffect(Layer layer) {
        Influence effect = BrokenLine.effect(layer.x, layer.y, layer.fit.kink());
        double inflation = DesignEffect.of(effect, clusters(layer), frame.clusters());
        return inflation > 1 ? inflation : 1;
    }

    private int[] clusters(Layer layer) {
        return IntStream.of(Frame.indices(layer.rows))
                .map(row -> frame.clusterOfRow()[row])
                .toArray();
    }

    private String note(Layer layer, KinkInterval interval, double effective, double gain) {
        return "kink at " + Wording.unsigned(layer.fit.kink()) + " ["
                + Wording.unsigned(interval.from()) + ", " + Wording.unsigned(interval.to()) + "]"
                + (interval.interior() ? "" : " not interior") + ", slope " + Wording.signed(layer.fit.below())
                + " below and " + Wording.signed(layer.fit.above()) + " above, BIC gain " + Wording.whole(gain)
                + " (" + Wording.whole(layer.fit.bicGain(layer.x.length)) + " if its " + layer.x.length
                + " positions were independent and not " + Wording.whole(effective) + ")";
    }

    private List<LayerEstimate> estimates(Map<Integer, Judged> judged, Map<Integer, String> problems, boolean kink) {
        List<LayerEstimate> all = new ArrayList<>();
        for (int block : frame.blocks()) {
            Judged one = judged.get(block);
            all.add(
                    one == null
                            ? new LayerEstimate(block, notEvaluable(), problems.getOrDefault(block, "not evaluable"))
                            : kink ? one.kink : one.low);
        }
        return all;
    }

    private Estimate notEvaluable() {
        double none = Double.NaN;
        return new Estimate(
                none,
                none,
                none,
                none,
                none,
                clause.effect().floor(),
                0,
                0,
                Label.UNRESOLVED,
                false,
                false,
                none,
                none,
                none);
    }

    private static Map<String, Double> figures(List<Judged> judged) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(Figure.KINKED.key(), share(judged, Judged::kinked));
        figures.put(Figure.NEGLIGIBLE_LOW_END.key(), share(judged, Judged::negligible));
        figures.put(Figure.SPARSE.key(), share(judged, one -> one.kinked && one.negligible()));
        figures.put(Figure.POSSIBLY_SPARSE.key(), share(judged, Judged::possible));
        return figures;
    }

    private static double share(List<Judged> judged, java.util.function.Predicate<Judged> property) {
        return (double) judged.stream().filter(property).count() / judged.size();
    }

    private ClauseEvidence evidence(List<LayerEstimate> layers, Map<String, Double> figures) {
        return new ClauseEvidence(
                clause.id(),
                clause.describe(),
                EFFECT,
                layers,
                Map.of(),
                figures,
                study.constraint().notes());
    }

    private ClauseEvidence lowEnd(List<LayerEstimate> layers) {
        String unit = clause.outcome().observable().unit();
        return new ClauseEvidence(
                clause.id() + "-low-end",
                "The mean of " + clause.outcome().describe() + " in the lowest fifth of "
                        + clause.predictor().describe(),
                "mean in " + unit,
                layers,
                Map.of(),
                Map.of(),
                List.of());
    }
}
