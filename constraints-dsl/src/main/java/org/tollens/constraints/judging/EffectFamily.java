package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.Precision;
import org.tollens.constraints.Units;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.observable.Observable;
import org.tollens.statistics.ClusterSums;
import org.tollens.statistics.MaxT;
import org.tollens.statistics.MinimumDetectable;
import org.tollens.statistics.SimultaneousIntervals;
import org.tollens.statistics.ThreeSided;
import org.tollens.statistics.TwoWayMaxT;
import org.tollens.statistics.TwoWaySums;

/** Effects whose intervals hold together: those of the layers and those over the whole model. */
final class EffectFamily {
    /** A standard error this small beside the effect is what summing leaves where documents do not differ at all. */
    private static final double ROUNDING = 1e-12;

    private final EffectSource source;
    private final Settings settings;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * How a family is judged.
     *
     * @param floor effects below it are negligible
     * @param precision how intervals are made
     * @param intervals whether there are enough documents to print intervals at all
     * @param bounds what random weights reach, by the member's name; empty where that was not measured
     * @param tokens whose token types are units of evidence beside documents
     */
    record Settings(
            double floor, Precision precision, boolean intervals, Map<String, Double> bounds, List<Observable> tokens) {
        Settings {
            bounds = Map.copyOf(bounds);
            tokens = List.copyOf(tokens);
        }
    }

    private record Entry(String name, boolean layer, Member member, Scale scale, double self) {}

    EffectFamily(EffectSource source, Settings settings) {
        this.source = source;
        this.settings = settings;
    }

    /** The name of a layer's effect among the bounds. */
    static String nameOf(int layer) {
        return "layer " + layer;
    }

    /**
     * All effects of a clause.
     *
     * @param self the same on the model's own sampled labels; null where that has no meaning
     */
    static EffectFamily of(EffectSource source, Settings settings, Effects effects, @Nullable Effects self) {
        EffectFamily family = new EffectFamily(source, settings);
        effects.overall().forEach((name, member) -> {
            Member its = self == null ? null : self.overall().get(name);
            family.entries.add(new Entry(name, false, member, effects.scale(), shown(self, its)));
        });
        for (int l = 0; l < effects.layers().size(); l++) {
            Member its = self == null ? null : self.layers().get(l);
            family.entries.add(
                    new Entry(nameOf(l + 1), true, effects.layers().get(l), effects.scale(), shown(self, its)));
        }
        return family;
    }

    private static double shown(@Nullable Effects self, @Nullable Member member) {
        return self == null || member == null ? Double.NaN : self.scale().shown(member.value());
    }

    /** What came out, by layer and over the whole model. */
    record Solved(List<LayerEstimate> layers, Map<String, Estimate> overall) {}

    Solved solve() {
        List<Entry> evaluable =
                entries.stream().filter(entry -> entry.member.evaluable()).toList();
        SimultaneousIntervals solved = evaluable.isEmpty() || !settings.intervals ? null : intervals(evaluable);
        List<LayerEstimate> byLayer = new ArrayList<>();
        Map<String, Estimate> byName = new LinkedHashMap<>();
        for (Entry entry : entries) {
            int at = evaluable.indexOf(entry);
            Estimate estimate = solved == null || at < 0 ? bare(entry) : estimate(entry, at, solved);
            if (entry.layer) {
                byLayer.add(new LayerEstimate(byLayer.size() + 1, estimate, note(entry, estimate)));
            } else {
                byName.put(entry.name, estimate);
            }
        }
        return new Solved(byLayer, byName);
    }

    private String note(Entry entry, Estimate estimate) {
        if (entry.member.evaluable() && settings.intervals && Double.isNaN(estimate.ciLow())) {
            return "no variation between documents, so no interval";
        }
        boolean beyondZero = estimate.ciLow() > 0 || estimate.ciHigh() < 0;
        double size = Math.abs(estimate.value());
        return beyondZero && size >= estimate.floor() && size < estimate.labelFloor()
                ? "below control: random weights reach as much here"
                : entry.member.note();
    }

    private SimultaneousIntervals intervals(List<Entry> evaluable) {
        double[] values =
                evaluable.stream().mapToDouble(entry -> entry.member.value()).toArray();
        Precision precision = settings.precision;
        if (precision.units() == Units.DOCUMENTS) {
            ClusterSums[] sums =
                    evaluable.stream().map(entry -> entry.member.sums()).toArray(ClusterSums[]::new);
            return MaxT.intervals(values, sums, precision.familyWiseLevel(), precision.replicates(), precision.seed());
        }
        List<TwoWaySums[]> clusterings = settings.tokens.stream()
                .map(tokens -> evaluable.stream()
                        .map(entry -> sums(entry.member, tokens))
                        .toArray(TwoWaySums[]::new))
                .toList();
        return TwoWayMaxT.intervals(
                values, clusterings, precision.familyWiseLevel(), precision.replicates(), precision.seed());
    }

    private TwoWaySums sums(Member member, Observable tokens) {
        return source.clusters(tokens).sums(member.effect(), member.population());
    }

    private double bound(Entry entry) {
        return settings.bounds.getOrDefault(entry.name, Double.NaN);
    }

    private Estimate bare(Entry entry) {
        Member member = entry.member;
        return new Estimate(
                entry.scale.shown(member.value()),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                settings.floor,
                member.n(),
                member.documents(),
                Label.UNRESOLVED,
                member.evaluable(),
                member.evaluable(),
                Double.NaN,
                entry.self,
                bound(entry));
    }

    private Estimate estimate(Entry entry, int at, SimultaneousIntervals solved) {
        Member member = entry.member;
        double error = entry.scale.shownError(member.value(), solved.standardErrors()[at]);
        double value = entry.scale.shown(member.value());
        if (!(error > ROUNDING * Math.max(Math.abs(value), settings.floor))) {
            return bare(entry);
        }
        double low = entry.scale.shown(solved.low()[at]);
        double high = entry.scale.shown(solved.high()[at]);
        double bound = bound(entry);
        double labelFloor = Double.isNaN(bound) ? settings.floor : Math.max(settings.floor, bound);
        return new Estimate(
                value,
                low,
                high,
                error,
                solved.pAdjusted()[at],
                settings.floor,
                member.n(),
                member.documents(),
                label(ThreeSided.label(value, low, high, labelFloor, settings.floor)),
                ThreeSided.canReachPositive(high, settings.floor),
                ThreeSided.canReachNegative(low, settings.floor),
                MinimumDetectable.effect(settings.floor, solved.critical(), error),
                entry.self,
                bound);
    }

    private static Label label(ThreeSided.Direction label) {
        return switch (label) {
            case POSITIVE -> Label.POSITIVE;
            case NEGATIVE -> Label.NEGATIVE;
            case NULL -> Label.NULL;
            case UNRESOLVED -> Label.UNRESOLVED;
        };
    }
}
