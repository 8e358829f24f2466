package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Variation;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.Findings;
import org.tollens.constraints.clause.Checking;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Criterion.State;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Variant;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;

/**
 * Judges deterministic claims: runs the check and asks the rule of its criteria. No minimum of documents, no interval and
 * no warning of few sources applies; a criterion without cases or with a worst case that is no finite number gives no
 * verdict.
 */
final class CheckJudge {
    static final String EFFECT = "worst case";

    private final Frame frame;

    CheckJudge(Frame frame) {
        this.frame = frame;
    }

    private record Judged(VerdictKind kind, String because, String keyFigure, ClauseEvidence evidence) {}

    Verdict verdict(Constraint constraint, Checking checking) {
        Judged judged = judged(constraint, checking.check());
        List<Variant> multiverse = new ArrayList<>();
        for (Variation variation : constraint.variations()) {
            Judged other = judged(constraint, ((Checking) variation.clause()).check());
            multiverse.add(new Variant(variation.choice(), other.kind, other.keyFigure, other.because));
        }
        int[] read = read(checking.check());
        Evidence evidence = new Evidence(
                List.of(judged.evidence),
                read[0],
                read[1],
                0,
                0,
                0,
                "Deterministic: the worst case of each criterion against its bounds; no interval and no minimum of"
                        + " documents or positions applies",
                List.of(),
                multiverse);
        return new Verdict(judged.kind, judged.because, judged.keyFigure, List.of(), evidence);
    }

    private Judged judged(Constraint constraint, Check check) {
        Findings findings = check.run(frame.columns());
        List<String> notes = new ArrayList<>(constraint.notes());
        notes.addAll(findings.notes());
        ClauseEvidence evidence = new ClauseEvidence(
                check.id(),
                check.sentence(),
                EFFECT,
                List.of(),
                Map.of(),
                Map.of(),
                notes,
                findings.criteria(),
                findings.trajectories());
        List<String> unknown = unknown(findings);
        if (!unknown.isEmpty()) {
            return new Judged(VerdictKind.INSUFFICIENT, Sentences.gated(unknown), unknown.get(0), evidence);
        }
        VerdictKind kind = constraint.rule().verdict(evidence);
        return new Judged(
                kind,
                Sentences.checked(constraint, kind, evidence),
                Sentences.keyFigure(constraint, evidence),
                evidence);
    }

    /** Why criteria can't be asked, as sentences without full stops. */
    private static List<String> unknown(Findings findings) {
        if (findings.criteria().isEmpty()) {
            return List.of("the check gave no criterion");
        }
        return findings.criteria().stream()
                .filter(c -> c.state() == State.UNKNOWN)
                .map(CheckJudge::unknown)
                .toList();
    }

    private static String unknown(Criterion c) {
        return c.cases() == 0
                ? "no case of \"" + c.name() + "\""
                : "the worst case of \"" + c.name() + "\" is " + c.worst()
                        + (c.where().isEmpty() ? "" : " at " + c.where());
    }

    /** How many documents and positions the check could read. */
    private int[] read(Check check) {
        Columns columns = frame.columns();
        boolean[] documents = new boolean[columns.documents().size()];
        for (Observable observable : check.requires()) {
            boolean[] measured = columns.measuredDocuments(observable);
            IntStream.range(0, documents.length).forEach(d -> documents[d] |= measured[d]);
        }
        int[] document = columns.documentOfRow();
        return new int[] {
            (int) IntStream.range(0, documents.length).filter(d -> documents[d]).count(),
            (int) IntStream.of(document).filter(d -> documents[d]).count()
        };
    }
}
