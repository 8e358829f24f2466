package org.tollens.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Tags of a spec class or claim, for tag filters ({@code -Dgroups=attention}). Not named {@code Tag}, so that a file
 * can use it beside Jupiter's {@code @Tag}; where Jupiter is on the class path its {@code @Tag} counts as well.
 * Every claim also has its id as a tag.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Topic {
    /** The tags: not blank, without white space and without any of {@code , ( ) & | !}. */
    String[] value();
}
