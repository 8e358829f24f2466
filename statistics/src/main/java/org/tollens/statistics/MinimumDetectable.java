package org.tollens.statistics;

/** Planning figures; they decide nothing. */
public final class MinimumDetectable {
    /** The .9 quantile of the standard normal distribution. */
    private static final double POWER_90 = 1.2815515655446004;

    private MinimumDetectable() {}

    /**
     * The true effect that would be labelled positive with probability .9: max(δ0, c·SE) + 1.2816·SE. The label asks the
     * estimate to pass both the floor and c standard errors; a normal estimator does so with probability .9 this far out.
     *
     * @param floor δ0
     * @param critical c, of the simultaneous interval
     * @param standardError SE
     */
    public static double effect(double floor, double critical, double standardError) {
        return Math.max(floor, critical * standardError) + POWER_90 * standardError;
    }
}
