package org.tollens.constraints.judging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tollens.constraints.clause.Against;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Population;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.rule.EffectLabel;

/** What is printed beside a correlation and decides nothing. */
final class CorrelationSupport {
    private final Study study;
    private final Frame frame;
    private final Correlation clause;

    CorrelationSupport(Study study, Correlation clause) {
        this.study = study;
        this.frame = study.frame();
        this.clause = clause;
    }

    List<ClauseEvidence> evidence() {
        List<ClauseEvidence> more = new ArrayList<>();
        if (clause.at().predictions() == Population.Predictions.INCORRECT
                && clause.effect().against() == Against.NOTHING) {
            more.add(againstCorrect());
        }
        if (clause.first().form() == Quantity.Form.BEFORE_BLOCK) {
            more.add(afterTheBlock());
        }
        return more;
    }

    /** What is particular to errors: the correlation at incorrect positions minus that at correct ones. */
    private ClauseEvidence againstCorrect() {
        Population correct = clause.at().whereCorrect();
        List<Member> differences = differences(Reading.PLAIN, correct);
        Effects effects = new Effects(differences, overall(differences), Scale.PLAIN, Map.of(), List.of());
        List<Member> self = differences(Reading.SELF, correct);
        Effects onSelf = new Effects(self, overall(self), Scale.PLAIN, Map.of(), List.of());
        return evidence(
                clause.id() + "-incorrect-minus-correct",
                "The same correlation at " + clause.at().describe() + " minus that at " + correct.describe(),
                "difference of " + clause.effect().effect(),
                EffectFamily.of(
                        study.source(),
                        study.unbounded().family(clause, clause.effect().floor()),
                        effects,
                        onSelf),
                "Decides nothing: it shows how much of the correlation is particular to errors");
    }

    private List<Member> differences(Reading reading, Population correct) {
        List<Member> here = study.source().of(clause, reading).layers();
        List<Member> there = study.source().of(clause.at(correct), reading).layers();
        return IntStream.range(0, here.size())
                .mapToObj(
                        l -> here.get(l).shown(frame).minus(frame, there.get(l).shown(frame)))
                .toList();
    }

    private Map<String, Member> overall(List<Member> layers) {
        List<Member> evaluable = layers.stream().filter(Member::evaluable).toList();
        Map<String, Member> overall = new LinkedHashMap<>();
        if (!evaluable.isEmpty()) {
            overall.put(EffectLabel.OVERALL, Member.mean(frame, evaluable));
        }
        return overall;
    }

    private ClauseEvidence afterTheBlock() {
        Correlation other = clause.of(clause.first().afterTheBlock());
        Effects effects = study.effects(other);
        Effects layers = new Effects(effects.layers(), Map.of(), effects.scale(), Map.of(), List.of());
        return evidence(
                other.first().slug() + "-with-" + clause.second().slug(),
                "The same correlation with " + other.first().describe() + " after the block instead of before it",
                clause.effect().effect(),
                EffectFamily.of(
                        study.source(),
                        study.unbounded().family(other, clause.effect().floor()),
                        layers,
                        study.onSelfLabels(other)),
                "Decides nothing: the other reading of the claim, printed beside the one that decides");
    }

    private static ClauseEvidence evidence(
            String id, String sentence, String effect, EffectFamily family, String note) {
        EffectFamily.Solved solved = family.solve();
        return new ClauseEvidence(id, sentence, effect, solved.layers(), solved.overall(), Map.of(), List.of(note));
    }
}
