package org.tollens.statistics.calibration;

import org.tollens.statistics.ClusterSums;

/** What may happen in a family of intervals with half-width c·SE, as a statistic that has to exceed c. */
enum Event {
    /** Some member is labelled POSITIVE. */
    POSITIVE("POS") {
        @Override
        double of(double estimate, double truth, double floor) {
            return estimate >= floor ? estimate : Double.NEGATIVE_INFINITY;
        }
    },
    /** Some member is labelled NEGATIVE. */
    NEGATIVE("NEG") {
        @Override
        double of(double estimate, double truth, double floor) {
            return estimate <= -floor ? -estimate : Double.NEGATIVE_INFINITY;
        }
    },
    /** Some member is labelled NULL. */
    NULL("NULL") {
        @Override
        double of(double estimate, double truth, double floor) {
            return floor - Math.abs(estimate);
        }
    },
    /** Some interval lies above the true value. */
    ABOVE("above θ") {
        @Override
        double of(double estimate, double truth, double floor) {
            return estimate - truth;
        }
    },
    /** Some interval lies below the true value. */
    BELOW("below θ") {
        @Override
        double of(double estimate, double truth, double floor) {
            return truth - estimate;
        }
    },
    /** Some interval misses the true value. */
    MISS("misses θ") {
        @Override
        double of(double estimate, double truth, double floor) {
            return Math.abs(truth - estimate);
        }
    };

    private final String title;

    Event(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }

    /** In the unit of the estimate. */
    abstract double of(double estimate, double truth, double floor);

    /** The largest statistic of the members {@code from} to {@code to} (exclusive). */
    double statistic(double[] estimates, ClusterSums[] sums, double truth, double floor, int from, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int l = from; l < to; l++) {
            double error = sums[l].standardError();
            largest = Math.max(largest, error > 0 ? of(estimates[l], truth, floor) / error : Double.NEGATIVE_INFINITY);
        }
        return largest;
    }
}
