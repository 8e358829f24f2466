package org.tollens.constraints;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tollens.constraints.clause.Checking;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Joint;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.Threshold;
import org.tollens.constraints.control.Adjusted;
import org.tollens.constraints.control.Control;
import org.tollens.constraints.control.PermutedLabels;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.control.SelfLabels;
import org.tollens.constraints.control.TokenTypes;
import org.tollens.constraints.control.TunedLens;
import org.tollens.constraints.observable.Observables;

/** Refuses controls and variations that do not fit the clause, and gives those that a claim has unless it says otherwise. */
final class ConstraintCheck {
    private static final int PERMUTATIONS = 199;

    private ConstraintCheck() {}

    /** Every control that fits the clause, without those that need to be told more. */
    static List<Control> defaultControls(Clause clause) {
        return Stream.<Control>of(
                        new SelfLabels(), new TokenTypes(), new RandomWeights(), new PermutedLabels(PERMUTATIONS))
                .filter(control -> misfit(clause, control).isEmpty())
                .toList();
    }

    static void check(Clause clause, List<Control> controls, List<Variation> variations) {
        long kinds = controls.stream().map(Control::getClass).distinct().count();
        if (kinds < controls.size()) {
            throw new IllegalArgumentException("expected each kind of control once, found " + describe(controls)
                    + "; write checkedAgainst(selfLabels(), randomWeights())");
        }
        for (Control control : controls) {
            String misfit = misfit(clause, control);
            if (!misfit.isEmpty()) {
                throw new IllegalArgumentException(misfit);
            }
        }
        check(clause, variations);
    }

    private static void check(Clause clause, List<Variation> variations) {
        long choices = variations.stream().map(Variation::choice).distinct().count();
        if (choices < variations.size()) {
            throw new IllegalArgumentException("expected each variation under a name of its own, found "
                    + variations.stream().map(Variation::choice).toList()
                    + "; write alsoJudgedWith(\"what is chosen instead\", clause)");
        }
        for (Variation variation : variations) {
            if (variation.clause().family() != clause.family()) {
                throw new IllegalArgumentException("expected a variation that is "
                        + clause.family().words() + " as the claim is, found \"" + variation.choice() + "\" that is "
                        + variation.clause().family().words() + "; the same rule has to judge both");
            }
            if (variation.clause().equals(clause)) {
                throw new IllegalArgumentException("expected a variation that differs from the claim, found \""
                        + variation.choice() + "\" that estimates the same; leave it out");
            }
        }
    }

    private static String describe(List<Control> controls) {
        return controls.stream().map(Control::describe).collect(Collectors.joining("; "));
    }

    /** Why a control can say nothing about a clause; "" where it can. */
    private static String misfit(Clause clause, Control control) {
        String out = "; leave it out of checkedAgainst";
        if (clause instanceof Joint) {
            return "expected no control of a joint claim, found " + control.describe()
                    + ": its parts have controls of their own" + out;
        }
        if (clause instanceof Checking) {
            return "expected no control of a deterministic claim, found " + control.describe()
                    + ": it estimates nothing that a control could explain" + out;
        }
        if (clause.family().isOverDocumentsOnly() && control instanceof TokenTypes) {
            return "expected no control by " + control.describe() + " of "
                    + clause.family().words() + ", whose intervals are over documents only" + out;
        }
        if (control instanceof SelfLabels && clause instanceof Threshold) {
            return "expected no control by " + control.describe() + " of "
                    + clause.family().words() + ": a sampled label has no loss with a block skipped" + out;
        }
        if (control instanceof SelfLabels && !clause.dependsOnTheLabel()) {
            return "expected a claim that the next token has a part in, found \"" + clause.describe() + "\", which "
                    + control.describe() + " can't change" + out;
        }
        if (clause.isExcess() && (control instanceof SelfLabels || control instanceof RandomWeights)) {
            return "expected no control by " + control.describe() + " beside an excess over self labels, found \""
                    + clause.describe() + "\", which has that control in it" + out;
        }
        if (control instanceof RandomWeights && readsSkipLosses(clause)) {
            return "expected quantities that are measured on random weights, found \"" + clause.describe()
                    + "\", whose blocks are skipped in the model itself only" + out;
        }
        if (control instanceof PermutedLabels && !clause.isPermutable()) {
            return "expected a claim about what the model gets right or wrong, found \"" + clause.describe()
                    + "\", which permuting that does not change or has no meaning for" + out;
        }
        if (control instanceof RandomWeights && clause.quantities().stream().anyMatch(ConstraintCheck::isTuned)) {
            return "expected quantities that are measured on random weights, found \"" + clause.describe()
                    + "\", whose lens is fitted to the model itself only" + out;
        }
        if (control instanceof TunedLens && clause.quantities().stream().noneMatch(ConstraintCheck::isOfLogitLens)) {
            return "expected a claim that reads the logit lens, found \"" + clause.describe() + "\", which "
                    + control.describe() + " can't change" + out;
        }
        return control instanceof Adjusted adjusted ? misfit(clause, adjusted) : "";
    }

    private static boolean isTuned(Quantity quantity) {
        return Observables.isTuned(quantity.observable());
    }

    private static boolean isOfLogitLens(Quantity quantity) {
        return Observables.isOfLens(quantity.observable()) && !isTuned(quantity);
    }

    /** Of a convergence only the two depths that random weights have too. */
    private static boolean readsSkipLosses(Clause clause) {
        return clause instanceof Convergence convergence
                ? readsSkipLosses(convergence.strongest()) || readsSkipLosses(convergence.changing())
                : clause.quantities().stream().anyMatch(quantity -> quantity.form() == Quantity.Form.COST_OF_SKIPPING);
    }

    private static String misfit(Clause clause, Adjusted adjusted) {
        boolean same = clause instanceof Comparison comparison
                && comparison.at().equals(adjusted.comparison().at())
                && comparison.against().equals(adjusted.comparison().against());
        return same
                ? ""
                : "expected a comparison of the same populations to check against " + adjusted.describe() + ", found \""
                        + clause.describe() + "\"; leave adjusted out of checkedAgainst";
    }
}
