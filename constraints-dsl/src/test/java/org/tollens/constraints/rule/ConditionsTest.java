package org.tollens.constraints.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.rule.Conditions.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.VerdictKind;

/** What each condition asks for, finds and needs on evidence that is written down: 15 layers and one without an estimate. */
class ConditionsTest {
    private static final ClauseEvidence EVIDENCE = evidence(5, 2, 1, 7);

    private static Estimate estimate(double value, Label label) {
        boolean up = label == Label.POSITIVE || label == Label.UNRESOLVED;
        boolean down = label == Label.NEGATIVE;
        return new Estimate(
                value,
                value - 0.02,
                value + 0.02,
                0.01,
                0.5,
                0.05,
                1000,
                60,
                label,
                up,
                down,
                0.06,
                Double.NaN,
                Double.NaN);
    }

    private static void add(List<LayerEstimate> layers, int number, double value, Label label) {
        for (int i = 0; i < number; i++) {
            layers.add(new LayerEstimate(layers.size() + 1, estimate(value, label), ""));
        }
    }

    private static ClauseEvidence evidence(int positive, int negative, int none, int open) {
        List<LayerEstimate> layers = new ArrayList<>();
        add(layers, positive, 0.1, Label.POSITIVE);
        add(layers, negative, -0.1, Label.NEGATIVE);
        add(layers, none, 0, Label.NULL);
        add(layers, open, 0.03, Label.UNRESOLVED);
        add(layers, 1, Double.NaN, Label.UNRESOLVED);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("coverage", 0.9375);
        figures.put("sign changes", 1.0);
        figures.put("contradicting layers", 2.0);
        figures.put("p over layer orders", 0.012);
        figures.put("change point", 5.0);
        figures.put("layers a side has at least", 2.0);
        figures.put("sign up to the change point", 1.0);
        figures.put("agreeing layers up to it", 5.0);
        figures.put("agreeing layers after it", 1.0);
        figures.put("W", 0.2);
        figures.put("p of W", 0.04);
        figures.put("P(W <= .3)", 0.97);
        figures.put("P(W > .3)", 0.03);
        Map<String, Estimate> overall = new LinkedHashMap<>();
        overall.put("overall", estimate(0.061, Label.POSITIVE));
        overall.put(OppositePooled.BEFORE, estimate(0.2, Label.POSITIVE));
        overall.put(OppositePooled.AFTER, estimate(-0.04, Label.UNRESOLVED));
        return new ClauseEvidence("x", "x", "Cliff's delta", layers, overall, figures, List.of());
    }

    private static String say(Condition condition) {
        return (condition.holds(EVIDENCE) ? "yes" : "no") + " | " + condition.describe() + " | "
                + condition.found(EVIDENCE) + " | " + condition.needed();
    }

