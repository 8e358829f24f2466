package org.tollens.constraints.rule;

import org.tollens.constraints.observable.FlowObservables.Metric;

/** The words for rules about a network read as a flow; made for static imports, beside {@link Conditions}. */
public final class FlowConditions {
    private FlowConditions() {}

    /** The observed order of convergence from 1, 2 or 4 steps a block. */
    public static Order orderFrom(int stepsPerBlock) {
        return new Order(stepsPerBlock);
    }

    /** How much the loss changes when each block is taken in two steps. */
    public static Loss lossChange() {
        return new Loss();
    }

    /** Perturbations measured by their own norm. */
    public static Perturbed absolutePerturbations() {
        return new Perturbed(Metric.ABSOLUTE);
    }

    /** Perturbations measured relative to the residual stream. */
    public static Perturbed relativePerturbations() {
        return new Perturbed(Metric.RELATIVE);
    }

    /** Perturbations measured after the model's final norm. */
    public static Perturbed postNormPerturbations() {
        return new Perturbed(Metric.POST_NORM);
    }

    /** An order of convergence, waiting for its range. */
    public static final class Order {
        private final int steps;

        private Order(int steps) {
            this.steps = steps;
        }

        /** The point estimate lies in the range, ends included. */
        public Condition isBetween(double low, double high) {
            return new OrderWithin(steps, low, high, true);
        }

        /** The point estimate lies outside of the range. */
        public Condition isOutsideOf(double low, double high) {
            return new OrderWithin(steps, low, high, false);
        }
    }

    /** A change of the loss, waiting for its bound. */
    public static final class Loss {
        private Loss() {}

        /** Its interval lies within this many nats of 0. */
        public Condition isWithin(double nats) {
            return new LossChange(true, nats);
        }

        /** Its interval lies beyond this many nats from 0. */
        public Condition isBeyond(double nats) {
            return new LossChange(false, nats);
        }
    }

    /** Perturbations in one metric. */
    public static final class Perturbed {
        private final Metric metric;

        private Perturbed(Metric metric) {
            this.metric = metric;
        }

        /** Every kind and size shrinks, by at least the floor per layer. */
        public Condition contract() {
            return new PerturbationsContract(metric, true);
        }

        /** Some kind and size is shown not to shrink by the floor per layer. */
        public Condition doNotContract() {
            return new PerturbationsContract(metric, false);
        }
    }
}
