package org.tollens.planted;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.judging.Judge;
import org.tollens.constraints.trace.Columns;

/**
 * One seed of a scenario: what was planted, and the verdict on the model that it grew into.
 *
 * @param planted what was drawn
 * @param verdict of the real judge on real measurements
 * @param seconds for writing, measuring and judging
 */
record Trial(Planted planted, Verdict verdict, double seconds) {

    /** Draws, writes, measures and judges. */
    static Trial run(Scenario scenario, long seed) throws IOException {
        long begun = System.nanoTime();
        Planted planted =
                scenario.plant().apply(new Random(31 * seed + scenario.id().hashCode()));
        Path folder = Files.createTempDirectory("tollens-planted");
        try {
            Columns columns = planted.write(folder, scenario.size(), new Random(seed))
                    .measure(scenario.judged(), scenario.size());
            Verdict verdict = Judge.judge(scenario.judged(), columns);
            return new Trial(planted, verdict, (System.nanoTime() - begun) / 1e9);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
