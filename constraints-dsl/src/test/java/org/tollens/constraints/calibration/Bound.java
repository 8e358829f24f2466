package org.tollens.constraints.calibration;

/** What an observed rate may be where the true rate is at most the nominal level. */
final class Bound {
    /** The .995 quantile of the standard normal law. */
    private static final double Z = 2.58;

    private Bound() {}

    /** α + 2.58·√(α(1 − α)/n). */
    static double of(double level, int sets) {
        return level + Z * Math.sqrt(level * (1 - level) / sets);
    }
}
