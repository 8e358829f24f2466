package org.tollens.engine.descriptor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.hierarchical.Node;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.engine.execution.ClaimTarget;

/** One claim on one model: the test. */
public final class ClaimOnModelDescriptor extends AbstractTestDescriptor implements Node<TollensContext> {
    /** Type of this descriptor's segment in a unique id; the value is the model's id. */
    public static final String SEGMENT = "model";

    private final ClaimTarget target;
    private final Set<TestTag> tags;

    /** A child of its claim. */
    public ClaimOnModelDescriptor(UniqueId parent, ClaimTarget target, Set<TestTag> tags) {
        super(
                parent.append(SEGMENT, target.key().model()),
                target.key().claim() + " [" + target.key().model() + "]",
                source(target));
        this.target = target;
        this.tags = Set.copyOf(tags);
    }

    // Build tools tell tests of one method apart by the parameter types: with the model in their place, and the legacy
    // name below, reports read c1[gpt2]. Filters look at the method's name alone.
    private static MethodSource source(ClaimTarget target) {
        return MethodSource.from(
                target.spec().getName(), target.method().getName(), target.key().model());
    }

    /** What is judged. */
    public ClaimTarget target() {
        return target;
    }

    @Override
    public Type getType() {
        return Type.TEST;
    }

    @Override
    public Set<TestTag> getTags() {
        return tags;
    }

    @Override
    public String getLegacyReportingName() {
        return target.method().getName() + "[" + target.key().model() + "]";
    }

    @Override
    public TollensContext execute(TollensContext context, DynamicTestExecutor dynamic) {
        context.run().judge(target, verdict -> context.request()
                .getEngineExecutionListener()
                .reportingEntryPublished(this, ReportEntry.from(entries(verdict))));
        return context;
    }

    private Map<String, String> entries(Verdict verdict) {
        Map<String, String> entries = new LinkedHashMap<>();
        entries.put("claim", target.key().claim());
        entries.put("model", target.key().model());
        entries.put("corpus", target.key().corpus());
        entries.put("verdict", verdict.kind().name());
        entries.put("because", verdict.because());
        return entries;
    }
}
