package org.tollens.engine.descriptor;

import java.lang.reflect.Method;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A claim method; below it is one test for each model. */
public final class ClaimDescriptor extends AbstractTestDescriptor implements Node<TollensContext> {
    /** Type of this descriptor's segment in a unique id; the value is the method's name. */
    public static final String SEGMENT = "claim";

    private final Set<TestTag> tags;
    private final String methodName;

    /** A child of its spec class. */
    public ClaimDescriptor(UniqueId parent, Class<?> spec, Method method, String claim, Set<TestTag> tags) {
        super(
                parent.append(SEGMENT, method.getName()),
                claim + " " + method.getName(),
                MethodSource.from(spec.getName(), method.getName()));
        this.methodName = method.getName();
        this.tags = Set.copyOf(tags);
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags;
    }

    @Override
    public String getLegacyReportingName() {
        return methodName + "()";
    }
}
