package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.InteriorPeak;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.Figure;
import org.tollens.constraints.rule.WidthProbability;
import org.tollens.statistics.BootstrapWeights;
import org.tollens.statistics.ChangePoint;
import org.tollens.statistics.DepthAgreement;
import org.tollens.statistics.PercentileWidening;
import org.tollens.statistics.Quantiles;

/** The width of the range of three depths, with a joint bootstrap of all three over documents in two strata. */
final class ConvergenceEstimator {
    static final String EFFECT = "width W of the range of depths";
    private static final String UNDEFINED = "replicates with an undefined depth";
    /** Rules ask for probabilities of about this size. */
    private static final double PERCENTILE = 0.95;

    private final Study study;
    private final Frame frame;
    private final Convergence clause;
    private final int side;

    ConvergenceEstimator(Study study, Convergence clause) {
        this.study = study;
        this.frame = study.frame();
        this.clause = clause;
        this.side = clause.changing().sides().of(frame.layers());
    }

    /** The three signals: effects by layer of the first two, totals of the third. */
    private record Signals(Profile strongest, Profile changing, PeakEstimator.Totals peak, List<Integer> positive) {}

    Profile estimate() {
        Profile strongest = new Profiler(study).layered(clause.strongest());
        Profile changing = new Profiler(study).layered(clause.changing());
        PeakEstimator.Totals peak = new PeakEstimator(study, clause.peak()).estimate();
        List<Integer> positive = strongest.evidence().layers().stream()
                .filter(l -> l.estimate().label() == Label.POSITIVE)
                .map(LayerEstimate::layer)
                .toList();
        Signals signals = new Signals(strongest, changing, peak, positive);
        List<String> undefined = undefined(signals);
        ClauseEvidence evidence = undefined.isEmpty() ? converged(signals) : unknown(signals);
        List<ClauseEvidence> supporting = List.of(strongest.evidence(), changing.evidence(), peak.evidence());
        return new Profile(evidence, supporting, List.of(), undefined);
    }

    private List<String> undefined(Signals signals) {
        List<String> undefined = new ArrayList<>(signals.changing.undefined());
        if (signals.positive.isEmpty()) {
            undefined.add("no layer of the comparison is labelled positive, so its strongest positive layer is"
                    + " undefined");
        }
        if (signals.peak.peak().isEmpty()) {
            undefined.add("the mean of " + clause.peak().quantity().describe()
                    + " has no interior peak over layers, so its depth is undefined");
        }
        return undefined;
    }

    /** Depths of the signals that are defined, and no width. */
    private ClauseEvidence unknown(Signals signals) {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (!signals.positive.isEmpty()) {
            figures.put("u of the strongest positive layer", strongest(values(signals.strongest), signals.positive));
        }
        if (signals.changing.undefined().isEmpty()) {
            figures.put("u of the change point", boundary(values(signals.changing)));
        }
        signals.peak.peak().ifPresent(l -> figures.put("u of the interior peak", place(l)));
        return evidence(figures, Map.of(), study.notes(clause.strongest()));
    }

    private ClauseEvidence evidence(Map<String, Double> figures, Map<String, Estimate> overall, List<String> notes) {
        return new ClauseEvidence(clause.id(), clause.describe(), EFFECT, List.of(), overall, figures, notes);
    }

    private ClauseEvidence converged(Signals signals) {
        double attention = strongest(values(signals.strongest), signals.positive);
        double coupling = boundary(values(signals.changing));
        double pruning = place(signals.peak.peak().orElseThrow());
        double width = DepthAgreement.spread(attention, coupling, pruning);
        double[] replicates = replicates(signals);
        double[] defined =
                Arrays.stream(replicates).filter(w -> !Double.isNaN(w)).toArray();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("u of the strongest positive layer", attention);
        figures.put("u of the change point", coupling);
        figures.put("u of the interior peak", pruning);
        figures.put(Figure.WIDTH.key(), width);
        figures.put(Figure.WIDTH_P.key(), DepthAgreement.p(width, frame.layers(), side, interior()));
        for (WidthProbability limit : study.constraint().rule().widthLimits()) {
            figures.put(limit.key(), probability(replicates, limit));
        }
        figures.put(UNDEFINED, 1 - (double) defined.length / replicates.length);
        Estimate estimate = estimate(width, defined, figures, self(signals, pruning), signals);
        return evidence(figures, Map.of(EffectLabel.OVERALL, estimate), notes(signals));
    }

    private List<String> notes(Signals signals) {
        List<String> notes = study.notes(clause.strongest());
        notes.add("Strongest positive layer "
                + layerOf(strongest(values(signals.strongest), signals.positive)) + ", change after block "
                + Math.round(boundary(values(signals.changing)) * (frame.layers() - 1) + 0.5)
                + ", interior peak at block "
                + signals.peak.peak().orElseThrow());
        notes.add(
                "Label of W: POSITIVE where the rule passes, NEGATIVE where it fails, else UNRESOLVED; its interval is"
                        + " the percentile interval of the joint bootstrap, its p the exact chance of so small a width");
        return notes;
    }

    private long layerOf(double depth) {
        return Math.round(depth * (frame.layers() - 1)) + 1;
    }

