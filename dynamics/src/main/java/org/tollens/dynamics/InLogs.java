package org.tollens.dynamics;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;

/** d log p_i/dt = g_i - ⟨p, g⟩. The state need not be normalised: its common part is taken out of p. */
final class InLogs implements FirstOrderDifferentialEquations {
    private final Flow flow;
    private final double[] p;

    InLogs(Flow flow) {
        this.flow = flow;
        this.p = new double[flow.size()];
    }

    @Override
    public int getDimension() {
        return flow.size();
    }

    @Override
    public void computeDerivatives(double time, double[] logs, double[] derivative) {
        Simplex.exponentiate(logs, p);
        flow.fitness(logs, p, derivative);
        double mean = Simplex.mean(p, derivative);
        for (int i = 0; i < p.length; i++) {
            derivative[i] -= mean;
        }
    }
}
