package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;

/** The same rule on random initialisations of the architecture (control N1). */
final class RandomWeightControl {
    private final ClauseJudge judge;
    private final Ruled ruled;

    RandomWeightControl(ClauseJudge judge, Ruled ruled) {
        this.judge = judge;
        this.ruled = ruled;
    }

    /** Nothing where random weights were not measured; a note of the clause says so. */
    Optional<ControlRuns.Outcome> run() {
        Clause clause = ruled.study().constraint().clause();
        List<String> problems = judge.problemsOnRandomWeights(clause);
        if (!problems.isEmpty()) {
            return Optional.of(unusable(problems));
        }
        if (!judge.onRandomWeights(clause)) {
            return Optional.empty();
        }
        List<ClauseEvidence> clauses = new ArrayList<>();
        List<VerdictKind> kinds = new ArrayList<>();
        for (int number = 1; number <= judge.seeds(); number++) {
            Ruled random = ClauseJudge.rule(
                    ruled.study().with(Reading.randomWeights(number)).unbounded(), clause);
            kinds.add(random.kind());
            clauses.add(random.profile().evidence().read("random-" + number, "on random initialisation " + number));
        }
        VerdictKind best =
                kinds.stream().max(Comparator.comparingInt(Ruled::rank)).orElse(VerdictKind.INSUFFICIENT);
        long raised = ruled.profile().evidence().layers().stream()
                .map(LayerEstimate::estimate)
                .filter(estimate -> estimate.controlBound() > estimate.floor())
                .count();
        String verdicts = kinds.stream().map(Wording::word).collect(Collectors.joining(", "));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("initialisations", (double) judge.seeds());
        if (clause.raisesFloors()) {
            figures.put("layers with a raised floor", (double) raised);
        }
        String finding = "on " + judge.seeds() + " random initialisations the rule gives " + verdicts
                + (!clause.raisesFloors() ? "" : "; they raise the least effect that counts in " + raised + " layers");
        ControlEvidence evidence =
                new ControlEvidence("random-weights", "random weights", Optional.of(best), finding, clauses, figures);
        boolean reached = kinds.stream().anyMatch(ruled::isReachedBy);
        return Optional.of(ControlRuns.Outcome.of(evidence)
                .flagged(ruled.affirms() && reached, FlagKind.CONTROL_ALSO_PASSES, finding));
    }

    private static ControlRuns.Outcome unusable(List<String> problems) {
        String more = problems.size() == 1 ? "" : ", and " + (problems.size() - 1) + " more columns like this";
        return ControlRuns.Outcome.of(new ControlEvidence(
                "random-weights",
                "random weights",
                Optional.empty(),
                "no control: " + problems.get(0) + more + "; no floor is raised",
                List.of(),
                Map.of()));
    }
}