    private static double probability(double[] replicates, WidthProbability limit) {
        // Widths are multiples of half a block; the tolerance only absorbs rounding.
        double edge = limit.width() + 1e-9;
        long hits = Arrays.stream(replicates)
                .filter(w -> limit.within() ? w <= edge : w > edge)
                .count();
        return (double) hits / replicates.length;
    }

    private double[] replicates(Signals signals) {
        BootstrapWeights weights = BootstrapWeights.stratified(
                strata(), study.precision().replicates(), study.precision().seed());
        double widening = PercentileWidening.factor(Math.max(3, frame.clusters()), PERCENTILE);
        return IntStream.range(0, weights.replicates())
                .mapToDouble(b -> replicate(signals, weights.replicate(b), widening))
                .toArray();
    }

    private double replicate(Signals signals, int[] weights, double widening) {
        OptionalInt peak = signals.peak.peak(weights, widening);
        if (peak.isEmpty()) {
            return Double.NaN;
        }
        return DepthAgreement.spread(
                strongest(shifted(signals.strongest, weights, widening), signals.positive),
                boundary(shifted(signals.changing, weights, widening)),
                place(peak.getAsInt()));
    }

    private static double[] values(Profile profile) {
        return values(profile.members());
    }

    private static double[] shifted(Profile profile, int[] weights, double widening) {
        return profile.members().stream()
                .mapToDouble(m -> m.value() + widening * m.sums().shift(weights))
                .toArray();
    }

    /** Clusters without and with the peak's quantity, so that each replicate has as many of both. */
    private int[] strata() {
        boolean[] measured = frame.measuredDocuments(List.of(clause.peak().quantity()));
        int[] cluster = frame.clusterOfDocument();
        int[] strata = new int[frame.clusters()];
        for (int d = 0; d < measured.length; d++) {
            strata[cluster[d]] = Math.max(strata[cluster[d]], measured[d] ? 1 : 0);
        }
        return strata;
    }

    private double strongest(double[] effects, List<Integer> positive) {
        int best = positive.get(0);
        for (int layer : positive) {
            best = effects[layer - 1] > effects[best - 1] ? layer : best;
        }
        return place(best);
    }

    private double boundary(double[] z) {
        return DepthAgreement.ofBoundary(ChangePoint.find(z, side).after(), frame.layers());
    }

    private double place(int layer) {
        return DepthAgreement.ofPlace(layer, frame.layers());
    }

    private boolean interior() {
        return clause.peak().among() == InteriorPeak.Among.INTERIOR_PEAKS;
    }

    /** The width with the first two depths taken from the model's own sampled labels. */
    private double self(Signals signals, double pruning) {
        Effects strongest = study.onSelfLabels(clause.strongest());
        Effects changing = study.onSelfLabels(clause.changing());
        if (strongest == null || changing == null) {
            return Double.NaN;
        }
        double[] effects = values(strongest.layers());
        double[] z = values(changing.layers());
        boolean known =
                IntStream.range(0, z.length).allMatch(l -> Double.isFinite(effects[l]) && Double.isFinite(z[l]));
        return known ? DepthAgreement.spread(strongest(effects, signals.positive), boundary(z), pruning) : Double.NaN;
    }

    private static double[] values(List<Member> members) {
        return members.stream().mapToDouble(Member::value).toArray();
    }

    private Estimate estimate(
            double width, double[] defined, Map<String, Double> figures, double self, Signals signals) {
        double tail = study.precision().familyWiseLevel() / 2;
        boolean interval = study.intervals() && defined.length > 1;
        double[] ends =
                interval ? Quantiles.of(defined, new double[] {tail, 1 - tail}) : new double[] {Double.NaN, Double.NaN};
        VerdictKind kind = study.constraint().rule().verdict(evidence(figures, Map.of(), List.of()));
        Label label = kind == VerdictKind.PASS
                ? Label.POSITIVE
                : kind == VerdictKind.FAIL ? Label.NEGATIVE : Label.UNRESOLVED;
        LayerEstimate widest = signals.strongest.evidence().layers().get(0);
        return new Estimate(
                width,
                ends[0],
                ends[1],
                deviation(defined),
                figures.getOrDefault(Figure.WIDTH_P.key(), Double.NaN),
                study.constraint().rule().widthLimits().stream()
                        .mapToDouble(WidthProbability::width)
                        .min()
                        .orElse(Double.NaN),
                widest.estimate().n(),
                widest.estimate().documents(),
                interval ? label : Label.UNRESOLVED,
                label != Label.NEGATIVE,
                label != Label.POSITIVE,
                Double.NaN,
                self,
                Double.NaN);
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(Double.NaN);
        return Math.sqrt(
                Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / Math.max(1, values.length - 1));
    }

    /** The three depths in words, for a verdict's sentence. */
    static String words(ClauseEvidence evidence) {
        Map<String, Double> figures = evidence.figures();
        return "depths " + Wording.unsigned(figures.getOrDefault("u of the strongest positive layer", Double.NaN))
                + " (attention), " + Wording.unsigned(figures.getOrDefault("u of the change point", Double.NaN))
                + " (coupling), " + Wording.unsigned(figures.getOrDefault("u of the interior peak", Double.NaN))
                + " (pruning)";
    }
}
