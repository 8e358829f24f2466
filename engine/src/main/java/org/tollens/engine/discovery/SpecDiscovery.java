package org.tollens.engine.discovery;

import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;
import org.tollens.engine.descriptor.TollensEngineDescriptor;

/** Finds the claims that a request selects. */
public final class SpecDiscovery {
    private static final EngineDiscoveryRequestResolver<TollensEngineDescriptor> RESOLVER =
            EngineDiscoveryRequestResolver.<TollensEngineDescriptor>builder()
                    .addClassContainerSelectorResolver(SpecClass::isSpec)
                    .addSelectorResolver(SpecSelectorResolver::new)
                    .build();

    private SpecDiscovery() {}

    /** The tree of what the request selects; problems of specs are warnings of the request's listener. */
    public static TollensEngineDescriptor discover(EngineDiscoveryRequest request, UniqueId engineId) {
        TollensEngineDescriptor engine = new TollensEngineDescriptor(engineId);
        DiscoveryIssueReporter reporter = DiscoveryIssueReporter.deduplicating(
                DiscoveryIssueReporter.forwarding(request.getDiscoveryListener(), engineId));
        RESOLVER.resolve(request, engine, reporter);
        return engine;
    }
}
