package org.tollens.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Other processes on the same store: one that is killed, and two at once. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OtherBuildTest {
    private static final int DOCUMENTS = 120;

    @TempDir
    Path temporary;

    private Path store;

    @BeforeEach
    void setUp() {
        store = temporary.resolve("trace");
    }

    @Test
    void aKilledBuildsDocumentsAreKeptAndTheOthersMeasured() throws Exception {
        try (OtherBuild build = OtherBuild.start(temporary.resolve("killed"), store, DOCUMENTS)) {
            build.awaitReady();
            build.measure();
            while (complete() == 0) {
                assertThat(build.process.isAlive()).as(build.errors()).isTrue();
                Thread.sleep(1);
            }
            assertThat(build.process.destroyForcibly().waitFor()).isNotZero();
        }
        int kept = complete();
        assertThat(kept).isBetween(1, DOCUMENTS - 1);
        TestFiles.assertWhole(store);
        assertThat(documentsMeasuredHere()).isEqualTo(DOCUMENTS - kept);
        assertCompleteAndAsIfFresh();
    }

    @Test
    void twoBuildsAtOnceMeasureEachDocumentOnce() throws Exception {
        try (OtherBuild one = OtherBuild.start(temporary.resolve("one"), store, DOCUMENTS);
                OtherBuild two = OtherBuild.start(temporary.resolve("two"), store, DOCUMENTS)) {
            one.awaitReady();
            two.awaitReady();
            one.measure();
            two.measure();
            assertThat(one.measured() + two.measured()).isEqualTo(DOCUMENTS);
            assertThat(one.process.waitFor()).as(one.errors()).isZero();
            assertThat(two.process.waitFor()).as(two.errors()).isZero();
        }
        assertCompleteAndAsIfFresh();
    }

    private int documentsMeasuredHere() throws IOException {
        return measureHere("here", store).report().documentsMeasured();
    }

    private void assertCompleteAndAsIfFresh() throws IOException {
        Trace stored = measureHere("again", store);
        assertThat(stored.report().documentsMeasured()).isZero();
        Trace fresh = measureHere("fresh", temporary.resolve("fresh-trace"));
        assertThat(fresh.report().documentsMeasured()).isEqualTo(DOCUMENTS);
        MeasurementTest.assertSame(fresh.columns(), stored.columns(), 1e-5);
    }

    private Trace measureHere(String folder, Path into) throws IOException {
        return OtherBuild.measure(OtherBuild.bench(Files.createDirectory(temporary.resolve(folder)), DOCUMENTS), into);
    }

    /** Documents with both of their files; that of the skip losses is written last. */
    private int complete() {
        return complete(store.resolve("documents").toFile());
    }

    /** Without asking about any file, for one being written may be gone by then. */
    private static int complete(File file) {
        File[] entries = file.listFiles();
        if (entries == null) {
            return file.getName().matches("skip-.*\\.safetensors") ? 1 : 0;
        }
        return Arrays.stream(entries).mapToInt(OtherBuildTest::complete).sum();
    }
}
