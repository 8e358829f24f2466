package org.tollens.planted;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts over the seeds of a scenario. */
final class Tally {
    static final String HEADER = """
            | scenario | in the weights | must come out | did, of seeds | computed power | verdicts | flags | seconds a seed |
            | --- | --- | --- | ---: | ---: | --- | --- | ---: |
            """;
    /** Seeds for which power is computed: it needs a large sample each. */
    private static final int SIZED = 3;

    private final Scenario scenario;
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private final Map<String, Integer> flags = new TreeMap<>();
    private int seeds;
    private int right;
    private double seconds;
    private double power = 1;

    Tally(Scenario scenario) {
        this.scenario = scenario;
    }

    void add(Trial trial) {
        seeds++;
        right += scenario.right().test(trial.planted(), trial.verdict()) ? 1 : 0;
        verdicts.merge(trial.verdict().kind().name(), 1, Integer::sum);
        trial.verdict().flagIds().forEach(flag -> flags.merge(flag, 1, Integer::sum));
        seconds += trial.seconds();
        if (scenario.wanted() && seeds <= SIZED) {
            power = Math.min(power, Power.of(scenario, trial));
        }
    }

    Scenario scenario() {
        return scenario;
    }

    int right() {
        return right;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d of %d | %s | %s | %s | %.1f |%n",
                scenario.id(),
                scenario.planted(),
                scenario.expected(),
                right,
                seeds,
                scenario.wanted() && !Double.isNaN(power) ? String.format(Locale.ROOT, "%.5f", power) : "",
                counts(verdicts),
                counts(flags),
                seconds / seeds);
    }

    private static String counts(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }
}
