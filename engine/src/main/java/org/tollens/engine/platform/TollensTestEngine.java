package org.tollens.engine.platform;

import java.util.Optional;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.hierarchical.HierarchicalTestEngine;
import org.tollens.engine.descriptor.TollensContext;
import org.tollens.engine.discovery.SpecDiscovery;

/** The test engine. */
public final class TollensTestEngine extends HierarchicalTestEngine<TollensContext> {
    /** The engine's id. */
    public static final String ID = "tollens";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Optional<String> getGroupId() {
        return Optional.of("org.tollens");
    }

    @Override
    public Optional<String> getArtifactId() {
        return Optional.of("tollens-engine");
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        return SpecDiscovery.discover(request, uniqueId);
    }

    @Override
    protected TollensContext createExecutionContext(ExecutionRequest request) {
        return TollensContext.of(request);
    }
}
