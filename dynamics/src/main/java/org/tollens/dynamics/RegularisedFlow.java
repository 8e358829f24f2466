package org.tollens.dynamics;

/**
 * The flow that climbs the free energy F_T(p) = ⟨p, s⟩ + T·H(p): g = s - T log p. Closed form
 * p(t) ∝ p(0)^exp(-Tt) · exp((1 - exp(-Tt)) s / T): the log-ratios to π_T decay as exp(-Tt), so it converges to the
 * softmax, and dF/dt = Var_p(g). It is the logit dynamics' entropy-regularised replicator equation (Coucheney, Gaujal and
 * Mertikopoulos 2015, Mathematics of Operations Research 40).
 */
public final class RegularisedFlow extends ScoredFlow {
    /** A flow for these scores. */
    public RegularisedFlow(double[] scores, double temperature) {
        super(scores, temperature);
    }

    @Override
    public String name() {
        return "regularised flow";
    }

    @Override
    public void fitness(double[] logs, double[] p, double[] fitness) {
        for (int i = 0; i < scores.length; i++) {
            fitness[i] = scores[i] - temperature * logs[i];
        }
    }

    @Override
    public double[] at(double[] start, double time) {
        double kept = Math.exp(-temperature * time);
        double gained = -Math.expm1(-temperature * time) / temperature;
        double[] logs = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            // A token that is not there stays away, even where exp(-Tt) underflows to 0.
            logs[i] = start[i] == Double.NEGATIVE_INFINITY ? start[i] : kept * start[i] + gained * scores[i];
        }
        return Simplex.normalised(logs);
    }

    @Override
    public SolvedFlow withTemperature(double other) {
        return new RegularisedFlow(scores, other);
    }

    @Override
    public SolvedFlow among(int[] support) {
        return new RegularisedFlow(Simplex.picked(scores, support), temperature);
    }
}