    private static Map<Condition, String> all() {
        Map<Condition, String> all = new LinkedHashMap<>();
        all.put(
                overall().isPositive(),
                "yes | the overall effect is positive | overall δ = +.061 [+.041, +.081] (positive) | positive needed");
        all.put(
                overall().isNegative(),
                "no | the overall effect is negative | overall δ = +.061 [+.041, +.081] (positive) | negative needed");
        all.put(
                overall().isNull(),
                "no | the overall effect is null | overall δ = +.061 [+.041, +.081] (positive) | null needed");
        all.put(
                overall().isNotNegative(),
                "yes | the overall effect is not negative | overall δ = +.061 [+.041, +.081] (positive) | not negative needed");
        all.put(
                overall().isNotPositive(),
                "no | the overall effect is not positive | overall δ = +.061 [+.041, +.081] (positive) | not positive needed");
        all.put(
                overall().isOnTheCommonerSide(),
                "yes | the interval of the overall effect lies on the commoner sign's side of 0 | overall δ = +.061 [+.041, +.081] (positive) | an interval on the commoner sign's side of 0 needed");
        all.put(
                overall().isNotOfTheOppositeSign(),
                "yes | the overall effect does not have the opposite sign | overall δ = +.061 [+.041, +.081] (positive) | not the opposite sign needed");
        all.put(
                atLeast(1 / 3.0).ofLayers().arePositive(),
                "yes | at least 33.333333 % of layers are positive | 5 of 15 layers positive (33 %) | at least 33.333333 % needed");
        all.put(
                atLeast(0.34).ofLayers().arePositive(),
                "no | at least 34 % of layers are positive | 5 of 15 layers positive (33 %) | at least 34 % needed");
        all.put(
                moreThan(1 / 3.0).ofLayers().arePositive(),
                "no | more than 33.333333 % of layers are positive | 5 of 15 layers positive (33 %) | more than 33.333333 % needed");
        all.put(
                atMost(0.10).ofLayers().areNegative(),
                "no | at most 10 % of layers are negative | 2 of 15 layers negative (13 %) | at most 10 % needed");
        all.put(
                fewerThan(0.10).ofLayers().areNull(),
                "yes | fewer than 10 % of layers are null | 1 of 15 layers null (7 %) | fewer than 10 % needed");
        all.put(
                atLeast(0.5).ofLayers().areUnresolved(),
                "no | at least 50 % of layers are unresolved | 7 of 15 layers unresolved (47 %) | at least 50 % needed");
        all.put(
                atLeast(0.8).ofLayers().canReachPositive(),
                "yes | at least 80 % of layers can reach the positive floor | 12 of 15 layers able to reach the positive floor (80 %) | at least 80 % needed");
        all.put(
                fewerThan(0.25).ofLayers().canReachNegative(),
                "yes | fewer than 25 % of layers can reach the negative floor | 2 of 15 layers able to reach the negative floor (13 %) | fewer than 25 % needed");
        all.put(
                atLeast(0.3).ofLayers().haveTheCommonerSign(),
                "yes | at least 30 % of layers have the commoner sign | 5 of 15 layers of the commoner sign (33 %) | at least 30 % needed");
        all.put(
                atLeast(0.3).ofLayers().haveTheOppositeSign(),
                "no | at least 30 % of layers have the opposite sign | 2 of 15 layers of the opposite sign (13 %) | at least 30 % needed");
        all.put(
                atLeastLayers(5).arePositive(),
                "yes | at least 5 layers are positive | 5 of 15 layers positive | at least 5 needed");
        all.put(
                atLeastLayers(6).arePositive(),
                "no | at least 6 layers are positive | 5 of 15 layers positive | at least 6 needed");
        all.put(
                atMostLayers(1).areNegative(),
                "no | at most 1 of the layers are negative | 2 of 15 layers negative | at most 1 needed");
        all.put(
                fewerLayersThanASide().canReachNegative(),
                "no | fewer layers than a side has at least can reach the negative floor | 2 of 15 layers able to reach the negative floor | fewer than a side's least number needed");
        all.put(
                negativeLayers().areFewerThan(positiveLayers()),
                "yes | fewer layers are negative than are positive | 2 layers negative and 5 positive | fewer than as many needed");
        all.put(
                negativeLayers().areFewerThanHalfOf(positiveLayers()),
                "yes | fewer than .5 times as many layers are negative as are positive | 2 layers negative and 5 positive | fewer than .5 times as many needed");
        all.put(
                positiveLayers().areFewerThanHalfOf(negativeLayers()),
                "no | fewer than .5 times as many layers are positive as are negative | 5 layers positive and 2 negative | fewer than .5 times as many needed");
        all.put(
                layersOfTheOppositeSign().areAtLeastAsManyAs(layersOfTheCommonerSign()),
                "no | at least as many layers have the opposite sign as have the commoner sign | 2 layers of the opposite sign and 5 of the commoner sign | at least as many needed");
        all.put(
                coverage().isAtLeast(0.9375),
                "yes | coverage is at least 93.75 % | coverage 94 % | at least 93.75 % needed");
        all.put(
                coverage().isLessThan(0.9375),
                "no | coverage is less than 93.75 % | coverage 94 % | less than 93.75 % needed");
        all.put(
                signChanges().areAtMost(1),
                "yes | at most 1 changes of sign in the sequence of labels | 1 change of sign in the sequence of labels | at most 1 needed");
        all.put(
                signChanges().areAtLeast(2),
                "no | at least 2 changes of sign in the sequence of labels | 1 change of sign in the sequence of labels | at least 2 needed");
        all.put(
                layersAgainstTheirSide().areAtMost(1),
                "no | at most 1 layers labelled against their side | 2 layers labelled against their side | at most 1 needed");
        all.put(
                chanceUnderRandomLayerOrders().isAtMost(0.012),
                "yes | p over random layer orders is at most .012 | p over random layer orders .012 | at most .012 needed");
        all.put(
                bothSidesCarryTheirSign(),
                "no | on each side of the change point at least as many layers as a side has at least carry that side's sign | 5 layers positive up to block 5 and 1 negative after it (a side has at least 2) | a side's least number needed on both sides");
        all.put(
                pooledSidesAreOppositeAndAtLeast(0.05),
                "no | the pooled correlations on both sides of the change point are at least .05 in size with intervals on opposite sides of 0 | pooled δ = +.200 [+.180, +.220] up to the change and -.040 [-.060, -.020] after it | opposite signs of at least .05 needed");
        all.put(width().isAtMost(0.2), "yes | the width W is at most .2 | W = .200 | at most .2 needed");
        all.put(
                chanceOfTheWidth().isAtMost(0.03),
                "no | the chance of so small a width is at most .03 | the chance of so small a width .040 | at most .03 needed");
        all.put(
                widthWithin(0.30).hasProbabilityOfAtLeast(0.97),
                "yes | the width is at most .3 with a probability of at least .97 | P(W <= .3) = .970 | at least .97 needed");
        all.put(
                widthBeyond(0.30).hasProbabilityOfAtLeast(0.95),
                "no | the width is more than .3 with a probability of at least .95 | P(W > .3) = .030 | at least .95 needed");
        all.put(
                overall().isPositive().and(atMostLayers(1).areNegative()),
                "no | the overall effect is positive, and at most 1 of the layers are negative | overall δ = +.061 [+.041, +.081] (positive), 2 of 15 layers negative | positive needed and at most 1 needed");
        all.put(
                overall().isNull().or(atMostLayers(1).areNegative()),
                "no | the overall effect is null, or at most 1 of the layers are negative | overall δ = +.061 [+.041, +.081] (positive), 2 of 15 layers negative | null needed or at most 1 needed");
        return all;
    }

