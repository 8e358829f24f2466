package org.tollens.constraints.clause;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.observable.Observable;

/**
 * A deterministic claim: a check computes errors, which hold or are refuted. Nothing is estimated, so no interval and no
 * minimum of documents or positions applies to it.
 *
 * @param check what computes
 */
public record Checking(Check check) implements Clause {
    @Override
    public Family family() {
        return Family.DETERMINISTIC;
    }

    @Override
    public String id() {
        return check.id();
    }

    @Override
    public String describe() {
        return check.sentence();
    }

    @Override
    public Set<Observable> requires() {
        return check.requires();
    }

    /** Without the identity of a function, which differs from run to run: part of a constraint's digest. */
    @Override
    public String toString() {
        return "Checking[" + check.id() + ": " + check.sentence() + "; reads "
                + check.requires().stream().map(Observable::key).collect(Collectors.toCollection(TreeSet::new)) + "]";
    }
}
