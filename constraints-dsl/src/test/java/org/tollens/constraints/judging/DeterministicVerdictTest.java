package org.tollens.constraints.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tollens.constraints.Constraints.constraint;
import static org.tollens.constraints.Constraints.everyValueOf;
import static org.tollens.constraints.Constraints.part;
import static org.tollens.constraints.Constraints.tokenTypes;
import static org.tollens.constraints.rule.Conditions.everyCriterionHolds;
import static org.tollens.constraints.rule.Conditions.everyPartPasses;
import static org.tollens.constraints.rule.Conditions.overall;
import static org.tollens.constraints.rule.Conditions.someCriterionIsRefuted;
import static org.tollens.constraints.rule.Conditions.somePartFails;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.check.Check;
import org.tollens.constraints.check.WorstCase;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.trace.Columns;
import org.tollens.constraints.trace.Columns.DocumentInfo;

/** Claims whose errors hold or are refuted, on three documents of four positions: far below the gate of estimates. */
class DeterministicVerdictTest {
    private static final Observable ERROR = Observable.of("euler_error", Axes.LAYER_POSITION, "1");
    private static final int LAYERS = 2;
    private static final SyntheticColumns SMALL = columns();

    private static SyntheticColumns columns() {
        List<DocumentInfo> documents = IntStream.range(0, 3)
                .mapToObj(i -> new DocumentInfo("d" + i, "book"))
                .toList();
        double[][] values = new double[LAYERS][12];
        for (double[] layer : values) {
            Arrays.fill(layer, 1e-8);
        }
        return new SyntheticColumns(LAYERS, 4, documents, Map.of(ERROR, values));
    }

    private static Constraint claim(Check check) {
        return constraint("It is exact")
                .checking(check)
                .passesWhen(everyCriterionHolds())
                .failsWhen(someCriterionIsRefuted());
    }

    private static Verdict judge(Check check, SyntheticColumns columns) {
        return Judge.judge(claim(check), columns);
    }

    @Test
    void everyValueWithinItsBoundPassesWithoutGateOrFlags() {
        Verdict verdict = judge(everyValueOf(ERROR).isAtMost(1e-6), SMALL);
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(verdict.flags()).isEmpty();
        Criterion criterion = verdict.evidence().clauses().get(0).criteria().get(0);
        assertThat(criterion.cases()).isEqualTo(LAYERS * 12);
        assertThat(criterion.worst()).isEqualTo(1e-8);
        assertThat(verdict.keyFigure()).isEqualTo("1 of 1 criteria hold: euler_error 1e-8 (at most 1e-6)");
        assertThat(verdict.evidence().documents()).isEqualTo(3);
        assertThat(verdict.evidence().positions()).isEqualTo(12);
    }

    @Test
    void oneValueBeyondItRefutesAndIsNamed() {
        Verdict verdict = judge(everyValueOf(ERROR).isAtMost(1e-6), SMALL.with(ERROR, 2, 7, 0.067));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(verdict.because())
                .isEqualTo("Fail: 1 of 1 criteria refuted: euler_error .067 (at most 1e-6) at block 2, document d1,"
                        + " position 11.");
    }

    @Test
    void betweenTheBoundsIsNeither() {
        Check check = everyValueOf(ERROR).isAtMost(1e-6).refutedAt(1e-2);
        Verdict verdict = judge(check, SMALL.with(ERROR, 1, 0, 1e-3));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because())
                .isEqualTo("Insufficient: neither shown nor refuted: 0 of 1 criteria hold: euler_error .001"
                        + " (at most 1e-6, refuted at .01) at block 1, document d0, position 8, all holding needed.");
        assertThat(judge(check, SMALL.with(ERROR, 1, 0, 1e-2)).kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(judge(check, SMALL.with(ERROR, 1, 0, 1e-6)).kind()).isEqualTo(VerdictKind.PASS);
    }

