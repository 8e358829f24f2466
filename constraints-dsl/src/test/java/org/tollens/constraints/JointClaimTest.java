package org.tollens.constraints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.Constraints.attentionConcentration;
import static org.tollens.constraints.Constraints.cliffsDelta;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.correctPositions;
import static org.tollens.constraints.Constraints.incorrectPositions;
import static org.tollens.constraints.Constraints.lensSurprisal;
import static org.tollens.constraints.Constraints.part;
import static org.tollens.constraints.Constraints.selfLabels;
import static org.tollens.constraints.rule.Conditions.everyPartPasses;
import static org.tollens.constraints.rule.Conditions.everyPartPassesOrIsPartial;
import static org.tollens.constraints.rule.Conditions.overall;
import static org.tollens.constraints.rule.Conditions.somePartFails;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.Quantity;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.rule.Condition;
import org.tollens.constraints.rule.PartVerdicts;

class JointClaimTest {
    private static final Constraint ATTENTION = more(attentionConcentration());
    private static final Constraint SURPRISAL = more(lensSurprisal());

    private static Constraint more(Quantity quantity) {
        return constraint("There is more " + quantity.describe() + " at errors")
                .comparing(quantity)
                .at(incorrectPositions())
                .against(correctPositions())
                .by(cliffsDelta())
                .passesWhen(overall().isPositive())
                .failsWhen(overall().isNull());
    }

    private static Ruling both() {
        return constraint("Both hold").jointly(part("A", ATTENTION), part("B", SURPRISAL));
    }

    private static Constraint judged(Ruling ruling) {
        return ruling.passesWhen(everyPartPasses())
                .isPartialWhen(everyPartPassesOrIsPartial())
                .failsWhen(somePartFails());
    }

    @Test
    void saysItself() {
        assertThat(judged(both()).describe())
                .isEqualTo(
                        "Both hold. Measured: The verdicts of A (There is more attention concentration at errors) and"
                                + " B (There is more lens surprisal at errors); each part has floors, intervals and needs of"
                                + " its own. It passes when every part passes. It is partial when every part passes or is"
                                + " partial. It fails when some part fails. The first of these that holds decides; where none"
                                + " holds the evidence is insufficient.");
    }

    @Test
    void readsWhatItsPartsRead() {
        assertThat(judged(both()).requires()).isEqualTo(union(ATTENTION.requires(), SURPRISAL.requires()));
        assertThat(judged(both()).requiresOnRandomWeights())
                .isEqualTo(union(ATTENTION.requiresOnRandomWeights(), SURPRISAL.requiresOnRandomWeights()))
                .isNotEmpty();
    }

    private static Set<Observable> union(Set<Observable> one, Set<Observable> other) {
        Set<Observable> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }

    @Test
    void itsDigestChangesWithAPart() {
        Constraint other = judged(
                constraint("Both hold").jointly(part("A", ATTENTION), part("B", SURPRISAL.withRule(ATTENTION.rule()))));
        assertThat(other.digest()).isEqualTo(judged(both()).digest());
        Constraint stricter = SURPRISAL.withRule(new org.tollens.constraints.rule.Rule(
                overall().isPositive(), null, overall().isNotPositive()));
        assertThat(judged(constraint("Both hold").jointly(part("A", ATTENTION), part("B", stricter)))
                        .digest())
                .isNotEqualTo(other.digest());
    }

    @Test
    void refusesPartsThatAreNoneOrTheSame() {
        assertThatThrownBy(() -> constraint("x").jointly(part("A", ATTENTION)))
                .hasMessage("expected at least two claims with different ids, found [A]; write jointly(part(\"C1\","
                        + " ...), part(\"C2\", ...))");
        assertThatThrownBy(() -> constraint("x").jointly()).hasMessageContaining("found []");
        assertThatThrownBy(() -> constraint("x").jointly(part("A", ATTENTION), part("A", SURPRISAL)))
                .hasMessageContaining("with different ids, found [A, A]");
        assertThatThrownBy(() -> part(" ", ATTENTION))
                .hasMessage("expected the id of a part, found an empty one for \"There is more attention concentration"
                        + " at errors\"; write part(\"C1\", ...)");
    }

