package org.tollens.engine.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.support.store.Namespace;
import org.junit.platform.engine.support.store.NamespacedHierarchicalStore;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.constraints.trace.Columns;
import org.tollens.engine.SharedMeasurements;
import org.tollens.inference.MeasurementOptions;
import org.tollens.inference.MeasurementPlan;
import org.tollens.inference.MeasurementSettings;
import org.tollens.inference.Trace;

/**
 * What executions of one launcher session share: a rerun of a failed claim is a second execution with a smaller plan,
 * and must neither measure again nor forget the other verdicts.
 */
final class Session implements SharedMeasurements {
    private record Key(String model, String corpus, MeasurementSettings settings, MeasurementOptions options) {}

    private final Map<Key, Measured> measured = new HashMap<>();
    private final Map<List<String>, Columns> newest = new HashMap<>();
    private final Map<ClaimKey, ClaimResult> results = new TreeMap<>();
    private final Map<ClaimKey, ClaimFailure> failures = new TreeMap<>();
    private final List<MeasurementReport> reports = new ArrayList<>();

    /** The session's one instance, made when first asked for. */
    static Session of(NamespacedHierarchicalStore<Namespace> requestStore) {
        NamespacedHierarchicalStore<Namespace> store = requestStore;
        for (var parent = store.getParent(); parent.isPresent(); parent = store.getParent()) {
            store = parent.get();
        }
        Namespace namespace = Namespace.create(NAMESPACE);
        synchronized (Session.class) {
            @Nullable Session session = store.get(namespace, KEY, Session.class);
            if (session == null) {
                session = new Session();
                store.put(namespace, KEY, session);
            }
            return session;
        }
    }

    /**
     * Meets the plan: from what the session has, or by the given measurement of that and what is missing.
     *
     * @return what came of it, and whether the measurement was called
     */
    synchronized Met meet(MeasurementPlan plan, MeasurementOptions options, Function<MeasurementPlan, Trace> measure) {
        Key key = new Key(plan.model(), plan.corpus(), plan.settings(), options);
        Measured before = measured.get(key);
        if (before instanceof Measured.Failed) {
            return new Met(before, false);
        }
        MeasurementPlan whole = plan;
        if (before instanceof Measured.Done done) {
            if (done.meets(plan)) {
                return new Met(done, false);
            }
            whole = done.and(plan);
        }
        Measured now = attempt(whole, measure);
        measured.put(key, now);
        return new Met(now, true);
    }

    @SuppressWarnings("IllegalCatch") // whatever stops a measurement is the reason that its claims report
    private Measured attempt(MeasurementPlan plan, Function<MeasurementPlan, Trace> measure) {
        List<String> place = List.of(plan.model(), plan.corpus());
        try {
            Trace trace = measure.apply(plan);
            reports.add(trace.report());
            newest.put(place, trace.columns());
            return Measured.Done.of(trace, plan);
        } catch (Throwable cause) {
            newest.remove(place);
            return new Measured.Failed(cause);
        }
    }

    synchronized void record(ClaimResult result) {
        failures.remove(result.key());
        results.put(result.key(), result);
    }

    synchronized void record(ClaimFailure failure) {
        results.remove(failure.key());
        failures.put(failure.key(), failure);
    }

    @Override
    public synchronized Optional<Columns> columns(String model, String corpus) {
        return Optional.ofNullable(newest.get(List.of(model, corpus)));
    }

    @Override
    public synchronized RunSummary summary() {
        return new RunSummary(List.copyOf(results.values()), List.copyOf(failures.values()), reports);
    }

    /** A plan that was met. */
    record Met(Measured measured, boolean tried) {}
}
