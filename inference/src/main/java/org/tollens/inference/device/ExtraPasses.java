package org.tollens.inference.device;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;

/** Every pass there is besides the forward pass; each observable belongs to one of them at most. */
public final class ExtraPasses {
    private static final List<ExtraPass> ALL = List.of(
            new SkippedBlocks(),
            new IntervenedRuns(),
            new EulerSteps(),
            new RefinedSteps(),
            new PerturbedRuns(),
            new NextTokenScores());

    private ExtraPasses() {}

    /** Those that measure some of the observables, in a fixed order. */
    static List<ExtraPass> of(Set<Observable> observables) {
        return ALL.stream()
                .filter(pass -> observables.stream().anyMatch(pass::measures))
                .toList();
    }

    /** Whether some pass measures an observable. */
    public static boolean measure(Observable observable) {
        return pass(observable).isPresent();
    }

    /** Whether an observable may be measured on random weights; true for what the forward pass itself gives. */
    public static boolean mayBeOnRandomWeights(Observable observable) {
        return pass(observable).map(ExtraPass::onRandomWeights).orElse(!Observables.isTuned(observable));
    }

    /** The documents that an observable is measured on. */
    public static Subsample subsample(Observable observable) {
        return pass(observable).map(ExtraPass::subsample).orElse(Subsample.ALL);
    }

    /** The beginning of the names of the files that hold an observable. */
    public static String fileName(Observable observable) {
        return pass(observable).map(ExtraPass::name).orElse(Observables.isTuned(observable) ? "tuned" : "main");
    }

    private static Optional<ExtraPass> pass(Observable observable) {
        return ALL.stream().filter(pass -> pass.measures(observable)).findFirst();
    }
}
