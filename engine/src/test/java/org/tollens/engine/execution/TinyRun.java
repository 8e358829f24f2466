package org.tollens.engine.execution;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** Runs specs on the tiny model into a folder. Immutable. */
record TinyRun(Map<String, String> parameters) {
    static TinyRun into(Path output) {
        return new TinyRun(Map.of("tollens.output", output.toString()))
                .with("tollens.window", "64")
                .with("tollens.progress", "off")
                .with("tollens.device", "cpu");
    }

    TinyRun with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new TinyRun(Map.copyOf(more));
    }

    EngineExecutionResults run(DiscoverySelector... selectors) {
        EngineTestKit.Builder kit = EngineTestKit.engine("tollens").selectors(selectors);
        parameters.forEach(kit::configurationParameter);
        return kit.execute();
    }

    /** Outcome of everything that finished, by display name: {@code status: message}, the message's first line. */
    static Map<String, String> outcomes(EngineExecutionResults results) {
        Map<String, String> outcomes = new TreeMap<>();
        results.allEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .forEach(event -> outcomes.put(event.getTestDescriptor().getDisplayName(), outcome(event)));
        return outcomes;
    }

    static Throwable thrown(EngineExecutionResults results, String displayName) {
        return results.allEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .filter(event -> event.getTestDescriptor().getDisplayName().equals(displayName))
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .flatMap(result -> result.getThrowable().stream())
                .findFirst()
                .orElseThrow();
    }

    private static String outcome(Event event) {
        TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
        String message = result.getThrowable()
                .map(Throwable::getMessage)
                .map(text -> ": " + text.lines().findFirst().orElse(""))
                .orElse("");
        return result.getStatus() + message;
    }
}
