package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.control.Adjusted;
import org.tollens.constraints.control.Control;
import org.tollens.constraints.control.PermutedLabels;
import org.tollens.constraints.control.RandomWeights;
import org.tollens.constraints.control.SelfLabels;
import org.tollens.constraints.control.TokenTypes;
import org.tollens.constraints.control.TunedLens;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.FlagKind;

/** Runs the controls of a claim, and collects what they say. */
final class ControlRuns {
    private final ClauseJudge judge;
    private final Ruled ruled;
    private final Clause clause;
    private final List<ControlEvidence> evidence = new ArrayList<>();
    private final List<Flag> flags = new ArrayList<>();

    ControlRuns(ClauseJudge judge, Ruled ruled) {
        this.judge = judge;
        this.ruled = ruled;
        this.clause = ruled.study().constraint().clause();
    }

    /** One control's evidence, and the flag that it raises where it does. */
    record Outcome(ControlEvidence evidence, Optional<Flag> flag) {
        static Outcome of(ControlEvidence evidence) {
            return new Outcome(evidence, Optional.empty());
        }

        /** The flag is raised only where there is something to explain. */
        Outcome flagged(boolean raised, FlagKind kind, String because) {
            return raised ? new Outcome(evidence, Optional.of(new Flag(kind, because))) : this;
        }
    }

    /** Runs all of them, on data that carry estimates. */
    ControlRuns run() {
        for (Control control : ruled.study().constraint().controls()) {
            run(control).ifPresent(outcome -> {
                evidence.add(outcome.evidence);
                outcome.flag.ifPresent(flags::add);
            });
        }
        if (clause instanceof Correlation && ruled.affirms()) {
            EdgeLayers.flag(ruled.profile().evidence()).ifPresent(flags::add);
        }
        return this;
    }

    private Optional<Outcome> run(Control control) {
        if (control instanceof SelfLabels) {
            return new SelfLabelControl(ruled).run();
        }
        if (control instanceof TokenTypes) {
            return Optional.of(new TokenTypeControl(ruled).run());
        }
        if (control instanceof RandomWeights) {
            return new RandomWeightControl(judge, ruled).run();
        }
        if (control instanceof PermutedLabels permuted) {
            return Optional.of(new PermutedLabelControl(ruled, permuted).run());
        }
        if (control instanceof Adjusted adjusted) {
            return Optional.of(new AdjustedControl(ruled, adjusted).run());
        }
        if (control instanceof TunedLens) {
            return Optional.of(new TunedLensControl(judge, ruled).run());
        }
        throw new AssertionError(control);
    }

    List<ControlEvidence> evidence() {
        return evidence;
    }

    /** Each kind once, in the order of the kinds; two controls may raise the same flag. */
    List<Flag> flags() {
        List<Flag> once = new ArrayList<>();
        for (Flag flag : flags) {
            int known = once.stream().map(Flag::kind).toList().indexOf(flag.kind());
            if (known < 0) {
                once.add(flag);
            } else {
                once.set(known, new Flag(flag.kind(), once.get(known).because() + "; " + flag.because()));
            }
        }
        once.sort(Comparator.comparing(Flag::kind));
        return once;
    }
}
