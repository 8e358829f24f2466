package org.tollens.reports.summary;

import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.reports.text.Figures;

/** Puts a measurement into words. */
public final class Measurements {
    private Measurements() {}

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
