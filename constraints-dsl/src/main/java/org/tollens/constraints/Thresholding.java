package org.tollens.constraints;

import java.util.function.Function;
import org.tollens.constraints.clause.KinkEffect;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.clause.Threshold;

/**
 * A threshold that waits for what it depends on, its population and its effect.
 *
 * @param <R> what comes after it
 */
public final class Thresholding<R> {
    private final Quantity outcome;
    private final Function<Threshold, R> next;

    Thresholding(Quantity outcome, Function<Threshold, R> next) {
        this.outcome = outcome;
        this.next = next;
    }

    /** What it depends on. */
    public Over over(Quantity predictor) {
        return new Over(predictor);
    }

    /** Waits for the population. */
    public final class Over {
        private final Quantity predictor;

        private Over(Quantity predictor) {
            this.predictor = predictor;
        }

        /** The population. */
        public At at(Population population) {
            return new At(predictor, population);
        }
    }

    /** Waits for the effect. */
    public final class At {
        private final Quantity predictor;
        private final Population at;

        private At(Quantity predictor, Population at) {
            this.predictor = predictor;
            this.at = at;
        }

        /** What makes a kink count. */
        public R by(KinkEffect effect) {
            return next.apply(new Threshold(outcome, predictor, at, effect));
        }
    }
}
