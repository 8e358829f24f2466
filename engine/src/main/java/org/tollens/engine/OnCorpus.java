package org.tollens.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The corpus that claims are judged on, by its id. On a class for all of its claims, or on a method for that claim
 * alone, which then ignores the class's.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface OnCorpus {
    /** Id of the corpus. */
    String value();
}
