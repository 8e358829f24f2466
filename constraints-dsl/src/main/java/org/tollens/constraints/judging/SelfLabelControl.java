package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Convergence;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.rule.Figure;

/**
 * The same rule on tokens that the model drew itself (control N2), and what the true labels add to it. A claim is explained
 * by them where they reach its verdict and add nothing beyond what is negligible.
 */
final class SelfLabelControl {
    private static final String NAME = "the model's own sampled labels";

    private final Ruled ruled;
    private final Study study;
    private final Clause clause;

    SelfLabelControl(Ruled ruled) {
        this.ruled = ruled;
        this.study = ruled.study();
        this.clause = study.constraint().clause();
    }

    Optional<ControlRuns.Outcome> run() {
        if (!clause.dependsOnTheLabel()) {
            return Optional.empty();
        }
        Ruled self = ClauseJudge.rule(study.with(Reading.SELF), clause);
        List<Excess> excesses = excesses();
        boolean reached = ruled.isReachedBy(self.kind()) && sameChangePoint(self);
        boolean equal = !excesses.isEmpty() && excesses.stream().allMatch(Excess::isNegligible);
        Map<String, Double> figures = new LinkedHashMap<>();
        excesses.forEach(excess -> figures.putAll(excess.figures()));
        String finding = finding(self, excesses, reached, equal);
        ControlEvidence evidence = new ControlEvidence(
                "self-labels", NAME, Optional.of(self.kind()), finding, clauses(self, excesses), figures);
        return Optional.of(ControlRuns.Outcome.of(evidence)
                .flagged(ruled.affirms() && reached && equal, FlagKind.EXPLAINED_BY_SELF_LABELS, finding));
    }

    /** Of the clause, or of both signals of a convergence that depend on labels. */
    private List<Excess> excesses() {
        List<Excess> all = new ArrayList<>();
        if (clause instanceof Convergence convergence) {
            List<ClauseEvidence> supporting = ruled.profile().supporting();
            if (supporting.size() >= 2) {
                Excess.of(study, convergence.strongest(), supporting.get(0)).ifPresent(all::add);
                Excess.of(study, convergence.changing(), supporting.get(1)).ifPresent(all::add);
            }
        } else {
            Excess.of(study, clause, ruled.profile().evidence()).ifPresent(all::add);
        }
        return all;
    }

    private boolean sameChangePoint(Ruled self) {
        if (!(clause instanceof Correlation)) {
            return true;
        }
        double own = changePoint(ruled);
        double its = changePoint(self);
        return Math.abs(own - its) <= 1;
    }

    private static double changePoint(Ruled ruled) {
        return ruled.profile().evidence().figures().getOrDefault(Figure.CHANGE_POINT.key(), Double.NaN);
    }

    private static List<ClauseEvidence> clauses(Ruled self, List<Excess> excesses) {
        List<ClauseEvidence> clauses = new ArrayList<>();
        clauses.add(
                self.profile().evidence().read("on-self-labels", "with a sampled label in the place of the true one"));
        excesses.forEach(excess -> clauses.add(excess.evidence()));
        return clauses;
    }

    private String finding(Ruled self, List<Excess> excesses, boolean reached, boolean equal) {
        StringBuilder text = new StringBuilder("on " + NAME + " the rule gives " + Wording.word(self.kind()));
        if (!sameChangePoint(self)) {
            text.append(", with a change after block ")
                    .append(Wording.whole(changePoint(self)))
                    .append(" instead of ")
                    .append(Wording.whole(changePoint(ruled)));
        }
        excesses.forEach(excess -> text.append("; ").append(excess.describe()));
        if (reached && !equal && ruled.affirms()) {
            text.append("; self labels reach the verdict, excess unresolved");
        }
        calibrated().ifPresent(more -> text.append("; ").append(more));
        return text.toString();
    }

    /** The same on labels of a calibrated model: an excess that this takes away was miscalibration. */
    private Optional<String> calibrated() {
        if (!isMeasured(study, clause)) {
            return Optional.empty();
        }
        String where = " on labels drawn at a temperature fitted on other documents";
        List<String> problems = problems(study, clause);
        if (!problems.isEmpty()) {
            return Optional.of("nothing" + where + ": " + problems.get(0));
        }
        VerdictKind kind =
                ClauseJudge.rule(study.with(Reading.CALIBRATED), clause).kind();
        String excess = clause instanceof Convergence
                ? ""
                : Excess.of(study, clause, ruled.profile().evidence(), Reading.Labels.CALIBRATED)
                        .map(one -> ", mean excess over them " + Wording.withInterval(one.mean()))
                        .orElse("");
        return Optional.of(Wording.word(kind) + where + excess);
    }

    /** Whether labels of a calibrated model were measured for a clause, and are numbers. */
    static boolean hasCalibrated(Study study, Clause clause) {
        return isMeasured(study, clause) && problems(study, clause).isEmpty();
    }

    private static boolean isMeasured(Study study, Clause clause) {
        return calibrated(study, clause).observables().stream()
                .allMatch(study.frame().columns()::has);
    }

    private static List<String> problems(Study study, Clause clause) {
        return calibrated(study, clause).problems(study.frame().columns());
    }

    private static ColumnsRead calibrated(Study study, Clause clause) {
        ColumnsRead read = new ColumnsRead(study.frame().layers());
        read.add(Observables.CALIBRATED_SELF_LABEL, study.frame().layers());
        clause.quantities().stream()
                .filter(Quantity::dependsOnTheLabel)
                .forEach(quantity -> read.add(
                        quantity,
                        Observables.isTuned(quantity.observable())
                                ? Observables.tuned(Observables.LENS_SURPRISAL_CALIBRATED_SELF)
                                : Observables.LENS_SURPRISAL_CALIBRATED_SELF));
        return read;
    }
}
