package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Wording;

/**
 * A bound on the share of the evaluable layers that have a property. Without an evaluable layer it holds for nobody.
 *
 * @param quantifier kind of bound
 * @param share in [0, 1]
 * @param property what is counted
 */
public record LayerShare(Quantifier quantifier, double share, LayerProperty property) implements Condition {
    public LayerShare {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("expected a share of the layers from 0 to 1, found " + share
                    + " in \"" + quantifier.words() + " ... of layers " + property.verb()
                    + "\"; write a share such as atLeast(0.50)");
        }
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        int layers = LayerProperty.evaluable(evidence);
        return layers > 0 && quantifier.holds(property.count(evidence), share * layers);
    }

    @Override
    public String describe() {
        return quantifier.words() + " " + Wording.percent(share) + " of layers " + property.verb();
    }

    @Override
    public String found(ClauseEvidence evidence) {
        int layers = LayerProperty.evaluable(evidence);
        int count = property.count(evidence);
        return count + " of " + layers + " layers " + property.adjective() + " ("
                + (layers == 0 ? "none can be evaluated" : Wording.roundedPercent((double) count / layers)) + ")";
    }

    @Override
    public String needed() {
        return quantifier.words() + " " + Wording.percent(share) + " needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.COMPARISON, Family.CORRELATION, Family.INTERACTION, Family.LEVEL);
    }
}
