package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Wording;

/**
 * The number of layers with one property, bounded by a multiple of the number with another.
 *
 * @param first what is counted
 * @param quantifier {@link Quantifier#FEWER_THAN} or {@link Quantifier#AT_LEAST}
 * @param factor above 0
 * @param second what it is compared with
 */
public record LayerBalance(LayerProperty first, Quantifier quantifier, double factor, LayerProperty second)
        implements Condition {
    public LayerBalance {
        if (!(factor > 0 && Double.isFinite(factor))) {
            throw new IllegalArgumentException("expected a factor above 0, found " + factor
                    + "; write areFewerThan(...), areFewerThanHalfOf(...) or areAtLeastAsManyAs(...)");
        }
        if (first == second) {
            throw new IllegalArgumentException("expected two different properties of layers, found " + first.adjective()
                    + " twice; compare the negative ones with the positive ones");
        }
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        return quantifier.holds(first.count(evidence), factor * second.count(evidence));
    }

    @Override
    public String describe() {
        if (factor == 1 && quantifier == Quantifier.FEWER_THAN) {
            return "fewer layers " + first.verb() + " than " + second.verb();
        }
        String times = factor == 1 ? "" : Wording.threshold(factor) + " times ";
        String than = quantifier == Quantifier.FEWER_THAN ? "fewer than " : quantifier.words() + " ";
        return than + times + "as many layers " + first.verb() + " as " + second.verb();
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return Wording.counted(first.count(evidence), "layer") + " " + first.adjective() + " and "
                + second.count(evidence) + " " + second.adjective();
    }

    @Override
    public String needed() {
        String times = factor == 1 ? "" : Wording.threshold(factor) + " times ";
        return quantifier.words() + " " + times + "as many needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.COMPARISON, Family.CORRELATION, Family.INTERACTION, Family.LEVEL);
    }
}
