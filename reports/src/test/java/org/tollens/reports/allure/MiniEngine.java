package org.tollens.reports.allure;

import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.TestAbortedException;

/** An engine whose tests are given as actions, run by a real launcher with Allure's real listener. */
final class MiniEngine implements TestEngine {
    private final AllureLifecycle lifecycle;
    private final Map<String, Runnable> tests = new LinkedHashMap<>();

    MiniEngine(AllureLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    MiniEngine run(String name, Runnable action) {
        tests.put(name, action);
        return this;
    }

    void execute() {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(this)
                .addTestExecutionListeners(new AllureJunitPlatform(lifecycle))
                .build();
        LauncherFactory.create(config)
                .execute(LauncherDiscoveryRequestBuilder.request().build());
        tests.clear();
    }

    @Override
    public String getId() {
        return "mini";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor root = new EngineDescriptor(id, "mini");
        tests.keySet().forEach(name -> root.addChild(new Leaf(id.append("test", name), name)));
        return root;
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor root = request.getRootTestDescriptor();
        var listener = request.getEngineExecutionListener();
        listener.executionStarted(root);
        for (TestDescriptor test : root.getChildren()) {
            listener.executionStarted(test);
            listener.executionFinished(test, result(Objects.requireNonNull(tests.get(test.getDisplayName()))));
        }
        listener.executionFinished(root, TestExecutionResult.successful());
    }

    private static TestExecutionResult result(Runnable action) {
        try {
            action.run();
            return TestExecutionResult.successful();
        } catch (TestAbortedException e) {
            return TestExecutionResult.aborted(e);
        } catch (RuntimeException | AssertionError e) {
            return TestExecutionResult.failed(e);
        }
    }

    private static final class Leaf extends AbstractTestDescriptor {
        Leaf(UniqueId id, String name) {
            super(id, name);
        }

        @Override
        public Type getType() {
            return Type.TEST;
        }
    }
}
