package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.Precision;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.statistics.ClusterSums;
import org.tollens.statistics.MaxT;
import org.tollens.statistics.MinimumDetectable;
import org.tollens.statistics.SimultaneousIntervals;
import org.tollens.statistics.ThreeSided;

/** Effects whose intervals hold together: those of the layers and those over the whole model. */
final class EffectFamily {
    private final double floor;
    private final Precision precision;
    private final boolean intervals;
    private final List<String> names = new ArrayList<>();
    private final List<Member> members = new ArrayList<>();
    private final List<Scale> scales = new ArrayList<>();
    private final Map<String, Member> overall = new LinkedHashMap<>();
    private int layers;

    /**
     * @param floor effects below it are negligible
     * @param intervals whether there are enough documents to print intervals at all
     */
    EffectFamily(double floor, Precision precision, boolean intervals) {
        this.floor = floor;
        this.precision = precision;
        this.intervals = intervals;
    }

    /** Adds an effect over the whole model. */
    void overall(String name, Member member, Scale scale) {
        overall.put(name, member);
        add(name, member, scale);
    }

    /** Adds the next layer's effect. */
    void layer(Member member, Scale scale) {
        layers++;
        add("layer " + layers, member, scale);
    }

    private void add(String name, Member member, Scale scale) {
        names.add(name);
        members.add(member);
        scales.add(scale);
    }

    /** What came out, by layer and over the whole model. */
    record Solved(List<LayerEstimate> layers, Map<String, Estimate> overall) {}

    Solved solve() {
        List<Integer> evaluable = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).evaluable()) {
                evaluable.add(i);
            }
        }
        Map<Integer, Integer> place = new LinkedHashMap<>();
        evaluable.forEach(i -> place.put(i, place.size()));
        SimultaneousIntervals solved = evaluable.isEmpty() || !intervals ? null : intervals(evaluable);
        List<LayerEstimate> byLayer = new ArrayList<>();
        Map<String, Estimate> byName = new LinkedHashMap<>();
        for (int i = 0; i < members.size(); i++) {
            Integer at = place.get(i);
            Estimate estimate = solved == null || at == null ? bare(i) : estimate(i, at, solved);
            if (overall.containsKey(names.get(i))) {
                byName.put(names.get(i), estimate);
            } else {
                byLayer.add(new LayerEstimate(byLayer.size() + 1, estimate, note(members.get(i), estimate)));
            }
        }
        return new Solved(byLayer, byName);
    }

    private String note(Member member, Estimate estimate) {
        if (member.evaluable() && intervals && Double.isNaN(estimate.ciLow())) {
            return "no variation between documents, so no interval";
        }
        return member.note();
    }

    private SimultaneousIntervals intervals(List<Integer> evaluable) {
        return MaxT.intervals(
                evaluable.stream().mapToDouble(i -> members.get(i).value()).toArray(),
                evaluable.stream().map(i -> members.get(i).sums()).toArray(ClusterSums[]::new),
                precision.familyWiseLevel(),
                precision.replicates(),
                precision.seed());
    }

    private Estimate bare(int i) {
        Member member = members.get(i);
        Scale scale = scales.get(i);
        return new Estimate(
                scale.shown(member.value()),
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                floor,
                member.n(),
                member.documents(),
                Label.UNRESOLVED,
                member.evaluable(),
                member.evaluable(),
                Double.NaN,
                scale.shown(member.self()),
                Double.NaN);
    }

    private Estimate estimate(int i, int at, SimultaneousIntervals solved) {
        Member member = members.get(i);
        Scale scale = scales.get(i);
        double error = scale.shownError(member.value(), solved.standardErrors()[at]);
        if (!(error > 0)) {
            return bare(i);
        }
        double value = scale.shown(member.value());
        double low = scale.shown(solved.low()[at]);
        double high = scale.shown(solved.high()[at]);
        return new Estimate(
                value,
                low,
                high,
                error,
                solved.pAdjusted()[at],
                floor,
                member.n(),
                member.documents(),
                label(value, low, high),
                ThreeSided.canReachPositive(high, floor),
                ThreeSided.canReachNegative(low, floor),
                MinimumDetectable.effect(floor, solved.critical(), error),
                scale.shown(member.self()),
                Double.NaN);
    }

    private Label label(double value, double low, double high) {
        return switch (ThreeSided.label(value, low, high, floor)) {
            case POSITIVE -> Label.POSITIVE;
            case NEGATIVE -> Label.NEGATIVE;
            case NULL -> Label.NULL;
            case UNRESOLVED -> Label.UNRESOLVED;
        };
    }
}
