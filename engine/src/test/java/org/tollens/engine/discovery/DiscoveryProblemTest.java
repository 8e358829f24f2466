package org.tollens.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.tollens.engine.specs.Mistakes;

class DiscoveryProblemTest {
    private static List<String> problems(Class<?> spec) {
        EngineDiscoveryResults results =
                EngineTestKit.engine("tollens").selectors(selectClass(spec)).discover();
        assertThat(results.getDiscoveryIssues())
                .allSatisfy(issue -> assertThat(issue.severity()).isEqualTo(DiscoveryIssue.Severity.WARNING))
                .allSatisfy(issue -> assertThat(issue.source()).isPresent());
        return results.getDiscoveryIssues().stream()
                .map(DiscoveryIssue::message)
                .map(message -> message.replace(spec.getName(), "Spec"))
                .toList();
    }

    @Test
    void methodsThatAreNoClaims() {
        assertThat(problems(Mistakes.Methods.class))
                .containsExactlyInAnyOrder(
                        "Spec ignores the tag 'a b': a tag is not blank and has no white space and none of"
                                + " , ( ) & | !",
                        "M1 is not run: Spec#hidden is private; remove 'private'",
                        "M2 is not run: Spec#nothing returns void; a claim returns one"
                                + " org.tollens.constraints.Constraint",
                        "M3 is not run: Spec#given has parameters; a claim builds its constraint from what it states"
                                + " itself",
                        "no id is not run: Spec#spaced has the id 'no id'; use letters, digits, dots, dashes and"
                                + " underscores, such as @Claim(\"C1\")",
                        "M5 is not run: Spec#onNothing has an @OnModel without an id; name at least one model, such as"
                                + " \"reference-gpt2\"");
    }

    @Test
    void claimsOnNothing() {
        assertThat(problems(Mistakes.Nowhere.class))
                .containsExactly(
                        "N1 is not run: Spec#anywhere names no model; put @OnModel(\"reference-gpt2\") on it or its"
                                + " class",
                        "N2 is not run: Spec#onNoCorpus names no corpus; put @OnCorpus(\"held-out-fiction\") on it or"
                                + " its class");
    }

    @Test
    void classesThatAreNoSpecs() {
        assertThat(problems(Mistakes.Unfinished.class))
                .containsExactly("Spec is not run: it is abstract; put @FalsificationSpec on a class that"
                        + " can be instantiated");
        assertThat(problems(Mistakes.Demanding.class))
                .containsExactly("Spec is not run: it has no constructor without parameters; add one");
        assertThat(problems(Mistakes.Silent.class))
                .containsExactly(
                        "Spec has no claims; annotate its methods that return a Constraint with @Claim(\"C1\")");
    }

    @Test
    void oneIdForTwoClaims() {
        assertThat(problems(Mistakes.Repeated.class))
                .containsExactly("Spec states D more than once, in once and twice; give each claim an id of its own");
    }
}
