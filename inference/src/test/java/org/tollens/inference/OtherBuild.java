package org.tollens.inference;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.device.InstrumentedModel;

/**
 * A Java process of its own that measures the tiny model into a store. It says when the tensor library is loaded, waits
 * for a word, measures, and prints how many documents it measured.
 */
final class OtherBuild implements AutoCloseable {
    private static final String READY = "ready";

    final Process process;
    private final BufferedReader output;
    private final Path errors;

    private OtherBuild(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    /** Starts one. Its folder must not exist yet; it holds its copy of the model and its error output. */
    static OtherBuild start(Path folder, Path store, int documents) throws IOException {
        Path errors = Files.createDirectory(folder).resolve("errors.txt");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                OtherBuild.class.getName(),
                folder.toString(),
                store.toString(),
                String.valueOf(documents));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        return new OtherBuild(builder.start(), errors);
    }

    void awaitReady() throws IOException {
        String line = output.readLine();
        if (!READY.equals(line)) {
            throw new IOException("expected " + READY + ", found " + line + " and " + errors());
        }
    }

    void measure() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** How many documents it measured. */
    int measured() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IOException("expected a number of documents, found nothing and " + errors());
        }
        return Integer.parseInt(line);
    }

    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Every document has two files: skip losses are measured on all of them. */
    static Bench bench(Path folder, int documents) {
        Bench bench = new Bench(folder);
        bench.documents = Bench.documents(documents, 1);
        bench.settings = new MeasurementSettings(Bench.WINDOW, 4, 0, 0, 5);
        bench.batch = 1;
        return bench;
    }

    static Trace measure(Bench bench, Path store) {
        return bench.measure(new LinkedHashSet<>(Observables.builtIn()), "cpu", store);
    }

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws IOException {
        Bench bench = bench(Path.of(arguments[0]), Integer.parseInt(arguments[2]));
        InstrumentedModel.engine();
        System.out.println(READY);
        if (System.in.read() < 0) {
            return;
        }
        System.out.println(measure(bench, Path.of(arguments[1])).report().documentsMeasured());
    }
}
