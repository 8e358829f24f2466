package org.tollens.engine.descriptor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Every claim that discovery came by, also those that a filter took away later: what to list when none is left. */
public final class Inventory {
    private final TreeSet<String> claims = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    /** Notes a claim in words. */
    public void add(String claim) {
        claims.add(claim);
    }

    /** Notes why something is not run. */
    public void addProblem(String problem) {
        problems.add(problem);
    }

    boolean isEmpty() {
        return claims.isEmpty() && problems.isEmpty();
    }

    Collection<String> claims() {
        return claims;
    }

    Collection<String> problems() {
        return problems;
    }
}
