package org.tollens.constraints.check;

import java.util.Set;
import java.util.function.Function;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/** A check that is a function. */
record Computed(String id, String sentence, Set<Observable> requires, Function<Columns, Findings> computation)
        implements Check {
    Computed {
        if (id.isBlank() || sentence.isBlank()) {
            throw new IllegalArgumentException("expected an id and a sentence of a check, found '" + id + "' and '"
                    + sentence + "'; write Check.of(\"my-check\", \"what is computed\", ...)");
        }
        requires = Set.copyOf(requires);
    }

    @Override
    public Findings run(Columns columns) {
        return computation.apply(columns);
    }
}