    @Test
    void aLowerBoundIsTheMirror() {
        Check check = everyValueOf(ERROR).isAtLeast(1e-9).refutedAt(1e-10);
        assertThat(judge(check, SMALL).kind()).isEqualTo(VerdictKind.PASS);
        assertThat(judge(check, SMALL.with(ERROR, 1, 0, 5e-10)).kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(judge(check, SMALL.with(ERROR, 1, 0, 0)).kind()).isEqualTo(VerdictKind.FAIL);
    }

    @Test
    void whatIsNoNumberIsNeverAVerdict() {
        Check check = everyValueOf(ERROR).isAtMost(1e-6);
        for (double broken : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            // A larger finite error elsewhere does not hide it.
            Verdict verdict = judge(check, SMALL.with(ERROR, 1, 0, broken).with(ERROR, 2, 11, 5));
            assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
            assertThat(verdict.because()).contains("is " + broken + " at block 1, document d0, position 8");
        }
    }

    @Test
    void noCaseIsNeverAVerdict() {
        Verdict verdict = judge(everyValueOf(ERROR).isAtMost(1e-6), SMALL.measuredOn(ERROR, 0));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.INSUFFICIENT);
        assertThat(verdict.because()).isEqualTo("Insufficient: no case of \"euler_error\".");
        Check empty = Check.of("empty", "nothing is computed", Set.of(), columns -> List.of());
        assertThat(judge(empty, SMALL).because()).isEqualTo("Insufficient: the check gave no criterion.");
    }

    @Test
    void rowsThatWereNotMeasuredAreNoCases() {
        Verdict verdict = judge(
                everyValueOf(ERROR).isAtLeast(1e-9), SMALL.measuredOn(ERROR, 2).with(ERROR, 1, 8, 0));
        assertThat(verdict.kind()).isEqualTo(VerdictKind.PASS);
        assertThat(verdict.evidence().documents()).isEqualTo(2);
    }

    /** The test columns with observables of the axes that have no positions. */
    private static Columns whole(Map<Observable, double[][]> ofDocuments) {
        return (Columns) Proxy.newProxyInstance(
                Columns.class.getClassLoader(), new Class<?>[] {Columns.class}, (proxy, method, args) -> {
                    switch (method.getName()) {
                        case "has", "measuredDocuments" -> {
                            boolean known = ofDocuments.containsKey((Observable) args[0]);
                            return method.getName().equals("has") ? known : new boolean[] {known, false, known};
                        }
                        case "ofDocuments" -> {
                            Observable observable = (Observable) args[0];
                            return Objects.requireNonNull(ofDocuments.get(observable))[
                                    (int) args[1] - observable.axes().firstLayer()];
                        }
                        case "vector" -> {
                            double[] one = Objects.requireNonNull(ofDocuments.get((Observable) args[0]))[(int) args[1]];
                            float[] result = new float[one.length];
                            IntStream.range(0, one.length).forEach(i -> result[i] = (float) one[i]);
                            return result;
                        }
                        default -> {
                            return method.invoke(SMALL, args);
                        }
                    }
                });
    }

    @Test
    void readsEveryKindOfAxes() {
        Observable ofLayers = Observable.of("smoothness", Axes.LAYER_DOCUMENT, "1");
        Observable ofDepths = Observable.of("distance", Axes.DEPTH_DOCUMENT, "1");
        Observable ofDocuments = Observable.of("slope", Axes.DOCUMENT, "1");
        Observable ofTypes = Observable.of("scores", Axes.VOCABULARY_DOCUMENT, "nats");
        double nan = Double.NaN;
        Columns columns = whole(Map.of(
                ofLayers, new double[][] {{1, nan, 2}, {3, nan, 9}},
                ofDepths, new double[][] {{8, nan, 2}, {3, nan, 1}, {0, nan, 1}},
                ofDocuments, new double[][] {{4, nan, 5}},
                ofTypes, new double[][] {{0, 1, 2}, {7, 8, 9}, {0, 6, 2}}));
        assertThat(worst(ofLayers, columns)).isEqualTo("4 cases, worst 9.0 at block 2, document d2");
        assertThat(worst(ofDepths, columns)).isEqualTo("6 cases, worst 8.0 at embedding, document d0");
        assertThat(worst(ofDocuments, columns)).isEqualTo("2 cases, worst 5.0 at document d2");
        assertThat(worst(ofTypes, columns)).isEqualTo("6 cases, worst 6.0 at document d2, token 1");
    }

    private static String worst(Observable observable, Columns columns) {
        Criterion c =
                everyValueOf(observable).isAtMost(1).run(columns).criteria().get(0);
        return c.cases() + " cases, worst " + c.worst() + " at " + c.where();
    }

