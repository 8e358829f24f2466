package org.tollens.constraints;

import java.util.function.Function;
import org.tollens.constraints.clause.CliffsDelta;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;

/**
 * A comparison that waits for its populations and its effect size.
 *
 * @param <R> what comes after it
 */
public final class Comparing<R> {
    private final Quantity quantity;
    private final Function<Comparison, R> next;

    Comparing(Quantity quantity, Function<Comparison, R> next) {
        this.quantity = quantity;
        this.next = next;
    }

    /** The population that is claimed to have more of it. */
    public At at(Population population) {
        return new At(population);
    }

    /** Waits for the other population. */
    public final class At {
        private final Population at;

        private At(Population at) {
            this.at = at;
        }

        /** The population that it is compared with; no position may belong to both. */
        public Against against(Population other) {
            return new Against(at, other);
        }
    }

    /** Waits for the effect size. */
    public final class Against {
        private final Population at;
        private final Population against;

        private Against(Population at, Population against) {
            this.at = at;
            this.against = against;
        }

        /** The effect size with its floor. */
        public R by(CliffsDelta effect) {
            return next.apply(new Comparison(quantity, at, against, effect));
        }
    }
}