    @TestFactory
    List<DynamicTest> eachSaysWhatItAsksForAndFinds() {
        List<DynamicTest> tests = new ArrayList<>();
        all().forEach((condition, expected) -> tests.add(DynamicTest.dynamicTest(
                condition.describe(), () -> assertThat(say(condition)).isEqualTo(expected))));
        return tests;
    }

    @Test
    void theCommonerSignOfEquallyManyIsTheOverallOnes() {
        ClauseEvidence tie = evidence(3, 3, 0, 4);
        assertThat(LayerProperty.commonSign(tie)).isEqualTo(1);
        assertThat(LayerProperty.commonSign(with(tie, -0.061))).isEqualTo(-1);
        assertThat(LayerProperty.commonSign(with(tie, 0))).isEqualTo(1);
        ClauseEvidence bare = new ClauseEvidence("x", "x", "x", tie.layers(), Map.of(), Map.of(), List.of());
        assertThat(LayerProperty.commonSign(bare)).isEqualTo(1);
        assertThat(LayerProperty.commonSign(evidence(2, 3, 0, 4))).isEqualTo(-1);
    }

    private static ClauseEvidence with(ClauseEvidence evidence, double overall) {
        return new ClauseEvidence(
                evidence.id(),
                evidence.sentence(),
                evidence.effect(),
                evidence.layers(),
                Map.of("overall", estimate(overall, Label.UNRESOLVED)),
                evidence.figures(),
                evidence.notes());
    }

    private static ClauseEvidence pooled(double before, double after) {
        return new ClauseEvidence(
                "x",
                "x",
                "Spearman rho",
                List.of(),
                Map.of(
                        OppositePooled.BEFORE, estimate(before, Label.UNRESOLVED),
                        OppositePooled.AFTER, estimate(after, Label.UNRESOLVED)),
                Map.of(),
                List.of());
    }

