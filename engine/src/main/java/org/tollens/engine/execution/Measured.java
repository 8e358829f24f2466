package org.tollens.engine.execution;

import java.util.HashSet;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.MeasurementPlan;
import org.tollens.inference.Trace;

/** What came of measuring one model on one corpus. */
sealed interface Measured {
    /** It was measured; the observables are those that can be read, of the model itself and of random weights. */
    record Done(Trace trace, SharedJudge judge, Set<Observable> observables, Set<Observable> onRandomWeights)
            implements Measured {
        /** What a plan gave. */
        static Done of(Trace trace, MeasurementPlan plan) {
            return new Done(trace, new SharedJudge(trace.columns()), plan.observables(), plan.onRandomWeights());
        }

        /** Whether it has what a plan asks for. */
        boolean meets(MeasurementPlan plan) {
            return observables.containsAll(plan.observables()) && onRandomWeights.containsAll(plan.onRandomWeights());
        }

        /** The plan and what is measured already. */
        MeasurementPlan and(MeasurementPlan plan) {
            return new MeasurementPlan(
                    plan.model(),
                    plan.corpus(),
                    union(observables, plan.observables()),
                    union(onRandomWeights, plan.onRandomWeights()),
                    plan.settings());
        }

        private static Set<Observable> union(Set<Observable> a, Set<Observable> b) {
            Set<Observable> both = new HashSet<>(a);
            both.addAll(b);
            return Set.copyOf(both);
        }
    }

    /** It can't be measured, and is not tried again in this session. */
    record Failed(Throwable cause) implements Measured {}
}
