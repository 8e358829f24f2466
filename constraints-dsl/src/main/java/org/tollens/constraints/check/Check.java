package org.tollens.constraints.check;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/**
 * What a deterministic claim computes: no estimate with an interval, but errors that are held against bounds. A check of
 * one's own is a lambda: {@link #of}.
 */
public interface Check {
    /** Short and stable, such as {@code time-rescaling}; the id of its evidence. */
    String id();

    /**
     * What is computed, in one sentence without its full stop. Together with {@link #id} and {@link #requires} it stands
     * for the check where constraints are compared and in their digest, so whatever can change a verdict (bounds, seeds,
     * numbers of cases) belongs in it.
     */
    String sentence();

    /** Every observable that {@link #run} reads; empty for a check on synthetic data alone. */
    Set<Observable> requires();

    /**
     * Computes. The same columns give the same findings: whatever is drawn has a fixed seed.
     *
     * @param columns the measured columns, read only
     * @return at least one criterion; without any the evidence is insufficient
     */
    Findings run(Columns columns);

    /** A check whose findings are criteria without pictures, as in {@code Check.of("id", "sentence", Set.of(X), columns -> List.of(...))}. */
    static Check of(String id, String sentence, Set<Observable> requires, Function<Columns, List<Criterion>> criteria) {
        return new Computed(id, sentence, requires, columns -> Findings.of(criteria.apply(columns)));
    }

    /** A check whose findings have notes or trajectories too. */
    static Check withFindings(
            String id, String sentence, Set<Observable> requires, Function<Columns, Findings> findings) {
        return new Computed(id, sentence, requires, findings);
    }
}
