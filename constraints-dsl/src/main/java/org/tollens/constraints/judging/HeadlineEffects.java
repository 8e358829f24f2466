package org.tollens.constraints.judging;

import java.util.List;
import org.tollens.constraints.clause.Against;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.rule.Figure;
import org.tollens.constraints.rule.OppositePooled;

/** The effects over the whole model under another reading, at the change point of the data themselves. */
final class HeadlineEffects {
    private HeadlineEffects() {}

    /**
     * @param effects on the data themselves
     * @param name of the effect among those over the whole model
     */
    static Member of(EffectSource source, Clause clause, Effects effects, String name, Reading reading) {
        if (clause instanceof Comparison comparison && comparison.effect().against() == Against.NOTHING) {
            return new ComparisonEstimator(source, comparison, reading).overall();
        }
        Effects other = source.of(clause, reading);
        return clause instanceof Correlation ? pooled(source, effects, other, name) : whole(other, name, effects);
    }

    private static Member whole(Effects other, String name, Effects effects) {
        Member member = other.overall().get(name);
        return member == null
                ? java.util.Objects.requireNonNull(effects.overall().get(name)).unknown()
                : member;
    }

    /** The mean over the same layers as in the data themselves. */
    static Member pooled(EffectSource source, Effects effects, Effects other, String name) {
        int change =
                effects.figures().getOrDefault(Figure.CHANGE_POINT.key(), 0.0).intValue();
        List<Member> layers = name.equals(OppositePooled.BEFORE)
                ? other.layers().subList(0, change)
                : other.layers().subList(change, other.layers().size());
        return Member.mean(source.frame(), layers);
    }
}
