package org.tollens.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred seeds of every scenario; writes the table of {@code docs/planted-truth.md} to {@code target}. */
@Tag("long")
class HundredSeedsTest {
    private static final int SEEDS = Integer.getInteger("tollens.planted.seeds", 100);
    private static final int FOUND = 95;
    /** Largest count of 100 that a share of .01 exceeds with probability below .01. */
    private static final int FALSE_ALARMS = 4;

    private static final Path TABLE = Path.of("target", "planted-truth.md");

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    @BeforeAll
    static void begin() throws IOException {
        Files.createDirectories(TABLE.toAbsolutePath().getParent());
        Files.writeString(TABLE, Tally.HEADER);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void findsWhatIsPlanted(Scenario scenario) throws IOException {
        Tally tally = new Tally(scenario);
        for (long seed = 1; seed <= SEEDS; seed++) {
            tally.add(Trial.run(scenario, seed));
        }
        Files.writeString(TABLE, tally.line(), StandardOpenOption.APPEND);
        int wrong = SEEDS - tally.right();
        assertThat(wrong * 100)
                .as("seeds of %s without %s: %s", scenario.id(), scenario.expected(), tally.line())
                .isLessThanOrEqualTo(SEEDS * (scenario.wanted() ? 100 - FOUND : FALSE_ALARMS));
    }
}
