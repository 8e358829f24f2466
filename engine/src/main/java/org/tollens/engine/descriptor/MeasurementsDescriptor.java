package org.tollens.engine.descriptor;

import java.util.List;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.tollens.engine.execution.MeasurementStep;

/**
 * All measurements of a run. It looks like a class to build tools, which file tests by class: so its tests have a file
 * of their own in their reports and are not counted among a spec's.
 */
public final class MeasurementsDescriptor extends AbstractTestDescriptor implements Node<TollensContext> {
    /** Type of this descriptor's segment in a unique id. */
    public static final String SEGMENT = "measurements";

    /** What build tools take for the class's name. */
    static final String CLASS_NAME = "Measurements";

    private final List<MeasurementStep> steps;

    MeasurementsDescriptor(UniqueId parent, List<MeasurementStep> steps) {
        super(parent.append(SEGMENT, "all"), "Measurements", ClassSource.from(CLASS_NAME));
        this.steps = List.copyOf(steps);
    }

    @Override
    public Type getType() {
        return Type.CONTAINER;
    }

    @Override
    public String getLegacyReportingName() {
        return CLASS_NAME;
    }

    /** Each step is registered by itself: a launcher takes no children from a container that joins at run time. */
    @Override
    public TollensContext execute(TollensContext context, DynamicTestExecutor dynamic) {
        for (MeasurementStep step : steps) {
            MeasurementDescriptor measurement = new MeasurementDescriptor(getUniqueId(), step);
            addChild(measurement);
            dynamic.execute(measurement);
        }
        return context;
    }

    @Override
    public boolean mayRegisterTests() {
        return true;
    }
}
