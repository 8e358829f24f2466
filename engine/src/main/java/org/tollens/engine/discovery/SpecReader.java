package org.tollens.engine.discovery;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.tollens.constraints.Constraint;
import org.tollens.engine.Claim;
import org.tollens.engine.OnCorpus;
import org.tollens.engine.OnModel;

/** Reads one spec class by reflection. What it refuses it explains. */
final class SpecReader {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Class<?> type;
    private final List<Problem> problems = new ArrayList<>();

    private SpecReader(Class<?> type) {
        this.type = type;
    }

    static SpecClass read(Class<?> type) {
        return new SpecReader(type).read();
    }

    private SpecClass read() {
        Set<TestTag> tags = Tags.of(type, tag -> report("ignores the tag '" + tag + "': " + TAG_RULE));
        List<ClaimMethod> claims = instantiable() ? claims(tags) : List.of();
        reportRepeatedIds(claims);
        return new SpecClass(type, tags, claims, problems);
    }

    private static final String TAG_RULE = "a tag is not blank and has no white space and none of , ( ) & | !";

    private boolean instantiable() {
        String claims = "is not run: ";
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return refuse(claims + "it is abstract; put @FalsificationSpec on a class that can be instantiated");
        }
        if (type.getEnclosingClass() != null && !Modifier.isStatic(type.getModifiers())) {
            return refuse(claims + "it is an inner class; make it static or a top-level class");
        }
        if (Arrays.stream(type.getDeclaredConstructors()).noneMatch(c -> c.getParameterCount() == 0)) {
            return refuse(claims + "it has no constructor without parameters; add one");
        }
        return true;
    }

    private List<ClaimMethod> claims(Set<TestTag> tags) {
        List<Method> methods = ReflectionSupport.findMethods(
                type, m -> AnnotationSupport.isAnnotated(m, Claim.class), HierarchyTraversalMode.TOP_DOWN);
        if (methods.isEmpty()) {
            report("has no claims; annotate its methods that return a Constraint with @Claim(\"C1\")");
        }
        return methods.stream()
                .sorted(Comparator.comparing(SpecReader::id).thenComparing(Method::getName))
                .map(method -> claim(method, tags))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<ClaimMethod> claim(Method method, Set<TestTag> classTags) {
        Optional<String> fault = fault(method);
        if (fault.isPresent()) {
            problems.add(new Problem(
                    id(method) + " is not run: " + name(method) + " " + fault.get(),
                    MethodSource.from(type.getName(), method.getName())));
            return Optional.empty();
        }
        List<String> models = models(method);
        String corpus = find(method, OnCorpus.class).map(OnCorpus::value).orElseThrow();
        return Optional.of(new ClaimMethod(method, id(method), models, corpus, tags(method, classTags)));
    }

    private Set<TestTag> tags(Method method, Set<TestTag> classTags) {
        Set<TestTag> tags = new LinkedHashSet<>(classTags);
        tags.addAll(Tags.of(
                method,
                tag -> problems.add(new Problem(
                        name(method) + " ignores the tag '" + tag + "': " + TAG_RULE,
                        MethodSource.from(type.getName(), method.getName())))));
        tags.add(TestTag.create(id(method)));
        return tags;
    }

    private Optional<String> fault(Method method) {
        if (!ID.matcher(id(method)).matches()) {
            return Optional.of("has the id '" + id(method)
                    + "'; use letters, digits, dots, dashes and underscores, such as @Claim(\"C1\")");
        }
        if (Modifier.isPrivate(method.getModifiers())) {
            return Optional.of("is private; remove 'private'");
        }
        if (!Constraint.class.isAssignableFrom(method.getReturnType())) {
            return Optional.of("returns " + method.getReturnType().getTypeName() + "; a claim returns one "
                    + Constraint.class.getName());
        }
        if (method.getParameterCount() > 0) {
            return Optional.of("has parameters; a claim builds its constraint from what it states itself");
        }
        return dataFault(method);
    }

    private Optional<String> dataFault(Method method) {
        if (find(method, OnModel.class).isEmpty()) {
            return Optional.of("names no model; put @OnModel(\"reference-gpt2\") on it or its class");
        }
        if (models(method).isEmpty() || models(method).stream().anyMatch(String::isBlank)) {
            return Optional.of("has an @OnModel without an id; name at least one model, such as \"reference-gpt2\"");
        }
        if (find(method, OnCorpus.class)
                .map(OnCorpus::value)
                .filter(id -> !id.isBlank())
                .isEmpty()) {
            return Optional.of("names no corpus; put @OnCorpus(\"held-out-fiction\") on it or its class");
        }
        return Optional.empty();
    }

    private List<String> models(Method method) {
        return find(method, OnModel.class)
                .map(on -> Arrays.stream(on.value()).distinct().toList())
                .orElse(List.of());
    }

    private <A extends Annotation> Optional<A> find(AnnotatedElement method, Class<A> annotation) {
        return AnnotationSupport.findAnnotation(method, annotation)
                .or(() -> AnnotationSupport.findAnnotation(type, annotation));
    }

    private void reportRepeatedIds(List<ClaimMethod> claims) {
        Map<String, List<String>> places = claims.stream()
                .collect(Collectors.groupingBy(
                        ClaimMethod::claim,
                        TreeMap::new,
                        Collectors.mapping(c -> c.method().getName(), Collectors.toList())));
        places.forEach((claim, methods) -> {
            if (methods.size() > 1) {
                report("states " + claim + " more than once, in " + String.join(" and ", methods)
                        + "; give each claim an id of its own");
            }
        });
    }

    private boolean refuse(String message) {
        report(message);
        return false;
    }

    private void report(String message) {
        problems.add(new Problem(type.getName() + " " + message, ClassSource.from(type)));
    }

    private String name(Method method) {
        return type.getName() + "#" + method.getName();
    }

    private static String id(Method method) {
        return AnnotationSupport.findAnnotation(method, Claim.class)
                .map(Claim::value)
                .orElse("");
    }
}
