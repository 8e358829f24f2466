package org.tollens.inference;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.device.Temperatures;

/**
 * The mean surprisal of the true token as a function of the temperature, by its values at seven temperatures. In the
 * logarithm of the temperature it is smooth, and the polynomial through Chebyshev's points follows it closely.
 */
final class TemperatureCurve {
    /** Least temperature. */
    static final double LEAST = 0.5;
    /** Greatest temperature. */
    static final double GREATEST = 2;

    private static final int INTERVALS = 6;
    private static final double DECIMALS = 1e4;
    private static final List<Double> NODES = IntStream.rangeClosed(0, INTERVALS)
            .mapToObj(k -> rounded(Math.pow(GREATEST, Math.cos(Math.PI * k / INTERVALS))))
            .toList();
    private static final int STEPS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final double[] values;

    /**
     * @param values mean surprisals at {@link #nodes}
     */
    TemperatureCurve(double[] values) {
        this.values = values.clone();
    }

    /** The temperatures at which surprisals are measured. */
    static List<Double> nodes() {
        return NODES;
    }

    /** What is measured for it. */
    static Set<Observable> observables() {
        Set<Observable> result = new LinkedHashSet<>();
        NODES.forEach(temperature -> result.add(Temperatures.outputSurprisal(temperature)));
        return result;
    }

    /** The temperature at which the curve is lowest, to four decimals. */
    double lowest() {
        double low = Math.log(LEAST);
        double high = Math.log(GREATEST);
        // The surprisal has one minimum: it is convex in one over the temperature.
        for (int step = 0; step < STEPS; step++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (at(left) <= at(right)) {
                high = right;
            } else {
                low = left;
            }
        }
        return rounded(Math.exp((low + high) / 2));
    }

    /** Lagrange's polynomial in its barycentric form (Berrut and Trefethen 2004). */
    private double at(double logarithm) {
        double above = 0;
        double below = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = logarithm - Math.log(NODES.get(i));
            if (distance == 0) {
                return values[i];
            }
            double weight = weight(i) / distance;
            above += weight * values[i];
            below += weight;
        }
        return above / below;
    }

    private static double weight(int node) {
        double result = 1;
        for (int i = 0; i < NODES.size(); i++) {
            if (i != node) {
                result /= Math.log(NODES.get(node)) - Math.log(NODES.get(i));
            }
        }
        return result;
    }

    private static double rounded(double temperature) {
        return Math.rint(temperature * DECIMALS) / DECIMALS;
    }
}
