package org.tollens.constraints.check;

import java.util.List;
import java.util.Set;
import org.tollens.constraints.evidence.Criterion.Bound;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/**
 * Every measured value of an observable is within a bound: at most, or at least. Begun with
 * {@link org.tollens.constraints.Constraints#everyValueOf}.
 *
 * @param observable what is read, at every layer, position and document where it was measured
 * @param bound on which side the bound lies
 * @param holdsAt the bound
 * @param refutedAt what refutes it; the same as {@code holdsAt} unless {@link #refutedAt(double)} was said
 */
public record EveryValue(Observable observable, Bound bound, double holdsAt, double refutedAt) implements Check {
    /** Leaves room between what holds and what is refuted; a worst value in it gives no verdict. */
    public EveryValue refutedAt(double value) {
        return new EveryValue(observable, bound, holdsAt, value);
    }

    @Override
    public String id() {
        return observable.name().replace('_', '-') + (bound == Bound.AT_MOST ? "-at-most" : "-at-least");
    }

    @Override
    public String sentence() {
        return "every value of " + observable.key() + " (" + observable.unit() + ") is " + bound.words() + " "
                + Wording.error(holdsAt)
                + (refutedAt == holdsAt ? "" : ", and refuted at " + Wording.error(refutedAt));
    }

    @Override
    public Set<Observable> requires() {
        return Set.of(observable);
    }

    @Override
    public Findings run(Columns columns) {
        String name = observable.key();
        WorstCase all = bound == Bound.AT_MOST
                ? WorstCase.atMost(name, holdsAt, refutedAt)
                : WorstCase.atLeast(name, holdsAt, refutedAt);
        new ValuesRead(columns, observable).forEach(all);
        return Findings.of(List.of(all.criterion()));
    }
}
