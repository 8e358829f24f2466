package org.tollens.inference.device;

import org.tollens.inference.text.Window;
import org.tollens.models.Digest;

/** Uniform draws for the self labels: each a function of seed, the window's tokens and position alone. */
record SelfLabels(long seed) {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    /** One draw in [0, 1) a row. */
    double[] draws(Rows rows) {
        double[] result = new double[rows.size()];
        for (int d = 0; d < rows.windows().size(); d++) {
            Window window = rows.windows().get(d);
            long document = Long.parseUnsignedLong(Digest.of(window.tokens()).substring(0, 16), 16);
            for (int i = 0; i < window.positions().length; i++) {
                long bits = mix(mix(mix(seed) ^ document) + window.positions()[i] * GOLDEN);
                result[rows.begin(d) + i] = (bits >>> 11) * 0x1.0p-53;
            }
        }
        return result;
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long seed) {
        long z = seed + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
