package org.tollens.dynamics;

/**
 * Scores that depend on where the distribution is: g = s + A p - T log p. With A symmetric the flow climbs
 * Φ(p) = ⟨p, s⟩ + ½ pᵀAp + T·H(p), because g is its gradient up to a constant (Hofbauer and Sigmund 1998, chapter 19); with
 * A antisymmetric dKL(p*‖p)/dt = -T (KL(p‖p*) + KL(p*‖p)) towards an interior equilibrium p*, so that at T = 0 it is
 * conserved (chapter 11).
 */
public final class PathDependentFlow implements Flow {
    private final double[] scores;
    private final double[][] matrix;
    private final double temperature;

    /**
     * A flow.
     *
     * @param scores s
     * @param matrix A, [n][n]
     * @param temperature T, at least 0
     */
    public PathDependentFlow(double[] scores, double[][] matrix, double temperature) {
        if (matrix.length != scores.length || !(temperature >= 0)) {
            throw new IllegalArgumentException("expected a matrix of " + scores.length
                    + " rows and a temperature of at least 0, found " + matrix.length + " rows and " + temperature
                    + "; give one row a score");
        }
        this.scores = scores.clone();
        this.matrix = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            this.matrix[i] = matrix[i].clone();
        }
        this.temperature = temperature;
    }

    /** c I + w R with R the cyclic matrix of rock, paper, scissors: token i + 1 beats token i, token i - 1 loses to it. */
    public static double[][] selfReinforcedCycle(int n, double self, double cycle) {
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i][i] = self;
            matrix[i][(i + 1) % n] -= cycle;
            matrix[i][(i + n - 1) % n] += cycle;
        }
        return matrix;
    }

    @Override
    public int size() {
        return scores.length;
    }

    @Override
    public void fitness(double[] logs, double[] p, double[] fitness) {
        for (int i = 0; i < scores.length; i++) {
            double sum = scores[i] - (temperature == 0 ? 0 : temperature * logs[i]);
            double[] row = matrix[i];
            for (int j = 0; j < p.length; j++) {
                sum += row[j] * p[j];
            }
            fitness[i] = sum;
        }
    }

    /** Φ(p) = ⟨p, s⟩ + ½ pᵀAp + T·H(p). */
    public double potential(double[] p) {
        double quadratic = 0;
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                quadratic += p[i] * matrix[i][j] * p[j];
            }
        }
        return Simplex.freeEnergy(p, scores, temperature) + quadratic / 2;
    }
}
