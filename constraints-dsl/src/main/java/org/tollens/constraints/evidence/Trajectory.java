package org.tollens.constraints.evidence;

import java.util.List;

/**
 * Lines that are drawn beside a deterministic claim: what a flow or an iteration does.
 *
 * @param name what is shown, such as {@code distance to the softmax along both flows}
 * @param xLabel the horizontal axis with its unit
 * @param yLabel the vertical axis with its unit
 * @param logarithmic whether the vertical axis is logarithmic; values that are not above 0 are left out then
 * @param series the lines
 */
public record Trajectory(String name, String xLabel, String yLabel, boolean logarithmic, List<Series> series) {
    public Trajectory {
        series = List.copyOf(series);
    }

    /**
     * One line.
     *
     * @param name in the legend
     * @param x as many as {@code y}
     * @param y a value that is not finite interrupts the line
     */
    public record Series(String name, List<Double> x, List<Double> y) {
        public Series {
            x = List.copyOf(x);
            y = List.copyOf(y);
            if (x.size() != y.size()) {
                throw new IllegalArgumentException("expected as many x as y in the series " + name + ", found "
                        + x.size() + " and " + y.size() + "; give one y for each x");
            }
        }
    }
}
