package org.tollens.dynamics;

/**
 * The flow as it is written: dp_i/dt = (1/T) p_i (s_i - ⟨p, s⟩). Closed form p(t) ∝ p(0) exp(t s / T): log-ratios grow
 * linearly in t/T, which is the time rescaling, and without end, so the flow passes by the softmax and ends on the face of
 * the largest score (Hofbauer and Sigmund 1998, Evolutionary Games and Population Dynamics, chapter 7).
 */
public final class LiteralFlow extends ScoredFlow {
    /** A flow for these scores. */
    public LiteralFlow(double[] scores, double temperature) {
        super(scores, temperature);
    }

    @Override
    public String name() {
        return "literal flow";
    }

    @Override
    public void fitness(double[] logs, double[] p, double[] fitness) {
        for (int i = 0; i < scores.length; i++) {
            fitness[i] = scores[i] / temperature;
        }
    }

    @Override
    public double[] at(double[] start, double time) {
        double[] logs = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            logs[i] = start[i] + time * scores[i] / temperature;
        }
        return Simplex.normalised(logs);
    }

    @Override
    public SolvedFlow withTemperature(double other) {
        return new LiteralFlow(scores, other);
    }

    @Override
    public SolvedFlow among(int[] support) {
        return new LiteralFlow(Simplex.picked(scores, support), temperature);
    }
}
