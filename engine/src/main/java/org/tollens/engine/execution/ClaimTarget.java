package org.tollens.engine.execution;

import java.lang.reflect.Method;
import org.tollens.constraints.reporting.ClaimKey;

/**
 * One claim on one model: what a single test judges.
 *
 * @param spec the spec class
 * @param method its claim method
 * @param key claim, model and corpus
 */
public record ClaimTarget(Class<?> spec, Method method, ClaimKey key) {
    /** The method as people name it, {@code AttentionTest#concentrates}. */
    public String location() {
        return spec.getName() + "#" + method.getName();
    }
}
