package org.tollens.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SinkTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void show(ProgressSink sink, double second, String step, long done, long total) {
        long nanos = (long) (second * TimeUnit.SECONDS.toNanos(1));
        sink.show(new ProgressState("gpt2 on tales", step, done, total, 123.4, (long) second), nanos);
    }

    @Test
    void aLineForEachStepAndEachTwentiethAtMostOneASecond() {
        LineSink sink = new LineSink(out);
        show(sink, 100, "reading weights", 0, 0);
        show(sink, 100.1, "documents", 0, 100);
        show(sink, 100.2, "documents", 6, 100);
        show(sink, 101.5, "documents", 7, 100);
        show(sink, 103, "documents", 9, 100);
        show(sink, 104, "documents", 10, 100);
        assertThat(lines())
                .containsExactly(
                        "gpt2 on tales: reading weights, 123 tokens/s, 1:40",
                        "gpt2 on tales: documents 0 of 100 (0 %), 123 tokens/s, 1:40",
                        "gpt2 on tales: documents 7 of 100 (7 %), 123 tokens/s, 1:41",
                        "gpt2 on tales: documents 10 of 100 (10 %), 123 tokens/s, 1:44");
    }

    @Test
    void aLineBeforeTenSecondsOfSilenceThoughNothingMoves() {
        LineSink sink = new LineSink(out);
        show(sink, 1, "documents", 1, 100);
        for (int second = 2; second <= 30; second++) {
            show(sink, second, "documents", 1, 100);
        }
        assertThat(lines()).hasSize(4);
    }

    @Test
    void aBarIsDrawnOverItselfAndWiped() {
        BarSink sink = new BarSink(out);
        show(sink, 1, "documents", 50, 100);
        show(sink, 1.1, "documents", 51, 100);
        sink.end();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("\r\u001b[K[##########..........] documents 50 of 100 (50 %), 123 tokens/s, 0:01, gpt2 on "
                        + "\r\u001b[K");
    }

    @Test
    void aBarNeverWrapsInATerminalOfEightyColumns() {
        String title = "measurement of a-model-with-a-long-name on a-corpus-with-a-long-name";
        String bar = new ProgressState(title, "documents", 12_345, 99_999, 12_345, 36_000).bar();
        assertThat(bar).hasSize(79).contains("documents 12345 of 99999 (12 %), 12345 tokens/s");
    }
}
