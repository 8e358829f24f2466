package org.tollens.constraints.rule;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Criterion.Bound;
import org.tollens.constraints.evidence.Criterion.State;

/**
 * What the criteria of a deterministic claim say.
 *
 * @param every whether it is asked of every criterion, or of at least one
 * @param state HOLDS or REFUTED
 */
public record CriterionStates(boolean every, State state) implements Condition {
    private static final int NAMED = 2;

    public CriterionStates {
        if (state != State.HOLDS && state != State.REFUTED) {
            throw new IllegalArgumentException("expected criteria that hold or are refuted, found " + state
                    + "; write everyCriterionHolds() or someCriterionIsRefuted()");
        }
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        List<Criterion> all = evidence.criteria();
        int these = these(evidence).size();
        return !all.isEmpty() && (every ? these == all.size() : these > 0);
    }

    private List<Criterion> these(ClauseEvidence evidence) {
        return evidence.criteria().stream().filter(c -> c.state() == state).toList();
    }

    @Override
    public String describe() {
        return (every ? "every criterion " : "some criterion ") + (state == State.HOLDS ? "holds" : "is refuted");
    }

    @Override
    public String found(ClauseEvidence evidence) {
        List<Criterion> these = these(evidence);
        String counts = these.size() + " of " + evidence.criteria().size() + " criteria "
                + (state == State.HOLDS ? "hold" : "refuted");
        List<Criterion> named = state == State.REFUTED
                ? these
                : holds(evidence)
                        ? closest(these)
                        : evidence.criteria().stream()
                                .filter(c -> c.state() != state)
                                .toList();
        String before = state == State.HOLDS && holds(evidence) ? ", closest to its bound: " : ": ";
        return named.isEmpty() ? counts : counts + before + words(named);
    }

    private static String words(List<Criterion> named) {
        int more = named.size() - NAMED;
        return named.stream()
                        .limit(NAMED)
                        .map(c -> c.describe() + (c.where().isEmpty() ? "" : " at " + c.where()))
                        .collect(Collectors.joining(" and "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static List<Criterion> closest(List<Criterion> these) {
        return these.stream().max(Comparator.comparingDouble(CriterionStates::used)).stream()
                .toList();
    }

    /** How much of the room up to its bound a criterion that holds has used; 1 at the bound. */
    private static double used(Criterion c) {
        double share = c.bound() == Bound.AT_MOST ? c.worst() / c.holdsAt() : c.holdsAt() / c.worst();
        return Double.isNaN(share) ? 0 : share;
    }

    @Override
    public String needed() {
        return (every ? "all " : "one ") + (state == State.HOLDS ? "holding" : "refuted") + " needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.DETERMINISTIC);
    }
}