    @Test
    void aLambdaIsACheck() {
        Check check = Check.of("doubled", "twice the largest error is below 1", Set.of(ERROR), columns -> {
            double largest = Arrays.stream(columns.values(ERROR, 1)).max().orElseThrow();
            return List.of(Criterion.atMost("twice the error", 12, 2 * largest, "", 1, 1));
        });
        assertThat(judge(check, SMALL).kind()).isEqualTo(VerdictKind.PASS);
        assertThat(judge(check, SMALL.with(ERROR, 1, 4, 0.6)).kind()).isEqualTo(VerdictKind.FAIL);
        assertThat(claim(check).requires()).containsExactly(ERROR);
        assertThatThrownBy(() -> judge(check, SMALL.without(ERROR)))
                .hasMessageContaining("needs the columns euler_error");
    }

    @Test
    void itsDigestComesFromItsSentence() {
        Check one = Check.of("a", "the sum is 0", Set.of(), columns -> List.of());
        Check same = Check.of("a", "the sum is 0", Set.of(), columns -> List.of());
        Check other = Check.of("a", "the sum is 1", Set.of(), columns -> List.of());
        assertThat(claim(one).digest())
                .isEqualTo(claim(same).digest())
                .isNotEqualTo(claim(other).digest());
        assertThat(claim(everyValueOf(ERROR).isAtMost(1e-6)).digest())
                .isNotEqualTo(claim(everyValueOf(ERROR).isAtMost(2e-6)).digest());
    }

    @Test
    void variationsAreJudgedByTheSameRule() {
        Constraint both = constraint("It is exact")
                .checking(everyValueOf(ERROR).isAtMost(1e-6))
                .alsoJudgedWith(
                        "a stricter bound",
                        new org.tollens.constraints.clause.Checking(
                                everyValueOf(ERROR).isAtMost(1e-9)))
                .passesWhen(everyCriterionHolds())
                .failsWhen(someCriterionIsRefuted());
        assertThat(Judge.judge(both, SMALL).evidence().multiverse())
                .singleElement()
                .satisfies(v -> assertThat(v.verdict()).isEqualTo(VerdictKind.FAIL));
    }

    @Test
    void itIsAPartOfAJointClaim() {
        Constraint joint = constraint("Both")
                .jointly(
                        part("A", claim(everyValueOf(ERROR).isAtMost(1e-6))),
                        part("B", claim(everyValueOf(ERROR).isAtMost(1e-9))))
                .passesWhen(everyPartPasses())
                .failsWhen(somePartFails());
        assertThat(Judge.judge(joint, SMALL).kind()).isEqualTo(VerdictKind.FAIL);
    }

    @Test
    void refusesWhatHasNoMeaningForIt() {
        Check check = everyValueOf(ERROR).isAtMost(1e-6);
        assertThatThrownBy(() -> constraint("x")
                        .checking(check)
                        .needsAtLeastDocuments(50)
                        .passesWhen(everyCriterionHolds())
                        .failsWhen(someCriterionIsRefuted()))
                .hasMessageContaining("expected a deterministic claim without needs and intervals");
        assertThatThrownBy(() -> constraint("x")
                        .checking(check)
                        .checkedAgainst(tokenTypes())
                        .passesWhen(everyCriterionHolds())
                        .failsWhen(someCriterionIsRefuted()))
                .hasMessageContaining("expected no control of a deterministic claim");
        assertThatThrownBy(() -> constraint("x")
                        .checking(check)
                        .passesWhen(overall().isPositive())
                        .failsWhen(someCriterionIsRefuted()))
                .hasMessageContaining("write one such as everyCriterionHolds()");
        assertThatThrownBy(
                        () -> everyValueOf(ERROR).isAtMost(1e-6).refutedAt(1e-7).run(SMALL))
                .hasMessageContaining("expected a criterion with a name whose refutation lies at or beyond what holds");
    }

    @Test
    void theWorstCaseIsKeptAndANaNStays() {
        WorstCase worst = WorstCase.atMost("error", 1, 1);
        worst.add(0.2, () -> "first");
        worst.add(0.5, () -> "second");
        worst.add(0.1, () -> "third");
        assertThat(worst.criterion()).isEqualTo(Criterion.atMost("error", 3, 0.5, "second", 1, 1));
        worst.add(Double.NaN, () -> "fourth");
        worst.add(7, () -> "fifth");
        assertThat(worst.criterion().where()).isEqualTo("fourth");
        assertThat(worst.criterion().state()).isEqualTo(Criterion.State.UNKNOWN);
    }
}
