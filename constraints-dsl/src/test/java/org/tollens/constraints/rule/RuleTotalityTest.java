package org.tollens.constraints.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.rule.Conditions.allOf;
import static org.tollens.constraints.rule.Conditions.anyOf;
import static org.tollens.constraints.rule.Conditions.atLeast;
import static org.tollens.constraints.rule.Conditions.atLeastLayers;
import static org.tollens.constraints.rule.Conditions.atMost;
import static org.tollens.constraints.rule.Conditions.atMostLayers;
import static org.tollens.constraints.rule.Conditions.bothSidesCarryTheirSign;
import static org.tollens.constraints.rule.Conditions.chanceOfTheWidth;
import static org.tollens.constraints.rule.Conditions.chanceUnderRandomLayerOrders;
import static org.tollens.constraints.rule.Conditions.coverage;
import static org.tollens.constraints.rule.Conditions.everyCriterionHolds;
import static org.tollens.constraints.rule.Conditions.everyPartPasses;
import static org.tollens.constraints.rule.Conditions.everyPartPassesOrIsPartial;
import static org.tollens.constraints.rule.Conditions.fewerLayersThanASide;
import static org.tollens.constraints.rule.Conditions.fewerThan;
import static org.tollens.constraints.rule.Conditions.layersAgainstTheirSide;
import static org.tollens.constraints.rule.Conditions.layersOfTheCommonerSign;
import static org.tollens.constraints.rule.Conditions.layersOfTheOppositeSign;
import static org.tollens.constraints.rule.Conditions.moreThan;
import static org.tollens.constraints.rule.Conditions.negativeLayers;
import static org.tollens.constraints.rule.Conditions.overall;
import static org.tollens.constraints.rule.Conditions.pooledSidesAreOppositeAndAtLeast;
import static org.tollens.constraints.rule.Conditions.positiveLayers;
import static org.tollens.constraints.rule.Conditions.signChanges;
import static org.tollens.constraints.rule.Conditions.someCriterionIsRefuted;
import static org.tollens.constraints.rule.Conditions.somePartFails;
import static org.tollens.constraints.rule.Conditions.width;
import static org.tollens.constraints.rule.Conditions.widthBeyond;
import static org.tollens.constraints.rule.Conditions.widthWithin;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Criterion.State;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.VerdictKind;

/**
 * Every evidence gets one verdict, and no evidence that passes meets the rule of failing too: the order of the rules
 * decides nothing between these two. The literal rules are written again here in plain code.
 */
class RuleTotalityTest {

    private static final Rule C1 = new Rule(
            allOf(
                    overall().isPositive(),
                    atLeast(0.50).ofLayers().arePositive(),
                    atMost(0.10).ofLayers().areNegative()),
            allOf(
                    overall().isNotNegative(),
                    atLeast(0.25).ofLayers().arePositive(),
                    negativeLayers().areFewerThan(positiveLayers())),
            anyOf(
                    overall().isNegative(),
                    overall().isNull(),
                    fewerThan(0.25).ofLayers().canReachPositive(),
                    allOf(
                            negativeLayers().areAtLeastAsManyAs(positiveLayers()),
                            moreThan(0.10).ofLayers().areNegative())));

    private static final Condition ONE_SIGN = allOf(
            atLeast(0.50).ofLayers().haveTheCommonerSign(),
            atMostLayers(0).haveTheOppositeSign(),
            overall().isOnTheCommonerSide());

