package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.models.Document;

class FullDiskTest {
    private static final int KIBIBYTES = 128;

    @TempDir
    Path temporary;

    @Test
    void aFullDiskSaysSoAndWhatIsWrittenStays() throws Exception {
        Bench bench = new Bench(temporary);
        try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(bench.trace), KIBIBYTES)) {
            Trace small = measure(bench);
            List<Document> few = bench.documents;
            bench.documents = Bench.documents(60, 1);
            assertThat(bench.documents).startsWith(few.toArray(new Document[0]));
            assertThatThrownBy(() -> measure(bench))
                    .isInstanceOf(MeasurementException.class)
                    .hasMessageMatching(
                            "can't write documents/\\S+/(main|skip)-\\w+\\.safetensors into the trace store at "
                                    + bench.trace
                                    + ": No space left on device; free some space, make it writable, or name"
                                    + " another folder with tollens.trace.dir\\. What was written before is kept .*");
            assertThat(partialFiles(bench.trace)).isEmpty();
            TestFiles.assertWhole(bench.trace);

            bench.documents = few;
            Trace again = measure(bench);
            assertThat(again.report().documentsMeasured()).isZero();
            assertThat(again.columns().values(Observables.LENS_SURPRISAL, 2))
                    .isEqualTo(small.columns().values(Observables.LENS_SURPRISAL, 2));

            disk.resize(64 * KIBIBYTES);
            bench.documents = Bench.documents(60, 1);
            assertThat(measure(bench).report().documentsMeasured()).isBetween(1, 60 - few.size());
        }
    }

    /** Without the labels at a fitted temperature: more documents give them another one, and are all measured again. */
    private static Trace measure(Bench bench) {
        Set<Observable> observables = new LinkedHashSet<>(Observables.builtIn());
        observables.removeAll(Calibration.FITTED);
        return bench.measure(observables, "cpu", bench.trace);
    }

    private static List<Path> partialFiles(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(p -> p.toString().endsWith(".partial")).toList();
        }
    }
}
