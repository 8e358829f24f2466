package org.tollens.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much farther from the estimate the replicates of a bootstrap over C clusters have to lie for its percentiles to have
 * their level: √(C/(C−1)) because draws spread like the sum of squares divided by C, times t/z, Student's quantile with C − 1
 * degrees of freedom over the normal one, because they do not know that the spread is itself estimated (Hesterberg 2015, The
 * American Statistician 69, 371, section 4.3: "expanded" percentiles).
 *
 * <p>For statistics that are read off the replicates themselves, where there is no standard error to studentise with.
 */
public final class PercentileWidening {
    private PercentileWidening() {}

    /**
     * The factor, above 1.
     *
     * @param clusters C, at least 3
     * @param probability of the one-sided percentile, in (.5, 1)
     */
    public static double factor(int clusters, double probability) {
        Checks.that(clusters >= 3, "expected at least 3 clusters, found %d", clusters);
        Checks.that(probability > 0.5 && probability < 1, "expected a probability in (.5, 1), found %s", probability);
        double t = TDistribution.of(clusters - 1).inverseCumulativeProbability(probability);
        double z = NormalDistribution.of(0, 1).inverseCumulativeProbability(probability);
        return Math.sqrt(clusters / (clusters - 1.0)) * t / z;
    }
}
