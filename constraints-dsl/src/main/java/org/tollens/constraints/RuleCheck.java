package org.tollens.constraints;

import java.util.List;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.rule.AllOf;
import org.tollens.constraints.rule.AnyOf;
import org.tollens.constraints.rule.Condition;
import org.tollens.constraints.rule.Rule;
import org.tollens.constraints.rule.Situations;

/** Refuses rules that ask for what a clause does not have, or for what no evidence can have. */
final class RuleCheck {
    private RuleCheck() {}

    static void check(Rule rule, Family family) {
        part("passesWhen", rule.pass(), family);
        rule.partial().ifPresent(partial -> part("isPartialWhen", partial, family));
        part("failsWhen", rule.fail(), family);
        boolean canFail = Situations.exists(
                family,
                List.of(rule.pass(), rule.fail()),
                e -> rule.fail().holds(e)
                        && !rule.pass().holds(e)
                        && rule.partial().stream().noneMatch(p -> p.holds(e)));
        if (!canFail) {
            throw new IllegalArgumentException("a claim must be able to fail: every evidence that meets failsWhen("
                    + rule.fail().describe() + ") passes or is partial first; write a narrower passesWhen or"
                    + " isPartialWhen, or a wider failsWhen");
        }
    }

    private static void part(String verb, Condition condition, Family family) {
        leaves(verb, condition, family);
        if (!Situations.exists(family, List.of(condition), condition::holds)) {
            throw new IllegalArgumentException(verb + " can never be met: no evidence has \"" + condition.describe()
                    + "\"; write bounds that some numbers of layers can meet together");
        }
    }

    private static void leaves(String verb, Condition condition, Family family) {
        List<Condition> parts = condition instanceof AllOf all
                ? all.conditions()
                : condition instanceof AnyOf any ? any.conditions() : List.of();
        if (condition instanceof AllOf || condition instanceof AnyOf) {
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("expected at least one condition in " + verb
                        + ", found none; write one such as " + verb + "(" + example(family) + ")");
            }
            parts.forEach(part -> leaves(verb, part, family));
        } else if (!condition.families().contains(family)) {
            throw new IllegalArgumentException("expected conditions for " + family.words() + " in " + verb
                    + ", found \"" + condition.describe() + "\"; write one such as " + example(family));
        }
    }

    private static String example(Family family) {
        return switch (family) {
            case COMPARISON, INTERACTION, LEVEL -> "atLeast(0.50).ofLayers().arePositive()";
            case CORRELATION -> "pooledSidesAreOppositeAndAtLeast(0.05)";
            case THRESHOLD -> "sparseLayers().isAtLeast(0.50)";
            case REFINEMENT -> "orderFrom(1).isBetween(0.8, 1.2)";
            case CONTRACTION -> "absolutePerturbations().contract()";
            case JOINT -> "everyPartPasses()";
            case DETERMINISTIC -> "everyCriterionHolds()";
            case CONVERGENCE -> "widthWithin(0.135).hasProbabilityOfAtLeast(0.95)";
        };
    }
}
