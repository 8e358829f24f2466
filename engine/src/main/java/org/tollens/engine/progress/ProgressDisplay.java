package org.tollens.engine.progress;

import java.io.FileDescriptor;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.tollens.inference.Progress;

/**
 * The progress of one measurement. A heartbeat shows that it lives even while no update comes. Writes to the terminal
 * or to the descriptor of standard error: {@code System.out} would land in the report of the test that happens to run.
 */
public final class ProgressDisplay implements Progress, AutoCloseable {
    private final ProgressSink sink;
    private final long begin = System.nanoTime();
    private final ScheduledExecutorService heart;
    private ProgressState state;

    private ProgressDisplay(String title, String step, ProgressSink sink) {
        this.sink = sink;
        this.state = new ProgressState(title, step, 0, 0, 0, 0);
        this.heart = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "tollens-progress");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Begins to show the progress of what the title says. */
    public static ProgressDisplay open(String title, ProgressMode mode) {
        return open(title, "starting", mode);
    }

    /** The same for work of one step, which is shown only if it takes more than a second. */
    public static ProgressDisplay open(String title, String step, ProgressMode mode) {
        ProgressDisplay display = new ProgressDisplay(title, step, sink(mode));
        var unused = display.heart.scheduleAtFixedRate(display::beat, 1, 1, TimeUnit.SECONDS);
        return display;
    }

    /** Writes one line to standard error's descriptor. */
    public static void say(String line) {
        standardError().println(line);
    }

    @Override
    public synchronized void update(String step, long done, long total, double tokensPerSecond) {
        state = new ProgressState(state.title(), step, done, total, tokensPerSecond, seconds());
        sink.show(state, System.nanoTime());
    }

    @Override
    public void close() {
        heart.shutdownNow();
        synchronized (this) {
            sink.end();
        }
    }

    private synchronized void beat() {
        if (!heart.isShutdown()) {
            update(state.step(), state.done(), state.total(), state.tokensPerSecond());
        }
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    }

    private static ProgressSink sink(ProgressMode mode) {
        return switch (mode) {
            case OFF -> new SilentSink();
            case LINES -> new LineSink(standardError());
            case BAR -> terminal().<ProgressSink>map(BarSink::new).orElseGet(() -> new LineSink(standardError()));
            case AUTO -> sink(System.getenv("CI") == null ? ProgressMode.BAR : ProgressMode.LINES);
        };
    }

    private static Optional<PrintStream> terminal() {
        try {
            return Optional.of(new PrintStream(new FileOutputStream("/dev/tty"), true, StandardCharsets.UTF_8));
        } catch (FileNotFoundException noTerminal) {
            return Optional.empty();
        }
    }

    private static PrintStream standardError() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    }
}
