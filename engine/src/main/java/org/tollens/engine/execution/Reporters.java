package org.tollens.engine.execution;

import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.tollens.constraints.reporting.ClaimReporter;

/** All reporters of one execution, told one after the other. */
final class Reporters {
    private final List<ClaimReporter> reporters;

    private Reporters(List<ClaimReporter> reporters) {
        this.reporters = reporters;
    }

    static Reporters load(ClassLoader loader) {
        return new Reporters(ServiceLoader.load(ClaimReporter.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /**
     * Tells every reporter, also after one of them threw. Errors count as well: a library that is missing where a report is
     * written says nothing of a claim.
     *
     * @throws IllegalStateException naming the reporters that threw
     */
    @SuppressWarnings("IllegalCatch")
    void tell(String what, Consumer<ClaimReporter> call) {
        IllegalStateException failure = null;
        for (ClaimReporter reporter : reporters) {
            try {
                call.accept(reporter);
            } catch (Throwable e) {
                IllegalStateException next = new IllegalStateException(
                        "the reporter " + reporter.getClass().getName() + " failed when told of " + what + ": "
                                + Names.reason(e),
                        e);
                if (failure == null) {
                    failure = next;
                } else {
                    failure.addSuppressed(next);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
