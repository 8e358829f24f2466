package org.tollens.statistics.calibration;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Moments of the upper third of a column's law, in closed form.
 *
 * @param cut the upper tercile; the lower is its negative
 * @param contrast E[x | x &gt; cut] − E[x | x ≤ −cut]
 * @param variance of the column as seen
 */
record Terciles(double cut, double contrast, double variance) {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static Terciles of(Shape shape, double intraclass) {
        return shape == Shape.TIED ? tied() : mixture(shape, intraclass);
    }

    /**
     * Values are multiples of a step and the terciles are the values ±1 step (.40 of the mass lies at or below −1 step, .23
     * above 1 step), so "high" means 2 steps or more and "low" −1 step or less.
     */
    private static Terciles tied() {
        double step = Shape.STEP;
        double above = 0;
        double aboveMass = 0;
        double below = 0;
        double belowMass = 0;
        double variance = 0;
        for (int k = -12; k <= 12; k++) {
            double mass = NORMAL.probability((k - 0.5) * step, (k + 0.5) * step);
            variance += mass * k * k * step * step;
            above += k > 1 ? mass * k * step : 0;
            aboveMass += k > 1 ? mass : 0;
            below += k <= -1 ? mass * k * step : 0;
            belowMass += k <= -1 ? mass : 0;
        }
        return new Terciles(step, above / aboveMass - below / belowMass, variance);
    }

    private static Terciles mixture(Shape shape, double intraclass) {
        double[][] parts = shape.parts(intraclass);
        double low = 0;
        double high = 3;
        while (high - low > 1e-14) {
            double middle = (low + high) / 2;
            double tail = 0;
            for (double[] part : parts) {
                tail += part[0] * NORMAL.survivalProbability(middle / part[1]);
            }
            low = tail > 1 / 3.0 ? middle : low;
            high = tail > 1 / 3.0 ? high : middle;
        }
        double moment = 0;
        for (double[] part : parts) {
            moment += part[0] * part[1] * NORMAL.density(low / part[1]);
        }
        return new Terciles(low, 2 * 3 * moment, 1);
    }
}
