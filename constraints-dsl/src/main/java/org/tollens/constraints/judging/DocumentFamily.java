package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.statistics.ClusterSums;
import org.tollens.statistics.MaxT;
import org.tollens.statistics.MinimumDetectable;
import org.tollens.statistics.SimultaneousIntervals;
import org.tollens.statistics.ThreeSided;

/** Effects in units and with floors of their own whose intervals over documents hold together. */
final class DocumentFamily {
    private final Study study;
    private final List<Effect> effects = new ArrayList<>();

    DocumentFamily(Study study) {
        this.study = study;
    }

    /**
     * One effect.
     *
     * @param name in the evidence
     * @param value the estimate
     * @param sums its influence over clusters
     * @param floor effects below it are negligible
     * @param n positions, or documents where there are no positions
     * @param documents that entered
     */
    record Effect(String name, double value, ClusterSums sums, double floor, int n, int documents) {}

    void add(Effect effect) {
        effects.add(effect);
    }

    /** Labels by three-sided testing, by name. */
    Map<String, Estimate> solve() {
        return solve(false);
    }

    /** Labels POSITIVE and NEGATIVE only where the whole interval lies beyond the floor. */
    Map<String, Estimate> solveStrictly() {
        return solve(true);
    }

    private Map<String, Estimate> solve(boolean strict) {
        Map<String, Estimate> solved = new LinkedHashMap<>();
        if (effects.isEmpty()) {
            return solved;
        }
        if (!study.intervals()) {
            effects.forEach(effect -> solved.put(effect.name, bare(effect)));
            return solved;
        }
        SimultaneousIntervals intervals = intervals();
        for (int i = 0; i < effects.size(); i++) {
            Effect effect = effects.get(i);
            boolean known = intervals.standardErrors()[i] > 0;
            solved.put(effect.name, known ? estimate(effect, i, intervals, strict) : bare(effect));
        }
        return solved;
    }

    private SimultaneousIntervals intervals() {
        return MaxT.intervals(
                effects.stream().mapToDouble(Effect::value).toArray(),
                effects.stream().map(Effect::sums).toArray(ClusterSums[]::new),
                study.precision().familyWiseLevel(),
                study.precision().replicates(),
                study.precision().seed());
    }

    private static Estimate bare(Effect effect) {
        return new Estimate(
                effect.value,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                effect.floor,
                effect.n,
                effect.documents,
                Label.UNRESOLVED,
                true,
                true,
                Double.NaN,
                Double.NaN,
                Double.NaN);
    }

    private static Estimate estimate(Effect effect, int at, SimultaneousIntervals solved, boolean strict) {
        double low = solved.low()[at];
        double high = solved.high()[at];
        double error = solved.standardErrors()[at];
        return new Estimate(
                effect.value,
                low,
                high,
                error,
                solved.pAdjusted()[at],
                effect.floor,
                effect.n,
                effect.documents,
                label(effect, low, high, strict),
                ThreeSided.canReachPositive(high, effect.floor),
                ThreeSided.canReachNegative(low, effect.floor),
                MinimumDetectable.effect(effect.floor, solved.critical(), error),
                Double.NaN,
                Double.NaN);
    }

    static Label label(Effect effect, double low, double high, boolean strict) {
        if (strict && low <= effect.floor && high >= -effect.floor) {
            return low > -effect.floor && high < effect.floor ? Label.NULL : Label.UNRESOLVED;
        }
        return switch (ThreeSided.label(effect.value, low, high, effect.floor)) {
            case POSITIVE -> Label.POSITIVE;
            case NEGATIVE -> Label.NEGATIVE;
            case NULL -> Label.NULL;
            case UNRESOLVED -> Label.UNRESOLVED;
        };
    }
}
