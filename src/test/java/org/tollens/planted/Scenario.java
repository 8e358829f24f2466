package org.tollens.planted;

import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.control.Control;
import org.tollens.constraints.control.PermutedLabels;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.control.TunedLens;
import org.tollens.constraints.evidence.Verdict;

/**
 * A claim, a kind of model, and what must come out.
 *
 * @param id short and stable; also part of every seed
 * @param planted what is in the weights, in words
 * @param claim the claim as the project makes it
 * @param size how much is measured
 * @param plant draws a model
 * @param expected what must come out, in words
 * @param right whether it came out
 * @param controls which of the claim's controls are run
 * @param wanted whether something is there that must be found (95 of 100), or nothing that must not (at most 4 of 100 wrong)
 */
record Scenario(
        String id,
        String planted,
        Constraint claim,
        Planted.Size size,
        Function<Random, Planted> plant,
        String expected,
        BiPredicate<Planted, Verdict> right,
        Controls controls,
        boolean wanted) {

    /** Random weights cost three more measurements, permutations ten times the judging: most seeds go without both. */
    enum Controls {
        CHEAP,
        RANDOM_WEIGHTS,
        EVERY;

        private boolean has(Control control) {
            return switch (this) {
                case CHEAP ->
                    !(control instanceof PermutedLabels)
                            && !(control instanceof RandomWeights)
                            && !(control instanceof TunedLens);
                case RANDOM_WEIGHTS -> control instanceof RandomWeights;
                case EVERY -> true;
            };
        }
    }

    Scenario with(Controls other) {
        return new Scenario(id, planted, claim, size, plant, expected, right, other, wanted);
    }

    /** The claim with the controls that are run, and without what is judged beside it. */
    Constraint judged() {
        return new Constraint(
                claim.statement(),
                claim.source(),
                claim.notes(),
                claim.clause(),
                claim.gate(),
                claim.precision(),
                claim.rule(),
                claim.controls().stream().filter(controls::has).toList(),
                List.of());
    }

    @Override
    public String toString() {
        return id;
    }
}
