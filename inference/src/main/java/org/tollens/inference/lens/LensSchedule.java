package org.tollens.inference.lens;

import java.util.SplittableRandom;

/**
 * How translators are fitted.
 *
 * @param epochs how often every position is read
 * @param batchPositions positions of a minibatch
 * @param learningRate of the first step; it falls in a straight line to 0
 * @param seed of the order of positions
 */
public record LensSchedule(int epochs, int batchPositions, double learningRate, long seed) {
    /** Few positions are read more often, so that there are at least so many steps. */
    private static final int LEAST_STEPS = 120;

    /** Five times in minibatches of 256, from a rate of .001. */
    public static LensSchedule standard(long seed) {
        return new LensSchedule(5, 256, 1e-3, seed);
    }

    /** Positions of a minibatch, of so many in all. */
    public int batch(int positions) {
        return Math.min(batchPositions, positions);
    }

    /** Steps, for so many positions. */
    public int steps(int positions) {
        return Math.max(LEAST_STEPS, epochs * (positions / batch(positions)));
    }

    /** The rate of a step, from 0. */
    public double rate(int step, int steps) {
        return learningRate * (1 - (double) step / steps);
    }

    /** All positions in a random order (Fisher and Yates). */
    public long[] order(int positions, SplittableRandom random) {
        long[] order = new long[positions];
        for (int i = 0; i < positions; i++) {
            int at = random.nextInt(i + 1);
            order[i] = order[at];
            order[at] = i;
        }
        return order;
    }

    /** For addresses. */
    public String describe() {
        return epochs + " epochs of " + batchPositions + ", at least " + LEAST_STEPS + " steps, rate " + learningRate
                + ", seed " + seed;
    }
}
