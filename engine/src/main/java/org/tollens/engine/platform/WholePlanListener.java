package org.tollens.engine.platform;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.tollens.engine.descriptor.WholePlan;

/** Sees the plan of all engines; the launcher keeps only engines that have tests. */
public final class WholePlanListener implements TestExecutionListener {
    private static final String OWN_ROOT = "[engine:" + TollensTestEngine.ID + "]";

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        WholePlan.begin(
                plan.getRoots().stream().map(TestIdentifier::getUniqueId).anyMatch(id -> !id.equals(OWN_ROOT)));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        WholePlan.end();
    }
}
