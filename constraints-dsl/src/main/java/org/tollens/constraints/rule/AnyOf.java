package org.tollens.constraints.rule;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;

/** At least one of some conditions; nested ones are taken in. */
public record AnyOf(List<Condition> conditions) implements Condition {
    public AnyOf {
        List<Condition> flat = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition instanceof AnyOf any) {
                flat.addAll(any.conditions());
            } else {
                flat.add(condition);
            }
        }
        conditions = List.copyOf(flat);
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        return conditions.stream().anyMatch(c -> c.holds(evidence));
    }

    @Override
    public String describe() {
        return conditions.stream()
                .map(c -> c instanceof AllOf ? "(" + c.describe() + ")" : c.describe())
                .collect(Collectors.joining(", or "));
    }

    @Override
    public String found(ClauseEvidence evidence) {
        return conditions.stream().map(c -> c.found(evidence)).distinct().collect(Collectors.joining(", "));
    }

    @Override
    public String needed() {
        return conditions.stream().map(Condition::needed).collect(Collectors.joining(" or "));
    }

    @Override
    public Set<Family> families() {
        Set<Family> common = EnumSet.allOf(Family.class);
        conditions.forEach(c -> common.retainAll(c.families()));
        return common;
    }
}
