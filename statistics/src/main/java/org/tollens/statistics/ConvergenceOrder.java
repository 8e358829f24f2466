package org.tollens.statistics;

/**
 * The observed order of convergence of a method whose steps are halved twice (Richardson): p = log2(|X^r − X^2r| / |X^2r −
 * X^4r|), from squared distances that are added up over units before the root is taken, so p = ½·log2(Σ a / Σ b). Influence of a
 * unit: ψ_i = (a_i/Σa − b_i/Σb)/(2 ln 2). Reference: complex-step derivative of the weighted ratio.
 */
public final class ConvergenceOrder {
    private ConvergenceOrder() {}

    /**
     * The order with its influence.
     *
     * @param coarse a, squared distance between r and 2r steps, [unit], at least 0
     * @param fine b, squared distance between 2r and 4r steps, [unit], at least 0
     * @throws IllegalArgumentException if lengths differ, a distance is negative or not finite, or a sum is 0
     */
    public static Influence of(double[] coarse, double[] fine) {
        Checks.sameLength("the coarse distances", coarse.length, "the fine ones", fine.length);
        double above = total("coarse", coarse);
        double below = total("fine", fine);
        double[] psi = new double[coarse.length];
        for (int i = 0; i < psi.length; i++) {
            psi[i] = (coarse[i] / above - fine[i] / below) / (2 * Math.log(2));
        }
        return new Influence(Math.log(above / below) / (2 * Math.log(2)), psi);
    }

    private static double total(String which, double[] distances) {
        Checks.finite("the " + which + " distances", distances);
        double total = 0;
        for (double distance : distances) {
            Checks.that(distance >= 0, "expected squared distances of at least 0, found %s", distance);
            total += distance;
        }
        Checks.that(total > 0, "expected %s distances above 0, found 0 everywhere: no order is defined", which);
        return total;
    }
}
