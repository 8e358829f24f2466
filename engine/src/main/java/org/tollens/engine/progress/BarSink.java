package org.tollens.engine.progress;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** One line of a terminal, drawn again at most five times a second and wiped at the end. */
final class BarSink implements ProgressSink {
    private static final String WIPE = "\r\u001b[K";
    private static final long FRAME = TimeUnit.MILLISECONDS.toNanos(200);

    private final PrintStream terminal;
    private long next = Long.MIN_VALUE;

    BarSink(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(ProgressState state, long nanos) {
        if (nanos >= next) {
            terminal.print(WIPE + state.bar());
            terminal.flush();
            next = nanos + FRAME;
        }
    }

    @Override
    public void end() {
        terminal.print(WIPE);
        terminal.close();
    }
}
