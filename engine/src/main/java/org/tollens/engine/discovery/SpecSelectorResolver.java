package org.tollens.engine.discovery;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.IterationSelector;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver.InitializationContext;
import org.junit.platform.engine.support.discovery.SelectorResolver;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.engine.descriptor.ClaimDescriptor;
import org.tollens.engine.descriptor.ClaimOnModelDescriptor;
import org.tollens.engine.descriptor.SpecDescriptor;
import org.tollens.engine.descriptor.TollensEngineDescriptor;
import org.tollens.engine.execution.ClaimTarget;

/**
 * Resolves classes, methods and their models (iterations). A selector that nothing answers to would be an error that
 * stops all engines, so children are selected only where they exist.
 */
final class SpecSelectorResolver implements SelectorResolver {
    private final Predicate<String> classNames;
    private final Predicate<String> packages;
    private final ModelFilter models;
    private final DiscoveryIssueReporter issues;
    private final TollensEngineDescriptor engine;
    private final Map<Class<?>, SpecClass> specs = new HashMap<>();

    SpecSelectorResolver(InitializationContext<TollensEngineDescriptor> context) {
        classNames = context.getClassNameFilter();
        packages = context.getPackageFilter();
        models = ModelFilter.read(context.getDiscoveryRequest().getConfigurationParameters());
        issues = context.getIssueReporter();
        engine = context.getEngineDescriptor();
    }

    @Override
    public Resolution resolve(ClassSelector selector, Context context) {
        Class<?> type = selector.getJavaClass();
        if (!SpecClass.isSpec(type) || !classNames.test(type.getName()) || !packages.test(type.getPackageName())) {
            return Resolution.unresolved();
        }
        SpecClass spec = spec(type);
        return context.addToParent(parent -> Optional.of(new SpecDescriptor(parent.getUniqueId(), type, spec.tags())))
                .map(descriptor -> Resolution.match(Match.exact(descriptor, () -> claims(descriptor, spec))))
                .orElseGet(Resolution::unresolved);
    }

    @Override
    public Resolution resolve(MethodSelector selector, Context context) {
        Class<?> type = selector.getJavaClass();
        if (!SpecClass.isSpec(type)) {
            return Resolution.unresolved();
        }
        return claim(type, selector.getMethodName(), context);
    }

    @Override
    public Resolution resolve(IterationSelector selector, Context context) {
        if (!(selector.getParentSelector() instanceof MethodSelector method)) {
            return Resolution.unresolved();
        }
        return context.resolve(method)
                .map(claim -> new ArrayList<>(leaves(claim)))
                .map(leaves -> selector.getIterationIndices().stream()
                        .filter(index -> index >= 0 && index < leaves.size())
                        .sorted()
                        .map(leaves::get)
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                .filter(selected -> !selected.isEmpty())
                .map(Resolution::selectors)
                .orElseGet(Resolution::unresolved);
    }

    @Override
    public Resolution resolve(UniqueIdSelector selector, Context context) {
        return new UniqueIdResolution(this, engine).resolve(selector.getUniqueId(), context);
    }

    Resolution claim(Class<?> type, String methodName, Context context) {
        SpecClass spec = spec(type);
        Optional<ClaimMethod> claim = spec.claim(methodName);
        if (claim.isEmpty()) {
            return Resolution.unresolved();
        }
        return context.addToParent(
                        () -> selectClass(type),
                        parent -> Optional.of(new ClaimDescriptor(
                                parent.getUniqueId(),
                                type,
                                claim.get().method(),
                                claim.get().claim(),
                                claim.get().tags())))
                .map(descriptor -> Resolution.match(Match.exact(descriptor, () -> leaves(descriptor))))
                .orElseGet(Resolution::unresolved);
    }

    Resolution model(UniqueId claimId, Class<?> type, String methodName, String model, Context context) {
        Optional<ClaimMethod> claim = spec(type)
                .claim(methodName)
                .filter(c -> c.models().contains(model))
                .filter(c -> models.accepts(model));
        if (claim.isEmpty()) {
            return Resolution.unresolved();
        }
        return context.addToParent(
                        () -> selectUniqueId(claimId),
                        parent -> Optional.of(leaf(parent.getUniqueId(), type, claim.get(), model)))
                .map(descriptor -> Resolution.match(Match.exact(descriptor)))
                .orElseGet(Resolution::unresolved);
    }

    void warn(String message) {
        issues.reportIssue(org.junit.platform.engine.DiscoveryIssue.create(
                org.junit.platform.engine.DiscoveryIssue.Severity.WARNING, message));
    }

    private SpecClass spec(Class<?> type) {
        SpecClass known = specs.get(type);
        if (known == null) {
            known = SpecReader.read(type);
            specs.put(type, known);
            enter(known);
        }
        return known;
    }

    private void enter(SpecClass spec) {
        spec.problems().forEach(problem -> {
            issues.reportIssue(problem.issue());
            engine.inventory().addProblem(problem.message());
        });
        for (ClaimMethod claim : spec.claims()) {
            engine.inventory()
                    .add(claim.claim() + "  " + spec.type().getName() + "#"
                            + claim.method().getName() + "  on " + String.join(", ", claim.models()) + "  tags "
                            + claim.tags().stream().map(TestTag::getName).collect(Collectors.joining(", ")));
        }
    }

    private Set<DiscoverySelector> claims(SpecDescriptor descriptor, SpecClass spec) {
        return spec.claims().stream()
                .map(claim -> selectUniqueId(descriptor
                        .getUniqueId()
                        .append(ClaimDescriptor.SEGMENT, claim.method().getName())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private Set<DiscoverySelector> leaves(TestDescriptor claim) {
        UniqueId id = claim.getUniqueId();
        String methodName = id.getLastSegment().getValue();
        return claim.getParent()
                .filter(SpecDescriptor.class::isInstance)
                .map(parent -> spec(((SpecDescriptor) parent).spec()))
                .flatMap(spec -> spec.claim(methodName))
                .map(found -> found.models().stream()
                        .filter(models::accepts)
                        .map(model ->
                                (DiscoverySelector) selectUniqueId(id.append(ClaimOnModelDescriptor.SEGMENT, model)))
                        .collect(Collectors.toCollection(LinkedHashSet::new)))
                .orElseGet(LinkedHashSet::new);
    }

    private static ClaimOnModelDescriptor leaf(UniqueId parent, Class<?> type, ClaimMethod claim, String model) {
        Set<TestTag> tags = new LinkedHashSet<>(claim.tags());
        for (String tag : List.of("model:" + model, "corpus:" + claim.corpus())) {
            if (TestTag.isValid(tag)) {
                tags.add(TestTag.create(tag));
            }
        }
        ClaimKey key = new ClaimKey(claim.claim(), model, claim.corpus());
        return new ClaimOnModelDescriptor(parent, new ClaimTarget(type, claim.method(), key), tags);
    }
}
