package org.tollens.engine.descriptor;

import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** A spec class. */
public final class SpecDescriptor extends AbstractTestDescriptor implements Node<TollensContext> {
    /** Type of this descriptor's segment in a unique id; the value is the class's name. */
    public static final String SEGMENT = "spec";

    private final Class<?> spec;
    private final Set<TestTag> tags;

    /** A child of the engine. */
    public SpecDescriptor(UniqueId parent, Class<?> spec, Set<TestTag> tags) {
        super(parent.append(SEGMENT, spec.getName()), spec.getSimpleName(), ClassSource.from(spec));
        this.spec = spec;
        this.tags = Set.copyOf(tags);
    }

    /** The class. */
    public Class<?> spec() {
        return spec;
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
        return spec.getName();
    }
}