    private static final Rule C4 = new Rule(
            allOf(coverage().isAtLeast(0.80), ONE_SIGN),
            anyOf(
                    allOf(coverage().isLessThan(0.80), ONE_SIGN),
                    allOf(
                            atLeast(0.25).ofLayers().haveTheCommonerSign(),
                            layersOfTheOppositeSign().areFewerThanHalfOf(layersOfTheCommonerSign()),
                            overall().isNotOfTheOppositeSign())),
            anyOf(
                    overall().isNull(),
                    allOf(
                            layersOfTheOppositeSign().areAtLeastAsManyAs(layersOfTheCommonerSign()),
                            atLeast(0.25).ofLayers().haveTheCommonerSign(),
                            atLeast(0.25).ofLayers().haveTheOppositeSign()),
                    allOf(
                            fewerThan(0.25).ofLayers().canReachPositive(),
                            fewerThan(0.25).ofLayers().canReachNegative())));

    private static final Rule C2 = new Rule(
            allOf(
                    bothSidesCarryTheirSign(),
                    layersAgainstTheirSide().areAtMost(1),
                    pooledSidesAreOppositeAndAtLeast(0.05),
                    chanceUnderRandomLayerOrders().isAtMost(0.05)),
            allOf(
                    atLeastLayers(1).arePositive(),
                    atLeastLayers(1).areNegative(),
                    signChanges().areAtMost(3)),
            anyOf(
                    signChanges().areAtLeast(4),
                    fewerLayersThanASide().canReachPositive(),
                    fewerLayersThanASide().canReachNegative()));

    private static final Rule C3 = new Rule(
            allOf(chanceOfTheWidth().isAtMost(0.05), widthWithin(0.135).hasProbabilityOfAtLeast(0.95)),
            allOf(width().isAtMost(0.30), widthWithin(0.30).hasProbabilityOfAtLeast(0.95)),
            widthBeyond(0.30).hasProbabilityOfAtLeast(0.95));

    private static final Rule JOINT = new Rule(everyPartPasses(), everyPartPassesOrIsPartial(), somePartFails());

    private static final Rule DETERMINISTIC = new Rule(everyCriterionHolds(), null, someCriterionIsRefuted());

    @Test
    void c1DecidesEveryCombinationOfLabelsAsItIsDefined() {
        Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        Situations.of(Family.COMPARISON, List.of()).forEach(e -> {
            int layers = e.layers().size();
            int positive = e.count(Label.POSITIVE);
            int negative = e.count(Label.NEGATIVE);
            long reach = e.layers().stream()
                    .filter(l -> l.estimate().canReachPositive())
                    .count();
            Label whole = overallOf(e).label();
            VerdictKind expected;
            if (whole == Label.POSITIVE && 2 * positive >= layers && 10 * negative <= layers) {
                expected = VerdictKind.PASS;
            } else if (whole != Label.NEGATIVE && 4 * positive >= layers && negative < positive) {
                expected = VerdictKind.PARTIAL;
            } else if (whole == Label.NEGATIVE
                    || whole == Label.NULL
                    || 4 * reach < layers
                    || (negative >= positive && 10 * negative > layers)) {
                expected = VerdictKind.FAIL;
            } else {
                expected = VerdictKind.INSUFFICIENT;
            }
            exclusive(C1, e, expected);
            seen.merge(expected, 1, Integer::sum);
        });
        assertThat(seen).containsOnlyKeys(VerdictKind.values());
        assertThat(seen.values().stream().mapToInt(i -> i).sum()).isGreaterThan(50_000);
    }

    private static Estimate overallOf(ClauseEvidence evidence) {
        return evidence.overall().values().iterator().next();
    }

    private static void exclusive(Rule rule, ClauseEvidence evidence, VerdictKind expected) {
        VerdictKind found = rule.verdict(evidence);
        if (found != expected) {
            throw new AssertionError(expected + " expected, " + found + " found on " + evidence);
        }
        if (rule.pass().holds(evidence) && rule.fail().holds(evidence)) {
            throw new AssertionError("passes and fails: " + evidence);
        }
    }

