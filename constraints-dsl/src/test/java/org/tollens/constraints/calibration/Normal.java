package org.tollens.constraints.calibration;

import org.apache.commons.statistics.distribution.NormalDistribution;

/** The standard normal law. */
final class Normal {
    private static final NormalDistribution LAW = NormalDistribution.of(0, 1);

    private Normal() {}

    static double quantile(double p) {
        return LAW.inverseCumulativeProbability(p);
    }
}
