package org.tollens.engine.progress;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** A line when the step changes, at each 5 % (at most one a second), and in any case before 10 seconds have passed. */
final class LineSink implements ProgressSink {
    // A second less than promised: the heartbeat looks once a second.
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(9);
    private static final long BREATH = TimeUnit.SECONDS.toNanos(1);

    private final PrintStream out;
    private String step = "";
    private int twentieth;
    private long last;

    LineSink(PrintStream out) {
        this.out = out;
    }

    @Override
    public void show(ProgressState state, long nanos) {
        boolean newStep = !state.step().equals(step);
        boolean further = state.percent() / 5 > twentieth && nanos - last >= BREATH;
        if (newStep || further || nanos - last >= SILENCE) {
            out.println(state.line());
            step = state.step();
            twentieth = state.percent() / 5;
            last = nanos;
        }
    }

    @Override
    public void end() {
        out.flush();
    }
}
