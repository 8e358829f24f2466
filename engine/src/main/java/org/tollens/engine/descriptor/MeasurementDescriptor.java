package org.tollens.engine.descriptor;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.tollens.engine.execution.MeasurementStep;

/** One measurement: a step with a time and an outcome of its own. */
final class MeasurementDescriptor extends AbstractTestDescriptor implements Node<TollensContext> {
    private static final String SEGMENT = "measurement";

    private final MeasurementStep step;

    MeasurementDescriptor(UniqueId parent, MeasurementStep step) {
        super(parent.append(SEGMENT, step.model() + "@" + step.corpus()), step.title());
        this.step = step;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public TollensContext execute(TollensContext context, DynamicTestExecutor dynamic) {
        context.run().measure(step);
        return context;
    }
}
