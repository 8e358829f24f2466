package org.tollens.statistics;

import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Two one-sided tests (TOST; Schuirmann 1987): shows that an effect is negligible, which p &gt; .05 never does.
 *
 * <p>H0: |θ| ≥ bound. Assumes (θ̂ − θ)/SE follows Student's t with the given degrees of freedom, or the normal
 * distribution. Reference: {@code statsmodels.stats.weightstats.DescrStatsW.ttost_mean}.
 */
public final class Equivalence {
    private Equivalence() {}

    /**
     * The p-value of TOST, the larger of the two one-sided ones.
     *
     * @param estimate θ̂
     * @param standardError SE, positive
     * @param bound the smallest effect that matters, positive
     * @param degreesOfFreedom of Student's t; {@code Double.POSITIVE_INFINITY} for the normal distribution
     * @return in [0, 1]; small when the effect is shown to lie within ±bound
     */
    public static double tost(double estimate, double standardError, double bound, double degreesOfFreedom) {
        Checks.that(Double.isFinite(estimate), "expected a finite estimate, found %s", estimate);
        Checks.that(standardError > 0, "expected a positive standard error, found %s", standardError);
        Checks.that(bound > 0, "expected a positive equivalence bound, found %s", bound);
        Checks.that(degreesOfFreedom > 0, "expected positive degrees of freedom, found %s", degreesOfFreedom);
        ContinuousDistribution t =
                Double.isInfinite(degreesOfFreedom) ? NormalDistribution.of(0, 1) : TDistribution.of(degreesOfFreedom);
        return t.survivalProbability((bound - Math.abs(estimate)) / standardError);
    }

    /**
     * TOST by inclusion: at level α it rejects exactly when the 1 − 2α interval lies strictly within ±bound. With a
     * 1 − α interval, as here used for labels, it has level α/2.
     */
    public static boolean within(double low, double high, double bound) {
        return low > -bound && high < bound;
    }
}