    @Test
    void refusesControlsNeedsAndIntervalsOfItsOwn() {
        assertThat(judged(both()).controls()).isEmpty();
        assertThatThrownBy(() -> judged(both().alsoCheckedAgainst(selfLabels())))
                .hasMessage("expected no control of a joint claim, found the model's own sampled labels: its parts have"
                        + " controls of their own; leave it out of checkedAgainst");
        assertThatThrownBy(() -> judged(both().needsAtLeastDocuments(50)))
                .hasMessageContaining("expected a joint claim without needs and intervals of its own, found It needs at"
                        + " least 50 documents")
                .hasMessageEndingWith("Write them into its parts");
        assertThatThrownBy(() -> judged(both().withFamilyWiseLevel(0.05))).hasMessageContaining("at 95 %");
    }

    @Test
    void refusesARuleThatCanNeverBeMetAndAClaimThatCannotFail() {
        assertThatThrownBy(() ->
                        both().passesWhen(everyPartPasses(), somePartFails()).failsWhen(somePartFails()))
                .hasMessageContaining(
                        "passesWhen can never be met: no evidence has \"every part passes, and some part" + " fails\"");
        assertThatThrownBy(() -> both().passesWhen(everyPartPasses()).failsWhen(everyPartPasses()))
                .hasMessageContaining("a claim must be able to fail");
        assertThatThrownBy(() -> both().passesWhen(overall().isPositive()).failsWhen(somePartFails()))
                .hasMessageContaining("expected conditions for a joint claim in passesWhen, found \"the overall effect"
                        + " is positive\"; write one such as everyPartPasses()");
        assertThatThrownBy(() -> more(lensSurprisal()).withRule(judged(both()).rule()))
                .hasMessageContaining("expected conditions for a comparison of two populations");
        assertThatThrownBy(() -> new PartVerdicts(true, Set.of()))
                .hasMessageContaining("expected some verdicts of the parts but not all");
        assertThatThrownBy(() -> new PartVerdicts(true, Set.of(VerdictKind.values())))
                .hasMessageContaining("write everyPartPasses() or somePartFails()");
    }

    @Test
    void saysWhatItFoundAndNeeded() {
        ClauseEvidence evidence = evidence(Map.of(VerdictKind.PASS, 2, VerdictKind.FAIL, 1));
        assertThat(everyPartPasses().holds(evidence)).isFalse();
        assertThat(somePartFails().holds(evidence)).isTrue();
        assertThat(sentence(everyPartPasses(), evidence)).isEqualTo("of 3 parts 2 passed, 1 failed, all passed needed");
        assertThat(sentence(everyPartPassesOrIsPartial(), evidence)).endsWith(", all passed or partial needed");
        assertThat(sentence(somePartFails(), evidence)).endsWith(", one failed needed");
    }

    @Test
    void noPartsMeetNothing() {
        ClauseEvidence none = evidence(Map.of());
        assertThat(List.of(everyPartPasses(), everyPartPassesOrIsPartial(), somePartFails()))
                .noneMatch(condition -> condition.holds(none));
    }

    private static String sentence(Condition condition, ClauseEvidence evidence) {
        return condition.found(evidence) + ", " + condition.needed();
    }

    private static ClauseEvidence evidence(Map<VerdictKind, Integer> parts) {
        Map<String, Double> figures = new java.util.LinkedHashMap<>();
        parts.forEach((kind, count) -> figures.put(PartVerdicts.key(kind), (double) count));
        return new ClauseEvidence("joint", "", "verdicts", List.of(), Map.of(), figures, List.of());
    }
}
