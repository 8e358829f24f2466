package org.tollens.engine.discovery;

import java.util.List;
import java.util.Optional;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.UniqueId.Segment;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.discovery.SelectorResolver.Context;
import org.junit.platform.engine.support.discovery.SelectorResolver.Match;
import org.junit.platform.engine.support.discovery.SelectorResolver.Resolution;
import org.tollens.engine.descriptor.ClaimDescriptor;
import org.tollens.engine.descriptor.ClaimOnModelDescriptor;
import org.tollens.engine.descriptor.MeasurementsDescriptor;
import org.tollens.engine.descriptor.SpecDescriptor;
import org.tollens.engine.descriptor.TollensEngineDescriptor;

/**
 * Resolves unique ids, which outlive what they name: an IDE keeps them while methods are renamed. An id that nothing
 * answers to is a warning and resolves to the engine itself, because the launcher takes an unresolved id for an error
 * that stops everything.
 */
final class UniqueIdResolution {
    private final SpecSelectorResolver specs;
    private final TollensEngineDescriptor engine;

    UniqueIdResolution(SpecSelectorResolver specs, TollensEngineDescriptor engine) {
        this.specs = specs;
        this.engine = engine;
    }

    Resolution resolve(UniqueId id, Context context) {
        List<Segment> segments = id.getSegments();
        Resolution resolution = Resolution.unresolved();
        if (segments.size() > 1 && segments.get(1).getType().equals(MeasurementsDescriptor.SEGMENT)) {
            // A rerun of what failed names the measurement too; it comes by itself with the claims that need it.
            return nothing();
        }
        Optional<Class<?>> type = spec(segments);
        if (type.isPresent()) {
            resolution = within(id, segments, type.get(), context);
        }
        if (!resolution.isResolved()) {
            specs.warn("nothing is run for the unique id " + id
                    + ": no claim answers to it any more; select its class and choose again");
            return nothing();
        }
        return resolution;
    }

    private Resolution within(UniqueId id, List<Segment> segments, Class<?> type, Context context) {
        if (segments.size() == 2) {
            return Resolution.selectors(java.util.Set.of(DiscoverySelectors.selectClass(type)));
        }
        if (!segments.get(2).getType().equals(ClaimDescriptor.SEGMENT)) {
            return Resolution.unresolved();
        }
        String method = segments.get(2).getValue();
        if (segments.size() == 3) {
            return specs.claim(type, method, context);
        }
        if (segments.size() == 4 && segments.get(3).getType().equals(ClaimOnModelDescriptor.SEGMENT)) {
            return specs.model(
                    id.removeLastSegment(), type, method, segments.get(3).getValue(), context);
        }
        return Resolution.unresolved();
    }

    private static Optional<Class<?>> spec(List<Segment> segments) {
        if (segments.size() < 2 || !segments.get(1).getType().equals(SpecDescriptor.SEGMENT)) {
            return Optional.empty();
        }
        return ReflectionSupport.tryToLoadClass(segments.get(1).getValue())
                .toOptional()
                .filter(SpecClass::isSpec);
    }

    private Resolution nothing() {
        return Resolution.match(Match.partial(engine));
    }
}
