package org.tollens.planted;

import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.tollens.constraints.Constraint;
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
 * @param onRandomWeights whether random initialisations are measured as a control
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
        boolean onRandomWeights,
        boolean wanted) {
    @Override
    public String toString() {
        return id;
    }
}
