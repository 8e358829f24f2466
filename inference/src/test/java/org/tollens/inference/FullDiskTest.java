package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tollens.models.Document;

class FullDiskTest {
    private static final int KIBIBYTES = 128;

    @TempDir
    Path temporary;

    @Test
    void aFullDiskSaysSoAndWhatIsWrittenStays() throws Exception {
        Bench bench = new Bench(temporary);
        try (SmallDisk disk = SmallDisk.mount(Files.createDirectory(bench.trace), KIBIBYTES)) {
            Trace small = bench.measureAll();
            List<Document> few = bench.documents;
            bench.documents = Bench.documents(60, 1);
            assertThat(bench.documents).startsWith(few.toArray(new Document[0]));
            assertThatThrownBy(bench::measureAll)
                    .isInstanceOf(MeasurementException.class)
                    .hasMessageMatching(
                            "can't write documents/\\S+/(main|skip)-\\w+\\.safetensors into the trace store at "
                                    + bench.trace
                                    + ": No space left on device; free some space, make it writable, or name"
                                    + " another folder with tollens.trace.dir\\. What was written before is kept .*");
            assertThat(partialFiles(bench.trace)).isEmpty();
            TestFiles.assertWhole(bench.trace);

            bench.documents = few;
            Trace again = bench.measureAll();
            assertThat(again.report().documentsMeasured()).isZero();
            MeasurementTest.assertSame(small.columns(), again.columns(), 0);

            disk.resize(64 * KIBIBYTES);
            bench.documents = Bench.documents(60, 1);
            assertThat(bench.measureAll().report().documentsMeasured()).isBetween(1, 60 - few.size());
        }
    }

    private static List<Path> partialFiles(Path store) throws IOException {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(p -> p.toString().endsWith(".partial")).toList();
        }
    }
}
