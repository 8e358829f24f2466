package org.tollens.planted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tollens.constraints.evidence.FlagKind;

/** One seed of every scenario: what is planted is found, what is not planted is not. */
class PlantedClaimsTest {
    private static final long SEED = 1;

    static List<Scenario> scenarios() {
        return Scenarios.all();
    }

    /** Random weights and permuted labels take longer than the rest together: one model is put to all of them. */
    @Test
    void noControlReachesWhatIsPlanted() throws IOException {
        Scenario every = Scenarios.named("C1-unexpected").with(Scenario.Controls.EVERY);
        Trial trial = Trial.run(every, SEED);
        assertThat(every.right().test(trial.planted(), trial.verdict()))
                .as("%s %s", trial.verdict().flags(), trial.verdict().because())
                .isTrue();
        assertThat(trial.verdict().has(FlagKind.CONTROL_ALSO_PASSES))
                .as("%s", trial.verdict().flags())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void findsWhatIsPlanted(Scenario scenario) throws IOException {
        Trial trial = Trial.run(scenario, SEED);
        assertThat(scenario.right().test(trial.planted(), trial.verdict()))
                .as(
                        "%s: %s; expected %s; found %s %s %s",
                        scenario.id(),
                        scenario.planted(),
                        scenario.expected(),
                        trial.verdict().kind(),
                        trial.verdict().flagIds(),
                        trial.verdict().because())
                .isTrue();
    }
}
