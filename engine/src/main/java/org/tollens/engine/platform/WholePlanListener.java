package org.tollens.engine.platform;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import org.tollens.engine.descriptor.WholePlan;

/** Sees the plan of all engines, each with a root that has children if filters left it tests. */
public final class WholePlanListener implements TestExecutionListener {
    private static final String OWN_ROOT = "[engine:" + TollensTestEngine.ID + "]";

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        WholePlan.begin(plan.getRoots().stream()
                .filter(root -> !root.getUniqueId().equals(OWN_ROOT))
                .anyMatch(root -> !plan.getChildren(root).isEmpty()));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        WholePlan.end();
    }
}
