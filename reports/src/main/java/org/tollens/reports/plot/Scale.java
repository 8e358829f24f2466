package org.tollens.reports.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear vertical axis from data to picture coordinates, with ticks at round values.
 *
 * @param low value at the bottom
 * @param high value at the top
 * @param top picture coordinate of {@code high}
 * @param bottom picture coordinate of {@code low}
 * @param step distance of ticks
 */
record Scale(double low, double high, double top, double bottom, double step) {
    private static final int USUAL_TICKS = 8;

    /** An axis that shows all finite values, with ticks at its ends. */
    static Scale over(List<Double> values, double top, double bottom) {
        return over(values, top, bottom, USUAL_TICKS);
    }

    /** An axis with about so many ticks. */
    static Scale over(List<Double> values, double top, double bottom, int about) {
        double low = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .min()
                .orElse(0);
        double high = values.stream()
                .filter(Double::isFinite)
                .mapToDouble(v -> v)
                .max()
                .orElse(1);
        double span = Math.max(high - low, 1e-6);
        double step = step(span * 1.04 / about);
        return new Scale(
                Math.floor((low - 0.02 * span) / step) * step,
                Math.ceil((high + 0.02 * span) / step) * step,
                top,
                bottom,
                step);
    }

    private static double step(double least) {
        double magnitude = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * magnitude >= least) {
                return factor * magnitude;
            }
        }
        return 10 * magnitude;
    }

    /** Picture coordinate of a value. */
    double at(double value) {
        return bottom - (value - low) / (high - low) * (bottom - top);
    }

    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (long i = 0; i <= count; i++) {
            ticks.add(low + i * step);
        }
        return ticks;
    }

    /** A tick's text, with the decimals that its step needs. */
    String text(double tick) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        BigDecimal rounded = BigDecimal.valueOf(tick).setScale(decimals, RoundingMode.HALF_EVEN);
        return (rounded.signum() > 0 && low < 0 ? "+" : "")
                + rounded.toPlainString().replace('-', '−');
    }
}
