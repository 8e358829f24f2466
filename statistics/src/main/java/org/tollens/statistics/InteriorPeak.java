package org.tollens.statistics;

import java.util.OptionalInt;

/** The highest local maximum that is not at an end: s_l &gt; s_{l−1} and s_l &gt; s_{l+1}, 1 &lt; l &lt; L. */
public final class InteriorPeak {
    private InteriorPeak() {}

    /**
     * The place of the highest interior local maximum, the first of equal ones.
     *
     * @param values [1..L]
     * @return in 2..L−1, or empty when no value is larger than both neighbours
     */
    public static OptionalInt find(double[] values) {
        Checks.finite("the profile", values);
        int best = -1;
        for (int i = 1; i < values.length - 1; i++) {
            boolean peak = values[i] > values[i - 1] && values[i] > values[i + 1];
            if (peak && (best < 0 || values[i] > values[best])) {
                best = i;
            }
        }
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best + 1);
    }
}
