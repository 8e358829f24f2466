package org.tollens.engine.descriptor;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;
import org.tollens.engine.execution.ClaimTarget;
import org.tollens.engine.execution.MeasurementStep;
import org.tollens.engine.execution.Run;

/** The root. It plans after filtering, measures, and then lets the claims be judged. */
public final class TollensEngineDescriptor extends EngineDescriptor implements Node<TollensContext> {
    private final Inventory inventory = new Inventory();

    /** The root before anything was discovered. */
    public TollensEngineDescriptor(UniqueId uniqueId) {
        super(uniqueId, "Tollens");
    }

    /** The claims that discovery came by. */
    public Inventory inventory() {
        return inventory;
    }

    /**
     * True once a spec was seen: measurements join the tree at run time. It also keeps the launcher from dropping the
     * engine when filters leave no claim, which is the one chance to say so.
     */
    @Override
    public boolean mayRegisterTests() {
        return !inventory.isEmpty();
    }

    @Override
    public TollensContext before(TollensContext context) {
        List<ClaimTarget> targets = targets();
        if (targets.isEmpty()) {
            refuseEmptyPlan();
            return context;
        }
        return context.with(Run.of(context.request()));
    }

    @Override
    public TollensContext execute(TollensContext context, DynamicTestExecutor dynamic) {
        if (context.hasRun()) {
            List<MeasurementStep> steps = context.run().begin(targets());
            if (!steps.isEmpty()) {
                MeasurementsDescriptor measurements = new MeasurementsDescriptor(getUniqueId(), steps);
                addChild(measurements);
                dynamic.execute(measurements);
            }
        }
        return context;
    }

    @Override
    public void after(TollensContext context) {
        if (context.hasRun()) {
            context.run().finish();
        }
    }

    private List<ClaimTarget> targets() {
        return getDescendants().stream()
                .filter(ClaimOnModelDescriptor.class::isInstance)
                .map(ClaimOnModelDescriptor.class::cast)
                .map(ClaimOnModelDescriptor::target)
                .toList();
    }

    private void refuseEmptyPlan() {
        if (inventory.isEmpty() || WholePlan.othersHaveTests()) {
            return;
        }
        StringBuilder message = new StringBuilder("no claim is left to judge. ");
        if (!inventory.claims().isEmpty()) {
            message.append("The method, tag or model that was asked for fits none of these claims:")
                    .append(lines(inventory.claims()));
        }
        if (!inventory.problems().isEmpty()) {
            message.append("These are not run:").append(lines(inventory.problems()));
        }
        throw new JUnitException(message.toString().strip());
    }

    private static String lines(java.util.Collection<String> lines) {
        return lines.stream()
                .map(line -> System.lineSeparator() + "  " + line)
                .collect(Collectors.joining("", "", System.lineSeparator()));
    }
}
