package org.tollens.engine.execution;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimReporter;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunContext;
import org.tollens.constraints.reporting.RunSummary;

/** Remembers what reporters are told, and throws where a test says so. */
public final class RecordingReporter implements ClaimReporter {
    static final List<String> CALLS = new CopyOnWriteArrayList<>();
    static final List<MeasurementReport> MEASURED = new CopyOnWriteArrayList<>();
    static final List<RunSummary> SUMMARIES = new CopyOnWriteArrayList<>();
    private static volatile String throwsAt = "";

    static void reset(String throwingCall) {
        CALLS.clear();
        MEASURED.clear();
        SUMMARIES.clear();
        throwsAt = throwingCall;
    }

    @Override
    public void begin(RunContext context) {
        called("begin");
    }

    @Override
    public void measured(MeasurementReport measurement) {
        MEASURED.add(measurement);
        called("measured " + measurement.model());
    }

    @Override
    public void judged(ClaimResult result) {
        called("judged " + result.key().claim() + " " + result.verdict().kind());
    }

    @Override
    public void broken(ClaimFailure failure) {
        called("broken " + failure.key().claim());
    }

    @Override
    public void finished(RunSummary summary) {
        SUMMARIES.add(summary);
        called("finished");
    }

    private static void called(String call) {
        CALLS.add(call);
        if (call.equals(throwsAt)) {
            if (call.startsWith("judged")) {
                throw new AssertionError("no ink");
            }
            throw new IllegalArgumentException("no ink");
        }
    }
}
