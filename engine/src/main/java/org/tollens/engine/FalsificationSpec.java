package org.tollens.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A class whose {@link Claim} methods state what would show that a claim is false. It is a top-level or static nested
 * class, not abstract, with a constructor without parameters; name it {@code *Test}, because build tools ignore other
 * names in silence.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Testable
public @interface FalsificationSpec {}
