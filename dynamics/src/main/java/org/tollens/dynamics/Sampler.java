package org.tollens.dynamics;

import java.util.random.RandomGenerator;

/**
 * Draws next tokens. Any function is one: {@code Sampler mine = scores -> random -> myDraw(scores, random);}. What can be
 * computed once for the scores belongs before the second arrow.
 */
@FunctionalInterface
public interface Sampler {
    /**
     * Prepares drawing.
     *
     * @param scores one a token, in nats up to a constant; must not be changed
     */
    Draws over(double[] scores);

    /** Draws from a distribution that is fixed. */
    @FunctionalInterface
    interface Draws {
        /** The id of a token; all that is random comes from {@code random}. */
        int next(RandomGenerator random);
    }

    /** The sampler of a truncation: inverts the distribution function over the tokens that stay. */
    static Sampler of(Truncation truncation) {
        return scores -> new InverseSampler(truncation, scores);
    }

    /** How often each token is drawn. */
    static long[] count(Draws draws, int tokens, long number, RandomGenerator random) {
        long[] counts = new long[tokens];
        for (long i = 0; i < number; i++) {
            int token = draws.next(random);
            if (token < 0 || token >= tokens) {
                throw new IllegalStateException("expected a token from 0 to " + (tokens - 1) + ", the sampler drew "
                        + token + "; a sampler returns the index of a score");
            }
            counts[token]++;
        }
        return counts;
    }
}
