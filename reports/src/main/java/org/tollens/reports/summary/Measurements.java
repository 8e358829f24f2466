package org.tollens.reports.summary;

import java.util.List;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.reports.text.Figures;

/** Puts a measurement into words. */
public final class Measurements {
    private Measurements() {}

    /** How a tuned lens was fitted, and what that gained. */
    public static String lens(LensFit fit) {
        double before = mean(fit.klBefore());
        double after = mean(fit.klAfter());
        return "The tuned lens was fitted on " + Figures.count(fit.positions()) + " positions of "
                + Figures.count(fit.documents()) + " documents of " + fit.corpus() + " in "
                + Figures.duration(fit.elapsed()) + (fit.fittedNow() ? "" : " (found in the trace)")
                + "; on " + Figures.count(fit.heldOutPositions()) + " positions of "
                + Figures.count(fit.heldOutDocuments())
                + " others its mean divergence from the model's output, over the layers below it, is "
                + Figures.fixed(after) + " nats, against " + Figures.fixed(before) + " of the logit lens.";
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(v -> v).average().orElse(Double.NaN);
    }

    /** What was read, how fast and with how much memory. */
    public static String sentence(MeasurementReport m) {
        String skips = m.skipDocuments() > 0
                ? "; skip losses on " + Figures.count(m.skipDocuments()) + " documents, "
                        + Figures.count(m.skipPositions()) + " positions"
                : "";
        String speed = m.documentsMeasured() == 0
                ? "all of it from the trace, nothing was measured again"
                : Figures.count(m.documentsMeasured()) + " documents measured in " + Figures.duration(m.elapsed())
                        + " (" + Figures.plain(Math.rint(m.tokensPerSecond())) + " tokens/s)";
        String memory = m.peakMemoryBytes() < 0 ? "" : ", peak memory " + Figures.bytes(m.peakMemoryBytes());
        return Figures.count(m.documents()) + " documents, " + Figures.count(m.positions()) + " positions" + skips
                + "; " + speed + memory + ", " + m.device() + ", " + m.dtype() + ".";
    }
}
