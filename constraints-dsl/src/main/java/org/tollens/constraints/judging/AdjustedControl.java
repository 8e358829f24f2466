package org.tollens.constraints.judging;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollens.constraints.Units;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.control.Adjusted;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.rule.EffectLabel;

/** Whether the overall effect is still there between positions that are alike in what else differs. */
final class AdjustedControl {
    private static final String UNDECIDED = "; robust variant undecided";

    private final Ruled ruled;
    private final Comparison comparison;

    AdjustedControl(Ruled ruled, Adjusted adjusted) {
        this.ruled = ruled;
        this.comparison = adjusted.comparison();
    }

    ControlRuns.Outcome run() {
        Study study = ruled.study();
        List<String> reasons = new DataGate(study.source(), study.constraint(), comparison).reasons();
        return reasons.isEmpty() ? run(study) : undecided(reasons);
    }

    private ControlRuns.Outcome undecided(List<String> reasons) {
        return ControlRuns.Outcome.of(evidence(
                VerdictKind.INSUFFICIENT,
                comparison.effect().describeStrata() + ": " + String.join("; ", reasons) + UNDECIDED,
                List.of()));
    }

    private static ControlEvidence evidence(VerdictKind kind, String finding, List<ClauseEvidence> clauses) {
        return new ControlEvidence(
                "adjusted",
                "the same comparison between positions that are alike",
                Optional.of(kind),
                finding,
                clauses,
                Map.of());
    }

    private ControlRuns.Outcome run(Study study) {
        Study twoWay = study.with(study.precision().over(Units.DOCUMENTS_AND_TOKEN_TYPES));
        Ruled adjusted = ClauseJudge.rule(twoWay, comparison);
        ClauseEvidence evidence = adjusted.profile().evidence();
        Estimate overall = evidence.overall().get(EffectLabel.OVERALL);
        Estimate plain = ruled.profile().evidence().overall().get(EffectLabel.OVERALL);
        String finding = comparison.effect().describeStrata() + " the overall effect of "
                + comparison.quantity().describe() + " is "
                + (overall == null
                        ? "not known"
                        : Wording.withInterval(overall) + " (" + Wording.word(overall.label()) + ")")
                + (plain == null ? "" : ", against " + Wording.signed(plain.value()) + " without them");
        boolean undecided = overall == null || overall.label() == Label.UNRESOLVED;
        ControlEvidence control = evidence(adjusted.kind(), finding + (undecided ? UNDECIDED : ""), List.of(evidence));
        return ControlRuns.Outcome.of(control)
                .flagged(ruled.affirms() && confounded(plain, overall), FlagKind.CONFOUNDED, finding);
    }

    private static boolean confounded(
            @org.jspecify.annotations.Nullable Estimate plain, @org.jspecify.annotations.Nullable Estimate overall) {
        if (plain == null || overall == null) {
            return false;
        }
        Label opposite = plain.value() >= 0 ? Label.NEGATIVE : Label.POSITIVE;
        return overall.label() == Label.NULL || overall.label() == opposite;
    }
}