    @Test
    void c4ReachesEveryVerdictAndNeverPassesWhatItFails() {
        Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        Situations.of(Family.INTERACTION, List.of()).forEach(e -> {
            VerdictKind kind = C4.verdict(e);
            boolean nullOverall = overallOf(e).label() == Label.NULL;
            if (!nullOverall) {
                exclusive(C4, e, kind);
            } else if (kind == VerdictKind.PASS) {
                throw new AssertionError("passes with a null overall effect: " + e);
            }
            seen.merge(kind, 1, Integer::sum);
        });
        assertThat(seen).containsOnlyKeys(VerdictKind.values());
    }

    @Test
    void c2ReachesEveryVerdictAndNeverPassesWhatItFails() {
        Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        Situations.of(Family.CORRELATION, List.of()).forEach(e -> {
            VerdictKind kind = C2.verdict(e);
            // One label may contradict its side, and changes the sign twice: three changes at most.
            exclusive(C2, e, kind);
            seen.merge(kind, 1, Integer::sum);
        });
        assertThat(seen).containsOnlyKeys(VerdictKind.values());
    }

    @Test
    void c3ReachesEveryVerdictAndNeverPassesWhatItFails() {
        Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        Situations.of(
                        Family.CONVERGENCE,
                        List.of(
                                C3.pass(),
                                allOf(width().isAtMost(0.3), C3.fail()),
                                widthWithin(0.30).hasProbabilityOfAtLeast(0.95)))
                .forEach(e -> {
                    VerdictKind kind = C3.verdict(e);
                    exclusive(C3, e, kind);
                    seen.merge(kind, 1, Integer::sum);
                });
        assertThat(seen).containsOnlyKeys(VerdictKind.values());
    }

    @Test
    void aJointClaimIsDecidedByItsWorstPartExceptThatAFailureComesFirst() {
        Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        Situations.of(Family.JOINT, List.of()).forEach(e -> {
            VerdictKind expected = VerdictKind.PASS;
            for (VerdictKind worse : List.of(VerdictKind.PARTIAL, VerdictKind.INSUFFICIENT, VerdictKind.FAIL)) {
                expected = e.figures().getOrDefault(PartVerdicts.key(worse), 0.0) > 0 ? worse : expected;
            }
            exclusive(JOINT, e, expected);
            seen.merge(expected, 1, Integer::sum);
        });
        assertThat(seen).containsOnlyKeys(VerdictKind.values());
        // Two to six parts with four verdicts: as many as there are ways to put 2..6 alike things into 4 boxes.
        assertThat(seen.values().stream().mapToInt(i -> i).sum()).isEqualTo(10 + 20 + 35 + 56 + 84);
    }

    @Test
    void theDeterministicRuleDecidesEveryNumberOfEachStateAsItIsDefined() {
        Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        Situations.of(Family.DETERMINISTIC, List.of()).forEach(e -> {
            Map<State, Long> states =
                    e.criteria().stream().collect(Collectors.groupingBy(Criterion::state, Collectors.counting()));
            VerdictKind expected = states.containsKey(State.REFUTED)
                    ? VerdictKind.FAIL
                    : states.containsKey(State.NEITHER) ? VerdictKind.INSUFFICIENT : VerdictKind.PASS;
            exclusive(DETERMINISTIC, e, expected);
            seen.merge(expected, 1, Integer::sum);
        });
        assertThat(seen).containsOnlyKeys(VerdictKind.PASS, VerdictKind.FAIL, VerdictKind.INSUFFICIENT);
        // One to six criteria in three states.
        assertThat(seen.values().stream().mapToInt(i -> i).sum()).isEqualTo(3 + 6 + 10 + 15 + 21 + 28);
    }

    @Test
    void aFigureThatIsNotANumberMeetsNothing() {
        ClauseEvidence empty = new ClauseEvidence("x", "", "Spearman rho", List.of(), Map.of(), Map.of(), List.of());
        for (Rule rule : List.of(C1, C2, C3, C4, JOINT, DETERMINISTIC)) {
            assertThat(rule.verdict(empty)).isEqualTo(VerdictKind.INSUFFICIENT);
        }
    }
}
