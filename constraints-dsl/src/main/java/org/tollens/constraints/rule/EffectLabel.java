package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Wording;

/**
 * The label of the effect over the whole model.
 *
 * @param labels it has one of these; not empty and not all
 */
public record EffectLabel(Set<Label> labels) implements Condition {
    /** Name of the effect over the whole model in a clause's evidence. */
    public static final String OVERALL = "overall";

    public EffectLabel {
        if (labels.isEmpty() || labels.size() == Label.values().length) {
            throw new IllegalArgumentException("expected some labels of the overall effect but not all, found " + labels
                    + "; write overall().isPositive()");
        }
        labels = java.util.Collections.unmodifiableSet(EnumSet.copyOf(labels));
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        Estimate overall = evidence.overall().get(OVERALL);
        return overall != null && !Double.isNaN(overall.value()) && labels.contains(overall.label());
    }

    @Override
    public String describe() {
        return "the overall effect is " + words();
    }

    private String words() {
        if (labels.size() == Label.values().length - 1) {
            EnumSet<Label> missing = EnumSet.complementOf(EnumSet.copyOf(labels));
            return "not " + Wording.word(missing.iterator().next());
        }
        return labels.stream().map(Wording::word).collect(Collectors.joining(" or "));
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return overallIn(evidence);
    }

    static String overallIn(ClauseEvidence evidence) {
        Estimate overall = evidence.overall().get(OVERALL);
        return overall == null
                ? "no overall effect"
                : "overall " + Wording.symbol(evidence.effect()) + " = " + Wording.withInterval(overall) + " ("
                        + Wording.word(overall.label()) + ")";
    }

    @Override
    public String needed() {
        return words() + " needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.COMPARISON, Family.INTERACTION, Family.LEVEL);
    }
}
