package org.tollens.engine.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TagFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;
import org.tollens.engine.specs.FourVerdicts;
import org.tollens.engine.specs.ReadsMeasurements;

class EmptyPlanTest {
    private static Optional<Throwable> failureOfTheEngine(String tag, String models) {
        LauncherDiscoveryRequest request = request()
                .selectors(selectClass(FourVerdicts.class), selectClass(ReadsMeasurements.class))
                .filters(EngineFilter.includeEngines("tollens", "junit-jupiter"), TagFilter.includeTags(tag))
                .configurationParameters(Map.of("tollens.models", models))
                .build();
        Map<String, TestExecutionResult> results = new TreeMap<>();
        try (LauncherSession session = LauncherFactory.openSession()) {
            session.getLauncher().execute(request, new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                    results.put(test.getDisplayName(), result);
                }
            });
        }
        return Optional.ofNullable(results.get("Tollens")).flatMap(TestExecutionResult::getThrowable);
    }

    @Test
    void aTagThatNothingHasIsAFailureThatListsTheClaims() {
        assertThat(failureOfTheEngine("nope", "").orElseThrow())
                .hasMessageContaining("no claim is left to judge")
                .hasMessageContaining("P  " + FourVerdicts.class.getName() + "#passes  on tiny-gpt2  tags kinds, P")
                .hasMessageContaining(
                        "F  " + FourVerdicts.class.getName() + "#fails  on tiny-gpt2  tags kinds, refuted, F");
    }

    @Test
    void aModelThatNoClaimIsOnIsAFailureThatListsTheClaims() {
        assertThat(failureOfTheEngine("kinds", "gpt3").orElseThrow())
                .hasMessageContaining("no claim is left to judge")
                .hasMessageContaining("on tiny-gpt2");
    }

    @Test
    void aTagOfAnotherEnginesTestsIsNoFailure() {
        // The extension finds no measurement and fails its own test; the engine has nothing to say.
        assertThat(failureOfTheEngine("jupiter-alone", "")).isEmpty();
    }
}
