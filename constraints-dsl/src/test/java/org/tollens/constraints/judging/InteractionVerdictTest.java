package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tollens.constraints.Constraints.stratifiedInteraction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;

class InteractionVerdictTest {

    private static final Planted STUDY = Planted.nothing().layers(8).sized(60, 90);

    private static Verdict judge(Planted planted) {
        return Judge.judge(Claims.c4(), planted.columns());
    }

    @Test
    void passesWhereTheProductIsPlanted() {
        Verdict verdict = judge(STUDY.interaction(l -> 0.3));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PASS);
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.count(Label.POSITIVE)).isEqualTo(8);
        assertThat(clause.figures()).containsEntry("coverage", 1.0);
        assertThat(clause.notes()).contains("C4 is our reading of the source");
        assertThat(verdict.because()).contains("coverage 100 %");
        assertThat(clause.layers().get(0).estimate().selfLabels()).isPositive();
    }

    @Test
    void additiveEffectsAreNoInteraction() {
        Verdict verdict = judge(Planted.nothing().layers(8).sized(120, 160).coupling(l -> 1.0));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because()).contains("(null)");
    }

    @Test
    void isPartialWhereDeepLayersHaveNoHighEntropy() {
        Verdict verdict = judge(STUDY.sized(60, 220).interaction(l -> 0.3).entropyShift(l -> l <= 6 ? 0 : -6));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.PARTIAL);
        assertThat(verdict.because()).contains("coverage 75 %, at least 80 % needed");
        ClauseEvidence clause = verdict.evidence().clauses().get(0);
        assertThat(clause.layers()).hasSize(8);
        assertThat(clause.layers().get(7).estimate().value()).isNaN();
        assertThat(clause.layers().get(7).note()).startsWith("not evaluable: ").contains("positions in");
    }

    @Test
    void failsWhereBothSignsAreEquallyCommon() {
        Verdict verdict = judge(STUDY.interaction(l -> l % 2 == 0 ? 0.3 : -0.3));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.FAIL);
    }

    @Test
    void isInsufficientWhereTheDataDoNotSay() {
        Verdict verdict = judge(STUDY.sized(60, 50).interaction(l -> l == 1 ? 0.3 : 0.02));
        assertThat(verdict.kind()).as(verdict.because()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).startsWith("Insufficient: unresolved");
    }

    @Test
    void isInsufficientWithoutCoverage() {
        Verdict verdict = judge(STUDY.sized(60, 16));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because())
                .isEqualTo(
                        "Insufficient: 0 of 8 layers have at least 200 positions and 30 documents in every cell, 25 %"
                                + " of the layers needed.");
    }

    private static ClauseEvidence evidence(SyntheticColumns columns, int positions, int documents) {
        return Judge.judge(
                        Claims.c4(Claims.quick(
                                "x",
                                Claims.INTERACTION.by(stratifiedInteraction().inCellsOfAtLeast(positions, documents)))),
                        columns)
                .evidence()
                .clauses()
                .get(0);
    }

    /** What each of the four cells has, by its note. */
    private static Map<String, Integer> cells(String note) {
        Map<String, Integer> cells = new LinkedHashMap<>();
        Matcher cell = Pattern.compile("(high|low)/(high|low) has (\\d+) positions in \\d+ documents")
                .matcher(note);
        while (cell.find()) {
            cells.put(cell.group(1) + "/" + cell.group(2), Integer.parseInt(cell.group(3)));
        }
        return cells;
    }

    @Test
    void saysWhichCellsAreTooSmallAndCountsExactlyEnoughAsEnough() {
        SyntheticColumns columns = Planted.nothing().sized(40, 60).columns();
        String all = evidence(columns, 100_000, 2).layers().get(4).note();
        assertThat(all).startsWith("not evaluable: high/high has ");
        Map<String, Integer> cells = cells(all);
        assertThat(cells).containsOnlyKeys("high/high", "high/low", "low/high", "low/low");
        int least = java.util.Collections.min(cells.values());
        assertThat(evidence(columns, least, 2).layers().get(4).note()).isEmpty();
        Map<String, Integer> small =
                cells(evidence(columns, least + 1, 2).layers().get(4).note());
        assertThat(small)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).isEqualTo(least).isEqualTo(cells.get(name)));
        int documents = Pattern.compile("in (\\d+) documents")
                .matcher(all)
                .results()
                .mapToInt(match -> Integer.parseInt(match.group(1)))
                .min()
                .orElseThrow();
        assertThat(evidence(columns, 2, documents).layers().get(4).note()).isEmpty();
        assertThat(evidence(columns, 2, documents + 1).layers().get(4).note())
                .contains(" in " + documents + " documents");
    }

    @Test
    void countsTheLayersInWhichProductsMatter() {
        SyntheticColumns columns = STUDY.interaction(l -> l <= 3 ? 0.8 : 0).columns();
        List<ClauseEvidence> clauses = Judge.judge(Claims.c4(Claims.quick("x", Claims.INTERACTION)), columns)
                .evidence()
                .clauses();
        ClauseEvidence products = clauses.stream()
                .filter(clause -> clause.id().equals("tensor-term"))
                .findFirst()
                .orElseThrow();
        assertThat(products.figures()).hasSize(8);
        long found = products.figures().values().stream().filter(p -> p <= 0.01).count();
        assertThat(found).isEqualTo(3);
        for (int layer = 1; layer <= 3; layer++) {
            assertThat(products.figures().get("p at layer " + layer)).isLessThan(1e-6);
        }
        assertThat(products.notes().get(0)).contains("the products matter in 3 layers of 8 (");
    }

    @Test
    void layersThatCannotBeEvaluatedHaveNoProductsEither() {
        SyntheticColumns columns = STUDY.entropyShift(l -> l > 7 ? -4 : 0).columns();
        List<ClauseEvidence> clauses = Judge.judge(Claims.c4(Claims.quick("x", Claims.INTERACTION)), columns)
                .evidence()
                .clauses();
        ClauseEvidence products = clauses.get(clauses.size() - 1);
        List<String> evaluable = clauses.get(0).layers().stream()
                .filter(layer -> !Double.isNaN(layer.estimate().value()))
                .map(layer -> "p at layer " + layer.layer())
                .toList();
        assertThat(evaluable).hasSizeBetween(1, 7);
        assertThat(products.figures().keySet()).containsExactlyElementsOf(evaluable);
    }

    /** One of eight layers can't be evaluated: seven eighths are there. */
    @Test
    void asksForTheShareOfLayersThatItSays() {
        SyntheticColumns columns = STUDY.entropyShift(l -> l > 7 ? -4 : 0).columns();
        double there = 7 / 8.0;
        assertThat(covered(columns, there)).doesNotContain("of the layers needed");
        assertThat(covered(columns, there + 0.01))
                .startsWith("Insufficient: 7 of 8 layers have at least 200 positions and 30 documents in every cell,"
                        + " 88.5 % of the layers needed");
    }

    private static String covered(SyntheticColumns columns, double share) {
        return Judge.judge(Claims.c4(Claims.quick("x", Claims.INTERACTION).needsCoverageOfAtLeast(share)), columns)
                .because();
    }
}
