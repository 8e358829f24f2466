package org.tollens.engine.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.ReflectionSupport;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.reporting.ClaimKey;

/** Calls the claim methods, each once whatever the number of models, on one instance of each spec class. */
final class SpecBuilder {
    private final Map<Class<?>, Object> instances = new HashMap<>();
    private final Map<List<Object>, Built> built = new HashMap<>();

    /** A claim's constraint, or why there is none. */
    sealed interface Built {
        record Ready(Constraint constraint) implements Built {}

        record Broken(ClaimNotJudgedException cause) implements Built {}
    }

    /** Builds the constraint of every target; two methods that state the same claim on the same data break both. */
    Map<ClaimTarget, Built> build(List<ClaimTarget> targets) {
        Map<ClaimKey, List<ClaimTarget>> byKey = targets.stream().collect(Collectors.groupingBy(ClaimTarget::key));
        Map<ClaimTarget, Built> result = new HashMap<>();
        for (ClaimTarget target : targets) {
            List<ClaimTarget> same = byKey.getOrDefault(target.key(), List.of());
            result.put(target, same.size() > 1 ? ambiguous(same) : constraint(target));
        }
        return result;
    }

    private Built constraint(ClaimTarget target) {
        return built.computeIfAbsent(List.of(target.spec(), target.method()), k -> call(target));
    }

    @SuppressWarnings("IllegalCatch") // a spec's error of any kind is that claim's error, not the run's
    private Built call(ClaimTarget target) {
        try {
            return made(target, ReflectionSupport.invokeMethod(target.method(), instance(target.spec())));
        } catch (Throwable cause) {
            return new Built.Broken(new ClaimNotJudgedException(
                    target.key().claim() + " was not judged: " + target.location() + " did not build its constraint: "
                            + Names.reason(cause),
                    cause));
        }
    }

    private static Built made(ClaimTarget target, @org.jspecify.annotations.Nullable Object value) {
        if (value instanceof Constraint constraint) {
            return new Built.Ready(constraint);
        }
        return new Built.Broken(new ClaimNotJudgedException(target.key().claim() + " was not judged: "
                + target.location() + " returned null; return the constraint"));
    }

    private Object instance(Class<?> spec) {
        Object known = instances.get(spec);
        if (known == null) {
            known = ReflectionSupport.newInstance(spec);
            instances.put(spec, known);
        }
        return known;
    }

    private static Built ambiguous(List<ClaimTarget> same) {
        TreeSet<String> places =
                same.stream().map(ClaimTarget::location).collect(Collectors.toCollection(TreeSet::new));
        return new Built.Broken(new ClaimNotJudgedException(
                Names.of(same.get(0).key()) + " was not judged: it is stated by " + String.join(" and ", places)
                        + ", and a verdict is filed by claim, model and corpus; give each claim an id of its own"));
    }
}
