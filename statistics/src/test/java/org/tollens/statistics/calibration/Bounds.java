package org.tollens.statistics.calibration;

/** What an observed rate may be where the true rate is at most the nominal level. */
final class Bounds {
    /** The .995 quantile of the standard normal law. */
    private static final double Z = 2.58;

    private Bounds() {}

    /** α + 2.58·√(α(1 − α)/n). */
    static double of(double level, int sets) {
        return level + Z * Math.sqrt(level * (1 - level) / sets);
    }
}
