package org.tollens.statistics;

import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Evidence that may be looked at after every unit: the wealth of a gambler who bets against H0.
 *
 * <p>H0: E d_i ≤ δ for scores d_i ∈ [−1, 1] of independent units (documents; Cliff's δ or Kendall's τ within each). Wealth
 * M_n = Π_i (1 + λ_i (d_i − δ)), λ_i ∈ [0, .9/(1 + δ)] chosen before d_i is seen by aGRAPA (Waudby-Smith and Ramdas 2024, Journal of
 * the Royal Statistical Society B 86, 1): λ_i = (m − δ)/(v + (m − δ)²), clipped, with m = Σ d/i and v = (1 + Σ (d − m)²)/i over the
 * i − 1 units before, so a first guess of mean 0 and variance 1 counts as one unit. Under H0 M is a non-negative
 * supermartingale: it is an e-value at every time, and P(M ever ≥ 1/α) ≤ α (Ville 1939).
 *
 * <p>A unit that lacks a group scores nothing: M × 1. Assumes independent units in an order that does not depend on the scores;
 * dependent neighbours break E[d_i | past] ≤ δ, so shuffle with {@link #order}. The estimand is the mean over units, not the
 * pooled effect. Reference: the definition written out in Python with exact
 * fractions, and an enumeration that shows E M ≤ 1.
 *
 * @param logWealth log M_n, [unit] in the order that was given
 */
@SuppressWarnings("ArrayRecordComponent")
public record BettingMartingale(double[] logWealth) {
    private static final double CAP = 0.9;

    /**
     * Plays through the units.
     *
     * @param scores d, [unit], in [−1, 1]; ignored where absent
     * @param present [unit] whether the unit has a score
     * @param nullMean δ, in (−1, 1): the largest mean under H0
     * @throws IllegalArgumentException if lengths differ or a present score lies outside [−1, 1]
     */
    public static BettingMartingale play(double[] scores, boolean[] present, double nullMean) {
        Checks.sameLength("the scores", scores.length, "the presence flags", present.length);
        Checks.that(nullMean > -1 && nullMean < 1, "expected a mean under H0 in (-1, 1), found %s", nullMean);
        double[] wealth = new double[scores.length];
        double logWealth = 0;
        double units = 1;
        double sum = 0;
        double squares = 1;
        for (int i = 0; i < scores.length; i++) {
            if (present[i]) {
                double score = scores[i];
                Checks.that(score >= -1 && score <= 1, "expected scores in [-1, 1], found %s at unit %d", score, i);
                double edge = sum / units - nullMean;
                double bet = edge / (squares / units + edge * edge);
                double clipped = Math.max(0, Math.min(CAP / (1 + nullMean), bet));
                logWealth += Math.log1p(clipped * (score - nullMean));
                units++;
                sum += score;
                double deviation = score - sum / units;
                squares += deviation * deviation;
            }
            wealth[i] = logWealth;
        }
        return new BettingMartingale(wealth);
    }

    /** A seeded order of units, [place]: the unit at this place. */
    public static int[] order(int units, long seed) {
        int[] order = new int[units];
        for (int i = 0; i < units; i++) {
            order[i] = i;
        }
        return ArraySampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), order);
    }

    /** log of the final e-value; 0 before the first unit. */
    public double logE() {
        return logWealth.length == 0 ? 0 : logWealth[logWealth.length - 1];
    }

    /** The anytime-valid p-value min(1, 1/max_n M_n). */
    public double p() {
        double largest = 0;
        for (double one : logWealth) {
            largest = Math.max(largest, one);
        }
        return Math.exp(-largest);
    }

    /**
     * After how many units H0 is rejected for good.
     *
     * @param level α in (0, 1)
     * @return the number of units, or −1 if M never reaches 1/α
     */
    public int rejectedAfter(double level) {
        Checks.that(level > 0 && level < 1, "expected a level in (0, 1), found %s", level);
        for (int i = 0; i < logWealth.length; i++) {
            if (logWealth[i] >= -Math.log(level)) {
                return i + 1;
            }
        }
        return -1;
    }
}
