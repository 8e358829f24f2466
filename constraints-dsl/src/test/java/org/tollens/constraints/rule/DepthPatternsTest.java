package org.tollens.constraints.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;

/** A rule is refused when nothing here meets it, so what a model may show has to be here. */
class DepthPatternsTest {
    private final List<ClauseEvidence> all = DepthPatterns.all().toList();

    private static List<LayerEstimate> runs(Kind first, Kind second, int length) {
        return IntStream.range(0, 20)
                .mapToObj(l -> ((l / length) % 2 == 0 ? first : second).layer())
                .toList();
    }

    @Test
    void holdRunsOfEveryPairOfKindsAndLength() {
        Set<List<LayerEstimate>> found =
                all.stream().map(ClauseEvidence::layers).collect(Collectors.toSet());
        for (Kind first : Kind.OF_LAYERS) {
            for (Kind second : Kind.OF_LAYERS) {
                for (int length = 1; length <= 20; length++) {
                    assertThat(found).contains(runs(first, second, length));
                }
            }
        }
    }

    @Test
    void holdManyPatternsBesidesAllOfTwentyLayers() {
        assertThat(all).hasSize((36 * 20 + 400) * 3 * 2 * 4 * 3).allSatisfy(evidence -> assertThat(evidence.layers())
                .hasSize(20));
        long different = all.stream().map(ClauseEvidence::layers).distinct().count();
        // Pairs of equal kinds are one pattern at all lengths, and of two that differ those of lengths 1 to 20 differ.
        int alternating = 6 + 30 * 19;
        assertThat(different).isGreaterThan(alternating + 350);
    }

    /** Runs drawn at random are up to six layers long, and so many of them are as short as one. */
    @Test
    void drawRunsOfSeveralLengths() {
        List<List<LayerEstimate>> drawn = all.stream()
                .map(ClauseEvidence::layers)
                .distinct()
                .filter(layers -> layers.stream().distinct().count() > 2)
                .toList();
        assertThat(drawn).hasSizeGreaterThan(300);
        double changes = drawn.stream()
                .mapToLong(layers -> IntStream.range(1, 20)
                        .filter(l -> !layers.get(l).equals(layers.get(l - 1)))
                        .count())
                .average()
                .orElseThrow();
        assertThat(changes).isBetween(6.0, 12.0);
    }

    @Test
    void haveFirmOppositeEqualAndEmptyPooledEffectsOfBothSigns() {
        Set<List<Double>> pairs = all.stream()
                .map(evidence ->
                        List.of(before(evidence).value(), after(evidence).value()))
                .collect(Collectors.toSet());
        assertThat(pairs)
                .contains(
                        List.of(0.9, -0.9),
                        List.of(-0.9, 0.9),
                        List.of(0.06, -0.06),
                        List.of(-0.06, 0.06),
                        List.of(0.2, 0.2),
                        List.of(-0.2, -0.2));
        for (ClauseEvidence evidence : all.subList(0, 72)) {
            for (Estimate pooled : List.of(before(evidence), after(evidence))) {
                assertThat(pooled.ciLow()).isEqualTo(pooled.value() - 0.01);
                assertThat(pooled.ciHigh()).isEqualTo(pooled.value() + 0.01);
                double value = pooled.value();
                assertThat(pooled.label())
                        .isEqualTo(value > 0 ? Label.POSITIVE : value < 0 ? Label.NEGATIVE : Label.NULL);
                assertThat(pooled.canReachPositive()).isEqualTo(value > 0);
                assertThat(pooled.canReachNegative()).isEqualTo(value < 0);
            }
        }
    }

    @Test
    void countsOfLabelsCoverEveryMixtureAndShareOfLayers() {
        List<ClauseEvidence> interactions = LabelCounts.all(Family.INTERACTION).toList();
        assertThat(interactions.stream().map(e -> e.figures().get("coverage")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(1.0, 9 / 12.0, 4 / 12.0, 0.0);
        List<ClauseEvidence> comparisons = LabelCounts.all(Family.COMPARISON).toList();
        assertThat(comparisons.stream().map(e -> e.figures().get("coverage")).collect(Collectors.toSet()))
                .containsExactly(1.0);
        for (int layers : new int[] {20, 100}) {
            for (int some = 0; some <= layers; some++) {
                int positive = some;
                assertThat(comparisons)
                        .anyMatch(e -> e.layers().size() == layers
                                && e.count(Label.POSITIVE) == positive
                                && e.count(Label.NULL) == layers - positive);
            }
        }
        // Of two kinds no layer has a third.
        assertThat(comparisons.stream().filter(e -> e.layers().size() >= 20))
                .allSatisfy(
                        e -> assertThat(e.layers().stream().distinct().count()).isLessThanOrEqualTo(2));
    }

    private static Estimate before(ClauseEvidence evidence) {
        return Objects.requireNonNull(evidence.overall().get(OppositePooled.BEFORE));
    }

    private static Estimate after(ClauseEvidence evidence) {
        return Objects.requireNonNull(evidence.overall().get(OppositePooled.AFTER));
    }
}