    /** Intervals reach .02 to both sides. */
    @Test
    void pooledSidesAreOppositeOnlyWhereBothAreFirmAndLargeEnough() {
        Condition large = pooledSidesAreOppositeAndAtLeast(0.05);
        assertThat(large.holds(pooled(0.05, -0.06))).isTrue();
        assertThat(large.holds(pooled(-0.06, 0.05))).isTrue();
        assertThat(large.holds(pooled(0.049, -0.06))).isFalse();
        assertThat(large.holds(pooled(-0.06, 0.049))).isFalse();
        assertThat(large.holds(pooled(0.06, 0.06))).isFalse();
        assertThat(large.holds(pooled(-0.06, -0.06))).isFalse();
        Condition small = pooledSidesAreOppositeAndAtLeast(0.01);
        assertThat(small.holds(pooled(0.021, -0.06))).isTrue();
        // An end at 0 is not beyond it.
        assertThat(small.holds(pooled(0.02, -0.06))).isFalse();
        assertThat(small.holds(pooled(0.06, -0.02))).isFalse();
        assertThat(small.holds(pooled(0.019, -0.06))).isFalse();
        assertThat(small.holds(pooled(-0.06, 0.019))).isFalse();
        ClauseEvidence none = new ClauseEvidence("x", "x", "x", List.of(), Map.of(), Map.of(), List.of());
        assertThat(small.holds(none)).isFalse();
        assertThat(small.found(none)).isEqualTo("no pooled correlations");
    }

    private static ClauseEvidence parts(int passed, int failed, int partial) {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(PartVerdicts.key(VerdictKind.PASS), (double) passed);
        figures.put(PartVerdicts.key(VerdictKind.FAIL), (double) failed);
        figures.put(PartVerdicts.key(VerdictKind.PARTIAL), (double) partial);
        return new ClauseEvidence("x", "x", "verdicts", List.of(), Map.of(), figures, List.of());
    }

    @Test
    void partsAreCountedByTheirVerdicts() {
        Condition every = everyPartPasses();
        assertThat(every.describe()).isEqualTo("every part passes");
        assertThat(every.needed()).isEqualTo("all passed needed");
        assertThat(every.found(parts(2, 1, 0))).isEqualTo("of 3 parts 2 passed, 1 failed");
        assertThat(every.holds(parts(3, 0, 0))).isTrue();
        assertThat(every.holds(parts(2, 0, 1))).isFalse();
        assertThat(every.holds(parts(0, 0, 0))).isFalse();
        Condition most = everyPartPassesOrIsPartial();
        assertThat(most.describe()).isEqualTo("every part passes or is partial");
        assertThat(most.needed()).isEqualTo("all passed or partial needed");
        assertThat(most.holds(parts(2, 0, 1))).isTrue();
        assertThat(most.holds(parts(2, 1, 1))).isFalse();
        Condition some = somePartFails();
        assertThat(some.describe()).isEqualTo("some part fails");
        assertThat(some.needed()).isEqualTo("one failed needed");
        assertThat(some.holds(parts(2, 1, 0))).isTrue();
        assertThat(some.holds(parts(2, 0, 1))).isFalse();
    }

    /** Draws fall on two widths; what a rule asks about is counted on both sides of its own limit. */
    @Test
    void widthsAreSharedBetweenTwoValuesOnEitherSideOfEveryLimit() {
        Condition within = widthWithin(0.30).hasProbabilityOfAtLeast(0.95);
        Condition beyond = widthBeyond(0.42).hasProbabilityOfAtLeast(0.95);
        List<ClauseEvidence> all = WidthDistributions.all(List.of(allOf(within), anyOf(beyond, width().isAtMost(0.1))))
                .toList();
        assertThat(all.stream().map(e -> e.figures().get("W")).distinct()).contains(0.0, 0.1, 0.2, 0.3, 0.42, 0.5, 1.0);
        for (ClauseEvidence evidence : all) {
            double below = figure(evidence, "P(W <= .3)");
            double above = figure(evidence, "P(W > .42)");
            assertThat(below).isBetween(0.0, 1.0);
            assertThat(above).isBetween(0.0, 1.0);
            // No draw is at most .3 and beyond .42.
            assertThat(below + above).isLessThanOrEqualTo(1 + 1e-12);
        }
        assertThat(all).anyMatch(within::holds).anyMatch(beyond::holds);
        assertThat(all).anyMatch(e -> figure(e, "W") == 0.3 && figure(e, "P(W <= .3)") == 1);
        assertThat(all).anyMatch(e -> figure(e, "P(W <= .3)") > 0 && figure(e, "P(W <= .3)") < 1);
    }

    private static double figure(ClauseEvidence evidence, String key) {
        return java.util.Objects.requireNonNull(evidence.figures().get(key), key);
    }
}
