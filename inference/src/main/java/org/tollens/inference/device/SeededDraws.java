package org.tollens.inference.device;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.tollens.inference.text.Window;
import org.tollens.models.Digest;

/** Draws that are a function of a seed, a window's tokens and what they are for: of no batch, order or machine. */
record SeededDraws(long seed) {
    private static final int HEX_DIGITS_OF_A_LONG = 16;

    /** A generator for one purpose. */
    UniformRandomProvider generator(int[] tokens, String purpose) {
        String digest = Digest.of("seed " + seed + "\n" + Digest.of(tokens) + "\n" + purpose);
        long[] state = new long[digest.length() / HEX_DIGITS_OF_A_LONG];
        for (int i = 0; i < state.length; i++) {
            int begin = i * HEX_DIGITS_OF_A_LONG;
            state[i] = Long.parseUnsignedLong(digest.substring(begin, begin + HEX_DIGITS_OF_A_LONG), 16);
        }
        return RandomSource.XO_SHI_RO_256_PP.create(state);
    }

    /** One of the measured positions. */
    int position(Window window) {
        int[] positions = window.positions();
        return positions[generator(window.tokens(), "position").nextInt(positions.length)];
    }

    /** A token that is not the one at a position. */
    int otherToken(Window window, int position, int vocabulary) {
        int drawn = generator(window.tokens(), "token").nextInt(vocabulary - 1);
        return drawn < window.tokens()[position] ? drawn : drawn + 1;
    }

    /** Independent standard normal numbers. */
    double[] normal(int[] tokens, String purpose, int count) {
        ContinuousSampler sampler = ZigguratSampler.NormalizedGaussian.of(generator(tokens, purpose));
        double[] result = new double[count];
        Arrays.setAll(result, i -> sampler.sample());
        return result;
    }
}
