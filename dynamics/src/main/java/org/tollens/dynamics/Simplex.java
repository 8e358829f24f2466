package org.tollens.dynamics;

import java.util.Arrays;

/**
 * Distributions over n tokens as arrays, in double precision. Logarithms are natural; log 0 is minus infinity and
 * 0 log 0 is 0. Nothing here changes its arguments.
 */
public final class Simplex {
    private Simplex() {}

    /** log sum exp x_i, without overflow (the largest is taken out); minus infinity for no finite value. */
    public static double logSumExp(double[] x) {
        double largest = Arrays.stream(x).max().orElse(Double.NEGATIVE_INFINITY);
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double one : x) {
            sum += Math.exp(one - largest);
        }
        return largest + Math.log(sum);
    }

    /** Writes the distribution proportional to exp(x), with one exponential a token. */
    static void exponentiate(double[] x, double[] p) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double one : x) {
            largest = Math.max(largest, one);
        }
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            p[i] = Math.exp(x[i] - largest);
            sum += p[i];
        }
        for (int i = 0; i < x.length; i++) {
            p[i] /= sum;
        }
    }

    /** Logarithms of the distribution proportional to exp(x). */
    public static double[] normalised(double[] x) {
        double all = logSumExp(x);
        double[] result = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            result[i] = x[i] - all;
        }
        return result;
    }

    /** log π_T = log softmax(s / T). */
    public static double[] logSoftmax(double[] scores, double temperature) {
        double[] scaled = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            scaled[i] = scores[i] / temperature;
        }
        return normalised(scaled);
    }

    /** π_T = softmax(s / T). */
    public static double[] softmax(double[] scores, double temperature) {
        return exp(logSoftmax(scores, temperature));
    }

    /** The uniform distribution over n tokens, as logarithms. */
    public static double[] logUniform(int n) {
        double[] result = new double[n];
        Arrays.fill(result, -Math.log(n));
        return result;
    }

    /** Element by element. */
    public static double[] exp(double[] logs) {
        return Arrays.stream(logs).map(Math::exp).toArray();
    }

    /** Element by element. */
    public static double[] log(double[] p) {
        return Arrays.stream(p).map(Math::log).toArray();
    }

    /** ⟨p, x⟩ over the tokens with p_i > 0. */
    public static double mean(double[] p, double[] x) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] > 0 ? p[i] * x[i] : 0;
        }
        return sum;
    }

    /** Var_p(x) = ⟨p, (x - ⟨p, x⟩)²⟩. */
    public static double variance(double[] p, double[] x) {
        double mean = mean(p, x);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] > 0 ? p[i] * (x[i] - mean) * (x[i] - mean) : 0;
        }
        return sum;
    }

    /** H(p) = -Σ p_i log p_i, nats. */
    public static double entropy(double[] p) {
        double sum = 0;
        for (double one : p) {
            sum -= one > 0 ? one * Math.log(one) : 0;
        }
        return sum;
    }

    /** F_T(p) = ⟨p, s⟩ + T·H(p), largest at π_T, where it is T log Σ exp(s_i / T). */
    public static double freeEnergy(double[] p, double[] scores, double temperature) {
        return mean(p, scores) + temperature * entropy(p);
    }

    /** KL(p‖q) = Σ p_i log(p_i / q_i), nats; infinite where p has a token that q lacks. */
    public static double divergence(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] > 0 ? p[i] * (Math.log(p[i]) - Math.log(q[i])) : 0;
        }
        return sum;
    }

    /** TV(p, q) = ½ Σ |p_i - q_i|, in [0, 1]. */
    public static double totalVariation(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs(p[i] - q[i]);
        }
        return sum / 2;
    }

    /** max |p_i - q_i|. */
    public static double largestDifference(double[] p, double[] q) {
        double largest = 0;
        for (int i = 0; i < p.length; i++) {
            largest = Math.max(largest, Math.abs(p[i] - q[i]));
        }
        return largest;
    }

    /** The values of the tokens of a support, in its order. */
    public static double[] picked(double[] x, int[] support) {
        return Arrays.stream(support).mapToDouble(i -> x[i]).toArray();
    }

    /** p conditioned on a support: 0 outside, renormalised inside; a face of the simplex. */
    public static double[] conditioned(double[] p, int[] support) {
        double mass = 0;
        for (int i : support) {
            mass += p[i];
        }
        double[] result = new double[p.length];
        for (int i : support) {
            result[i] = p[i] / mass;
        }
        return result;
    }
}
