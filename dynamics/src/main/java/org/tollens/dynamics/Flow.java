package org.tollens.dynamics;

/**
 * A replicator flow dp_i/dt = p_i (g_i(p) - ⟨p, g(p)⟩) (Taylor and Jonker 1978, Mathematical Biosciences 40), said by its
 * fitness g.
 */
public interface Flow {
    /** Number of tokens. */
    int size();

    /**
     * The fitness at a distribution.
     *
     * @param logs log p; minus infinity where p is 0
     * @param p the same as probabilities
     * @param fitness receives g; what it holds where p is 0 is not read
     */
    void fitness(double[] logs, double[] p, double[] fitness);
}
