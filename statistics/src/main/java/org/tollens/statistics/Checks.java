package org.tollens.statistics;

/** The argument checks that every estimator makes, worded the same everywhere. */
final class Checks {
    private Checks() {}

    static void that(boolean valid, String message, Object... values) {
        if (!valid) {
            throw new IllegalArgumentException(String.format(java.util.Locale.ROOT, message, values));
        }
    }

    static void sameLength(String first, int firstLength, String second, int secondLength) {
        that(
                firstLength == secondLength,
                "expected %s and %s to have one value a row each, found %d and %d",
                first,
                second,
                firstLength,
                secondLength);
    }

    /** Refuses NaN and infinities: a row that must not count is left out by the caller, never passed as NaN. */
    static void finite(String name, double[] values) {
        for (int i = 0; i < values.length; i++) {
            that(
                    Double.isFinite(values[i]),
                    "expected finite values in %s, found %s at row %d; leave such rows out or judge the data insufficient",
                    name,
                    values[i],
                    i);
        }
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
