package org.tollens.dynamics;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/** dp_i/dt = p_i (g_i - ⟨p, g⟩), and 0 where p_i is not above 0. */
final class InProbabilities implements FirstOrderDifferentialEquations {
    private final Flow flow;
    private final double[] fitness;

    InProbabilities(Flow flow) {
        this.flow = flow;
        this.fitness = new double[flow.size()];
    }

    @Override
    public int getDimension() {
        return flow.size();
    }

    @Override
    public void computeDerivatives(double time, double[] p, double[] derivative) {
        flow.fitness(Simplex.log(p), p, fitness);
        double mean = Simplex.mean(p, fitness);
        for (int i = 0; i < p.length; i++) {
            derivative[i] = p[i] > 0 ? p[i] * (fitness[i] - mean) : 0;
        }
    }
}
