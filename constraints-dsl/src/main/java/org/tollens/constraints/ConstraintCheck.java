package org.tollens.constraints;

import java.util.List;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.control.Adjusted;
import org.tollens.constraints.control.Control;
import org.tollens.constraints.control.PermutedLabels;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.control.SelfLabels;
import org.tollens.constraints.control.TokenTypes;

/** Refuses controls and variations that do not fit the clause, and gives those that a claim has unless it says otherwise. */
final class ConstraintCheck {
    private static final int PERMUTATIONS = 199;

    private ConstraintCheck() {}

    static List<Control> defaultControls(Clause clause) {
        if (clause instanceof Joint) {
            return List.of();
        }
        return clause.isPermutable()
                ? List.of(new SelfLabels(), new TokenTypes(), new RandomWeights(), new PermutedLabels(PERMUTATIONS))
                : List.of(new SelfLabels(), new TokenTypes(), new RandomWeights());
    }

    static void check(Clause clause, List<Control> controls, List<Variation> variations) {
        long kinds = controls.stream().map(Control::getClass).distinct().count();
        if (kinds < controls.size()) {
            throw new IllegalArgumentException("expected each kind of control once, found " + controls
                    + "; write checkedAgainst(selfLabels(), randomWeights())");
        }
        for (Control control : controls) {
            fits(clause, control);
        }
        for (Variation variation : variations) {
            if (variation.clause().family() != clause.family()) {
                throw new IllegalArgumentException("expected a variation that is "
                        + clause.family().words() + " as the claim is, found \"" + variation.choice() + "\" that is "
                        + variation.clause().family().words() + "; the same rule has to judge both");
            }
        }
    }

    private static void fits(Clause clause, Control control) {
        if (clause instanceof Joint) {
            throw new IllegalArgumentException("expected no control of a joint claim, found " + control.describe()
                    + "; its parts have controls of their own: leave checkedAgainst out");
        }
        if (control instanceof PermutedLabels && !clause.isPermutable()) {
            throw new IllegalArgumentException("expected a claim about what the model gets right or wrong, found \""
                    + clause.describe() + "\", which permuting that does not change or has no meaning for; leave"
                    + " permutedLabels out of checkedAgainst");
        }
        if (control instanceof Adjusted && !(clause instanceof Comparison)) {
            throw new IllegalArgumentException("expected a comparison to check against " + control.describe()
                    + ", found " + clause.family().words() + "; leave adjusted out of checkedAgainst");
        }
    }
}
