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

    /** Checks one stratum index a row, from 0; returns how many numbers there are. */
    static int strata(int[] stratum, int rows) {
        sameLength("the values", rows, "the strata", stratum.length);
        int largest = -1;
        for (int i = 0; i < stratum.length; i++) {
            that(stratum[i] >= 0, "expected stratum indices from 0, found %d at row %d", stratum[i], i);
            largest = Math.max(largest, stratum[i]);
        }
        return largest + 1;
    }

    static void probabilities(double[] p) {
        for (int i = 0; i < p.length; i++) {
            that(p[i] >= 0 && p[i] <= 1, "expected p-values in [0, 1], found %s at test %d", p[i], i);
        }
    }

    static void indices(String what, int[] index, int count) {
        for (int i = 0; i < index.length; i++) {
            that(
                    index[i] >= 0 && index[i] < count,
                    "expected %s 0..%d, found %d at row %d",
                    what,
                    count - 1,
                    index[i],
                    i);
        }
    }

    static void varies(String name, double[] values, String what) {
        for (double value : values) {
            if (value != values[0]) {
                return;
            }
        }
        that(
                false,
                "expected %s to vary, found the same value (%s) in all %d rows: no %s is defined",
                name,
                values[0],
                values.length,
                what);
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
