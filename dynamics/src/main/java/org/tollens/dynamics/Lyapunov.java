package org.tollens.dynamics;

/**
 * The free energy along the regularised flow: dF/dt = Var_p(g), and F(π) - F(p) = T·KL(p‖π) (the Gibbs variational
 * identity), by which differences of F are computed.
 */
public final class Lyapunov {
    private static final double SMALL = 0.01;

    private final Flow flow;
    private final double[] shifted;
    private final double temperature;

    /**
     * Of a flow.
     *
     * @param flow what is followed
     * @param scores s of the free energy
     * @param temperature T of the free energy
     */
    public Lyapunov(Flow flow, double[] scores, double temperature) {
        this.flow = flow;
        this.temperature = Temperature.checked(temperature);
        // T log π_T differs from s by a constant.
        this.shifted = Simplex.logSoftmax(scores, temperature);
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] *= temperature;
        }
    }

    /** Var_p(g) with g = s - T log p. */
    public double variance(double[] logs) {
        double[] g = new double[logs.length];
        for (int i = 0; i < g.length; i++) {
            g[i] = shifted[i] - temperature * logs[i];
        }
        return Simplex.variance(Simplex.exp(logs), g);
    }

    /**
     * dF/dt by central differences along the integrated flow, extrapolated from the steps h and h/2; h is short against how
     * fast the distribution changes.
     */
    public double rate(double[] logs) {
        double h = SMALL / (1 + fastest(logs));
        double coarse = difference(logs, h);
        double fine = difference(logs, h / 2);
        return (4 * fine - coarse) / 3;
    }

    private double fastest(double[] logs) {
        double[] derivative = new double[logs.length];
        new InLogs(flow).computeDerivatives(0, logs, derivative);
        double[] p = Simplex.exp(logs);
        return Math.sqrt(Simplex.mean(
                p, java.util.Arrays.stream(derivative).map(d -> d * d).toArray()));
    }

    private double difference(double[] logs, double h) {
        return (energy(moved(logs, h)) - energy(moved(logs, -h))) / (2 * h);
    }

    private double[] moved(double[] logs, double h) {
        return Solver.fixedSteps(flow, logs, h / 2, 2, (time, at) -> {});
    }

    /**
     * F(p) - F(π) = -T·KL(p‖π) = -T Σ (p_i δ_i - p_i + π_i), δ_i = log(p_i/π_i). Written so, a rounding error in a small δ_i
     * counts by δ_i itself; the plain sum of differences of large terms would hide a slow rise.
     */
    private double energy(double[] logs) {
        double sum = 0;
        for (int i = 0; i < logs.length; i++) {
            double delta = logs[i] - shifted[i] / temperature;
            sum += Math.abs(delta) < 1
                    ? Math.exp(shifted[i] / temperature) * (delta * Math.exp(delta) - Math.expm1(delta))
                    : Math.exp(logs[i]) * (delta - 1) + Math.exp(shifted[i] / temperature);
        }
        return -temperature * sum;
    }
}
