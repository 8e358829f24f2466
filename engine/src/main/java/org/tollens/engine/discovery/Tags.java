package org.tollens.engine.discovery;

import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestTag;
import org.tollens.engine.Topic;

/** Reads tags: {@link Topic}, and Jupiter's {@code @Tag} where Jupiter is on the class path. */
final class Tags {
    private static final String JUPITER_TAG = "org.junit.jupiter.api.Tag";

    private Tags() {}

    /** The element's tags; each text that is no valid tag is handed to {@code refused}. */
    static Set<TestTag> of(AnnotatedElement element, Consumer<String> refused) {
        Set<TestTag> tags = new LinkedHashSet<>();
        Stream.concat(topics(element), jupiterTags(element)).forEach(text -> {
            if (TestTag.isValid(text)) {
                tags.add(TestTag.create(text));
            } else {
                refused.accept(text);
            }
        });
        return tags;
    }

    private static Stream<String> topics(AnnotatedElement element) {
        return AnnotationSupport.findAnnotation(element, Topic.class).stream().flatMap(t -> Stream.of(t.value()));
    }

    private static Stream<String> jupiterTags(AnnotatedElement element) {
        Optional<Class<?>> type = ReflectionSupport.tryToLoadClass(JUPITER_TAG).toOptional();
        return type.filter(t -> t.isAnnotationPresent(Repeatable.class))
                .map(t -> t.asSubclass(Annotation.class))
                .map(t -> values(AnnotationSupport.findRepeatableAnnotations(element, t)))
                .orElseGet(Stream::empty);
    }

    private static Stream<String> values(List<? extends Annotation> annotations) {
        return annotations.stream().map(annotation -> {
            try {
                return String.valueOf(
                        annotation.annotationType().getMethod("value").invoke(annotation));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("can't read " + annotation, e);
            }
        });
    }
}
