package org.tollens.dynamics;

/**
 * Mirror ascent of F_T with the entropic mirror map: p_{k+1} ∝ p_k^(1 - ηT) exp(ηs) (Beck and Teboulle 2003, Operations
 * Research Letters 31). Its closed form is log p_k = (1 - ηT)^k log p_0 + (1 - (1 - ηT)^k) s/T up to a constant, so it
 * converges to π_T exactly when 0 < ηT < 2, in one step where ηT = 1.
 */
public final class MirrorAscent {
    private final double[] scores;
    private final double temperature;
    private final double rate;

    /**
     * An ascent.
     *
     * @param scores s
     * @param temperature T, above 0
     * @param rate η
     */
    public MirrorAscent(double[] scores, double temperature, double rate) {
        this.scores = scores.clone();
        this.temperature = Temperature.checked(temperature);
        this.rate = rate;
    }

    /** One step. */
    public double[] step(double[] logs) {
        double[] next = new double[logs.length];
        for (int i = 0; i < logs.length; i++) {
            next[i] = (1 - rate * temperature) * logs[i] + rate * scores[i];
        }
        return Simplex.normalised(next);
    }

    /** So many steps one after the other. */
    public double[] steps(double[] start, int number) {
        double[] logs = start;
        for (int k = 0; k < number; k++) {
            logs = step(logs);
        }
        return logs;
    }

    /** The same from the closed form. */
    public double[] at(double[] start, int number) {
        double kept = Math.pow(1 - rate * temperature, number);
        double[] logs = new double[start.length];
        for (int i = 0; i < start.length; i++) {
            logs[i] = kept * start[i] + (1 - kept) * scores[i] / temperature;
        }
        return Simplex.normalised(logs);
    }

    /**
     * Multiplicative weights on the linear scores alone, p_{k+1} ∝ p_k exp(ηs/T): the literal flow at the times kη, without
     * any error of discretisation.
     */
    public static double[] multiplicativeWeights(
            double[] start, double[] scores, double temperature, double rate, int number) {
        double[] logs = start;
        for (int k = 0; k < number; k++) {
            double[] next = new double[logs.length];
            for (int i = 0; i < logs.length; i++) {
                next[i] = logs[i] + rate * scores[i] / temperature;
            }
            logs = Simplex.normalised(next);
        }
        return logs;
    }
}
