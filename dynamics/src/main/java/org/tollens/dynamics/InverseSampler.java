package org.tollens.dynamics;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** The first token, most probable first, at which the distribution function exceeds a uniform draw. */
final class InverseSampler implements Sampler.Draws {
    private final int[] support;
    private final double[] upTo;

    InverseSampler(Truncation truncation, double[] scores) {
        support = truncation.support(scores);
        double[] p = Simplex.picked(truncation.distribution(scores), support);
        upTo = new double[p.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i];
            upTo[i] = sum;
        }
    }

    @Override
    public int next(RandomGenerator random) {
        // Rounding may leave the last sum below 1, or above it.
        double u = random.nextDouble() * upTo[upTo.length - 1];
        int found = Arrays.binarySearch(upTo, u);
        // A draw equal to a sum belongs to the next token: each token has [sum before, sum).
        int at = found >= 0 ? found + 1 : -found - 1;
        return support[Math.min(at, support.length - 1)];
    }
}
