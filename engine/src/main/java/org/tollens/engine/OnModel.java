package org.tollens.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The models that claims are judged on, by the ids of their specs. On a class for all of its claims, or on a method for
 * that claim alone, which then ignores the class's. Each model gives a test of its own.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnModel {
    /** Ids of model specs; at least one. */
    String[] value();
}
