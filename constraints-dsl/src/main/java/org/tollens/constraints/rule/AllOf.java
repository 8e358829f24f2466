package org.tollens.constraints.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;

/** All of some conditions; nested ones are taken in. */
public record AllOf(List<Condition> conditions) implements Condition {
    public AllOf {
        List<Condition> flat = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof AllOf all) {
                flat.addAll(all.conditions());
            } else {
                flat.add(condition);
            }
        }
        conditions = List.copyOf(flat);
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        return conditions.stream().allMatch(c -> c.holds(evidence));
    }

    @Override
    public String describe() {
        return conditions.stream()
                .map(c -> c instanceof AnyOf && conditions.size() > 1 ? "(" + c.describe() + ")" : c.describe())
                .collect(Collectors.joining(", and "));
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return conditions.stream().map(c -> c.found(evidence)).distinct().collect(Collectors.joining(", "));
    }

    @Override
    public String needed() {
        return conditions.stream().map(Condition::needed).collect(Collectors.joining(" and "));
    }

    @Override
    public Set<Family> families() {
        Set<Family> common = EnumSet.allOf(Family.class);
        conditions.forEach(c -> common.retainAll(c.families()));
        return common;
    }
}
