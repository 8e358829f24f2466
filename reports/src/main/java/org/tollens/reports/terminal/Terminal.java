package org.tollens.reports.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process's own error stream. {@code System.err} would land in the XML of the test that happens to run, and standard
 * output is the channel of Surefire's forked process.
 */
final class Terminal {
    private static final int LEAST_WIDTH = 60;
    private static final int USUAL_WIDTH = 100;
    private static final int MOST_WIDTH = 120;

    private Terminal() {}

    static void print(List<String> lines) {
        Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
        boolean unicode = charset.equals(StandardCharsets.UTF_8);
        // Not closed: the descriptor is the process's, and others write to it after this.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.err), false, charset);
        lines.forEach(line -> out.print((unicode ? line : Ascii.of(line)) + System.lineSeparator()));
        out.flush();
    }

    static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        if (!columns.matches("\\d{1,5}")) {
            return USUAL_WIDTH;
        }
        return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, Integer.parseInt(columns)));
    }

    /** Whether to write in colour: on a terminal, unless {@code NO_COLOR} is set or this is a build server. */
    static boolean colour(Map<String, String> environment) {
        if (environment.containsKey("NO_COLOR") || "dumb".equals(environment.get("TERM"))) {
            return false;
        }
        return environment.containsKey("FORCE_COLOR") || (!environment.containsKey("CI") && onTerminal());
    }

    /** A forked test process writes into its parent's pipe, so its parents' streams are what counts. */
    private static boolean onTerminal() {
        boolean forked = System.getProperty("surefire.real.class.path") != null
                || System.getProperty("surefire.test.class.path") != null;
        return Stream.iterate(
                        Optional.of(ProcessHandle.current()),
                        Optional::isPresent,
                        p -> p.flatMap(ProcessHandle::parent))
                .limit(forked ? 3 : 1)
                .flatMap(Optional::stream)
                .anyMatch(p -> isTerminal(Path.of("/proc", String.valueOf(p.pid()), "fd", "2")));
    }

    private static boolean isTerminal(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException | UncheckedIOException e) {
            // No such file outside Linux, or another user's process: then without colour.
            return false;
        }
    }
}
