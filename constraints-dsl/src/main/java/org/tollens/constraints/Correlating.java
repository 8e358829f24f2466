package org.tollens.constraints;

import java.util.function.Function;
import org.tollens.constraints.clause.Coefficient;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.Sides;

/**
 * A correlation that waits for its second quantity, population, effect size and change point.
 *
 * @param <R> what comes after it
 */
public final class Correlating<R> {
    private final Quantity first;
    private final Function<Correlation, R> next;

    Correlating(Quantity first, Function<Correlation, R> next) {
        this.first = first;
        this.next = next;
    }

    /** The second quantity. */
    public With with(Quantity second) {
        return new With(second);
    }

    /** Waits for the population. */
    public final class With {
        private final Quantity second;

        private With(Quantity second) {
            this.second = second;
        }

        /** The population. */
        public At at(Population population) {
            return new At(second, population);
        }
    }

    /** Waits for the effect size. */
    public final class At {
        private final Quantity second;
        private final Population at;

        private At(Quantity second, Population at) {
            this.second = second;
            this.at = at;
        }

        /** The effect size with its floor. */
        public By by(Coefficient effect) {
            return new By(second, at, effect);
        }
    }

    /** Waits for the sides of the change point. */
    public final class By {
        private final Quantity second;
        private final Population at;
        private final Coefficient effect;

        private By(Quantity second, Population at, Coefficient effect) {
            this.second = second;
            this.at = at;
            this.effect = effect;
        }

        /** Splits the layers where the correlation changes most, by {@link Constraints#sidesOfAtLeast}. */
        public R splitWhereItChangesMost(Sides sides) {
            return next.apply(new Correlation(first, second, at, effect, sides));
        }
    }
}
