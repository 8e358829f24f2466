package org.tollens.engine;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/**
 * A method of a {@link FalsificationSpec} that returns one {@link org.tollens.constraints.Constraint}. It has no
 * parameters and is not private; it only builds the constraint, so it is called before anything is measured.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Testable
public @interface Claim {
    /**
     * The claim's id, such as {@code C1}: unique among the specs of a run, the key of its verdict in every report, and a tag of
     * its tests. Letters, digits, dots, dashes and underscores; it starts with a letter or digit.
     */
    String value();
}
