package org.tollens.engine.execution;

import java.time.Duration;
import java.util.Locale;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.engine.progress.ProgressDisplay;
import org.tollens.engine.progress.ProgressMode;
import org.tollens.inference.MeasurementPlan;
import org.tollens.inference.Measurer;
import org.tollens.inference.Trace;
import org.tollens.models.SpecRegistry;

/** Calls the measurement, shows its progress and says at the end what it cost. */
final class Measurement {
    private static final System.Logger LOG = System.getLogger(Measurement.class.getName());

    private final RunSettings settings;
    private final ClassLoader loader;

    Measurement(RunSettings settings, ClassLoader loader) {
        this.settings = settings;
        this.loader = loader;
    }

    Trace run(String title, MeasurementPlan plan) {
        LOG.log(
                System.Logger.Level.DEBUG,
                () -> title + " needs " + plan.observables() + " and of random weights " + plan.onRandomWeights());
        Trace trace;
        try (ProgressDisplay progress = ProgressDisplay.open(title, settings.progress())) {
            trace = new Measurer(SpecRegistry.of(loader), settings.options()).measure(plan, progress);
        }
        if (settings.progress() != ProgressMode.OFF) {
            ProgressDisplay.say(cost(trace.report()));
        }
        return trace;
    }

    /** The report of a measurement that a later plan found complete. */
    static MeasurementReport nothingMeasured(MeasurementReport report) {
        return new MeasurementReport(
                report.model(),
                report.corpus(),
                report.documents(),
                0,
                report.positions(),
                0,
                0,
                report.skipDocuments(),
                report.skipPositions(),
                Duration.ZERO,
                0,
                report.peakMemoryBytes(),
                report.device(),
                report.dtype(),
                report.trace(),
                report.provenance(),
                report.tunedLens().map(LensFit::found));
    }

    static String cost(MeasurementReport report) {
        String what = report.model() + " on " + report.corpus();
        if (report.documentsMeasured() == 0 && report.controlTokens() == 0) {
            return what + ": all " + report.documents() + " documents were in the trace, nothing measured";
        }
        return String.format(
                Locale.ROOT,
                "%s: measured %d of %d documents, %d positions (skip losses: %d documents, %d positions);"
                        + " %d tokens%s in %.1f s, %.0f tokens/s, peak memory %s, %s %s",
                what,
                report.documentsMeasured(),
                report.documents(),
                report.positions(),
                report.skipDocuments(),
                report.skipPositions(),
                report.forwardTokens(),
                controls(report),
                report.elapsed().toMillis() / 1000.0,
                report.tokensPerSecond(),
                memory(report.peakMemoryBytes()),
                report.device(),
                report.dtype());
    }

    private static String controls(MeasurementReport report) {
        String random = report.provenance().get("randomWeights");
        return report.controlTokens() == 0
                ? ""
                : " and " + report.controlTokens() + " for controls"
                        + (random == null ? "" : " (random weights: " + random + ")");
    }

    private static String memory(long bytes) {
        return bytes < 0 ? "unknown" : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }
}
