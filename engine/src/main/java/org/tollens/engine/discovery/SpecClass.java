package org.tollens.engine.discovery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestTag;
import org.tollens.engine.FalsificationSpec;

/**
 * What a spec class contains.
 *
 * @param type the class
 * @param tags its tags
 * @param claims its claims that can be run, in order of their ids
 * @param problems what is wrong with it
 */
record SpecClass(Class<?> type, Set<TestTag> tags, List<ClaimMethod> claims, List<Problem> problems) {
    SpecClass {
        claims = List.copyOf(claims);
        problems = List.copyOf(problems);
    }

    static boolean isSpec(Class<?> type) {
        return AnnotationSupport.isAnnotated(type, FalsificationSpec.class);
    }

    Optional<ClaimMethod> claim(String methodName) {
        return claims.stream()
                .filter(claim -> claim.method().getName().equals(methodName))
                .findFirst();
    }
}
