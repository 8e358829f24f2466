package org.tollens.engine.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.discovery.PackageNameFilter.excludePackageNames;
import static org.junit.platform.launcher.TagFilter.includeTags;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.Filter;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.testkit.engine.EngineDiscoveryResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.tollens.engine.specs.FourVerdicts;
import org.tollens.engine.specs.OnTwoModels;

class SelectorTest {
    private static final UniqueId ENGINE = UniqueId.forEngine("tollens");
    private static final UniqueId FOUR = ENGINE.append("spec", FourVerdicts.class.getName());
    private static final UniqueId TWO = ENGINE.append("spec", OnTwoModels.class.getName());

    private static List<String> names(EngineTestKit.Builder builder) {
        EngineDiscoveryResults results = builder.discover();
        return results.getEngineDescriptor().getDescendants().stream()
                .filter(TestDescriptor::isTest)
                .map(TestDescriptor::getLegacyReportingName)
                .sorted()
                .toList();
    }

    private static List<String> select(DiscoverySelector... selectors) {
        return names(EngineTestKit.engine("tollens").selectors(selectors));
    }

    @Test
    void byClass() {
        assertThat(select(selectClass(FourVerdicts.class)))
                .containsExactly(
                        "fails[tiny-gpt2]", "isInsufficient[tiny-gpt2]", "isPartial[tiny-gpt2]", "passes[tiny-gpt2]");
    }

    @Test
    void byMethod() {
        assertThat(select(selectMethod(OnTwoModels.class, "first")))
                .containsExactly("first[no-such-model]", "first[tiny-gpt2]");
        assertThat(select(selectMethod(FourVerdicts.class, "helper"))).isEmpty();
    }

    @Test
    void byPackageWithFilters() {
        assertThat(select(selectPackage("org.tollens.engine.specs"))).contains("passes[tiny-gpt2]", "skips[tiny-gpt2]");
        assertThat(names(EngineTestKit.engine("tollens")
                        .selectors(selectPackage("org.tollens.engine.specs"))
                        .filters((Filter<?>) includeClassNamePatterns(".*SkipLosses"))))
                .containsExactly("skips[tiny-gpt2]");
        assertThat(names(EngineTestKit.engine("tollens")
                        .selectors(selectClass(FourVerdicts.class))
                        .filters((Filter<?>) excludePackageNames("org.tollens.engine.specs"))))
                .isEmpty();
    }

    @Test
    void byClassPathRoot() throws URISyntaxException {
        Path root = Path.of(FourVerdicts.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assertThat(select(selectClasspathRoots(Set.of(root)).toArray(DiscoverySelector[]::new)))
                .contains("passes[tiny-gpt2]", "first[no-such-model]", "fine[tiny-gpt2]");
    }

    @Test
    void byUniqueIdOfEachLevel() {
        assertThat(select(selectUniqueId(ENGINE))).isEmpty();
        assertThat(select(selectUniqueId(FOUR))).hasSize(4);
        assertThat(select(selectUniqueId(TWO.append("claim", "second"))))
                .containsExactly("second[no-such-model]", "second[tiny-gpt2]");
        assertThat(select(selectUniqueId(TWO.append("claim", "second").append("model", "tiny-gpt2"))))
                .containsExactly("second[tiny-gpt2]");
    }

    @Test
    void byIteration() {
        assertThat(select(selectIteration(selectMethod(OnTwoModels.class, "first"), 1)))
                .containsExactly("first[no-such-model]");
    }

    @Test
    void selectorsThatOverlapGiveEachTestOnce() {
        assertThat(select(
                        selectUniqueId(TWO.append("claim", "first").append("model", "tiny-gpt2")),
                        selectMethod(OnTwoModels.class, "first"),
                        selectClass(OnTwoModels.class)))
                .containsExactly(
                        "elsewhere[tiny-gpt2]",
                        "first[no-such-model]",
                        "first[tiny-gpt2]",
                        "second[no-such-model]",
                        "second[tiny-gpt2]");
    }

    @Test
    void anIdThatNothingAnswersToIsAWarning() {
        for (UniqueId id : List.of(
                ENGINE.append("spec", "org.tollens.Gone"),
                FOUR.append("claim", "gone"),
                FOUR.append("claim", "passes").append("model", "gone"),
                FOUR.append("other", "passes"),
                ENGINE.append("spec", String.class.getName()))) {
            EngineDiscoveryResults results = EngineTestKit.engine("tollens")
                    .selectors(selectUniqueId(id))
                    .discover();
            assertThat(results.getDiscoveryIssues()).singleElement().satisfies(issue -> {
                assertThat(issue.severity().name()).isEqualTo("WARNING");
                assertThat(issue.message()).contains(id.toString(), "select its class");
            });
        }
    }

    @Test
    void theIdOfAMeasurementIsNoProblem() {
        UniqueId id = ENGINE.append("measurements", "all").append("measurement", "tiny-gpt2@tiny-tales");
        EngineDiscoveryResults results =
                EngineTestKit.engine("tollens").selectors(selectUniqueId(id)).discover();
        assertThat(results.getDiscoveryIssues()).isEmpty();
        assertThat(results.getEngineDescriptor().getChildren()).isEmpty();
    }

    @Test
    void tagsAreTheClaimTheTopicsAndJupitersTags() {
        assertThat(tagged("F")).containsExactly("fails[tiny-gpt2]");
        assertThat(tagged("half")).containsExactly("isPartial[tiny-gpt2]");
        assertThat(tagged("refuted")).containsExactly("fails[tiny-gpt2]");
        assertThat(tagged("kinds & !refuted")).hasSize(3);
        assertThat(tagged("model:tiny-gpt2 & corpus:tiny-tales & P")).containsExactly("passes[tiny-gpt2]");
    }

    private static List<String> tagged(String expression) {
        return names(EngineTestKit.engine("tollens")
                .selectors(selectClass(FourVerdicts.class))
                .filters(includeTags(expression)));
    }

    @Test
    void oneModelAlone() {
        assertThat(names(EngineTestKit.engine("tollens")
                        .selectors(selectClass(OnTwoModels.class))
                        .configurationParameter("tollens.models", " no-such-model ,x")))
                .containsExactly("first[no-such-model]", "second[no-such-model]");
    }

    @Test
    void aBuildToolSeesTheMethodWithTheModelInPlaceOfParameters() {
        TestDescriptor leaf = EngineTestKit.engine("tollens")
                .selectors(selectMethod(FourVerdicts.class, "passes"))
                .discover()
                .getEngineDescriptor()
                .getDescendants()
                .stream()
                .filter(TestDescriptor::isTest)
                .findFirst()
                .orElseThrow();
        assertThat(leaf.getSource().orElseThrow())
                .isEqualTo(MethodSource.from(FourVerdicts.class.getName(), "passes", "tiny-gpt2"));
        assertThat(leaf.getDisplayName()).isEqualTo("P [tiny-gpt2]");
    }
}
