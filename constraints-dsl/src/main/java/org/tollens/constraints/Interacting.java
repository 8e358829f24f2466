package org.tollens.constraints;

import java.util.function.Function;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.StratifiedContrast;

/**
 * An interaction that waits for what it acts on, its population and its effect size.
 *
 * @param <R> what comes after it
 */
public final class Interacting<R> {
    private final Quantity first;
    private final Quantity second;
    private final Function<Interaction, R> next;

    Interacting(Quantity first, Quantity second, Function<Interaction, R> next) {
        this.first = first;
        this.second = second;
        this.next = next;
    }

    /** What the two act on. */
    public On on(Quantity outcome) {
        return new On(outcome);
    }

    /** Waits for the population. */
    public final class On {
        private final Quantity outcome;

        private On(Quantity outcome) {
            this.outcome = outcome;
        }

        /** The population. */
        public At at(Population population) {
            return new At(outcome, population);
        }
    }

    /** Waits for the effect size. */
    public final class At {
        private final Quantity outcome;
        private final Population at;

        private At(Quantity outcome, Population at) {
            this.outcome = outcome;
            this.at = at;
        }

        /** The effect size with its floor and least cell sizes. */
        public R by(StratifiedContrast effect) {
            return next.apply(new Interaction(first, second, outcome, at, effect));
        }
    }
}
