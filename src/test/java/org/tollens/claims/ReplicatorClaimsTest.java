package org.tollens.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Judge;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.constraints.trace.Columns;
import org.tollens.engine.Claim;

/** The replicator claims judged by the engine's judge on scores that look like a model's: the derived verdicts. */
class ReplicatorClaimsTest {
    private static final Map<String, Verdict> VERDICTS = new LinkedHashMap<>();

    @BeforeAll
    static void judge() {
        Judge judge = new Judge(new Scores(6, 400));
        ReplicatorClaims.all().forEach((id, claim) -> VERDICTS.put(id, judge.judge(claim)));
    }

    private static Verdict verdict(String id) {
        return Objects.requireNonNull(VERDICTS.get(id));
    }

    @ParameterizedTest
    @CsvSource({
        "R1, PASS",
        "R1reg, FAIL",
        "R2, FAIL",
        "R2reg, PASS",
        "R2L, PASS",
        "R1-2, FAIL",
        "R1-2reg, FAIL",
        "R3, PASS",
        "R4, PASS",
        "R5, PASS",
        "R6a, PASS",
        "R6b, PASS",
        "R6c, PASS",
        "R6d, PASS"
    })
    void haveTheVerdictsThatWereDerived(String id, VerdictKind kind) {
        assertThat(verdict(id).kind()).as(verdict(id).because()).isEqualTo(kind);
    }

    @Test
    void areWhatTheSpecsJudge() throws ReflectiveOperationException {
        Map<String, Constraint> judged = new LinkedHashMap<>();
        for (Class<?> spec : List.of(SoftmaxFlowsTest.class, SamplingDynamicsTest.class)) {
            Object instance = spec.getDeclaredConstructor().newInstance();
            for (Method method : spec.getDeclaredMethods()) {
                Claim claim = method.getAnnotation(Claim.class);
                if (claim != null) {
                    judged.put(claim.value(), (Constraint) method.invoke(instance));
                }
            }
        }
        assertThat(judged).containsExactlyInAnyOrderEntriesOf(ReplicatorClaims.all());
        assertThat(judged.values()).extracting(Constraint::digest).doesNotHaveDuplicates();
    }

    @Test
    void readNothingButScores() {
        ReplicatorClaims.all().values().forEach(claim -> {
            assertThat(claim.requires()).isSubsetOf(Observables.NEXT_TOKEN_SCORES);
            assertThat(claim.requiresOnRandomWeights()).isEmpty();
            assertThat(claim.controls()).isEmpty();
        });
    }

    @Test
    void runOnRealAndSyntheticScores() {
        ClauseEvidence evidence = verdict("R1").evidence().clauses().get(0);
        // (3 documents + 2 synthetic) x 2 starts x 2 temperatures x 6 times; each start by itself in the last two.
        assertThat(evidence.criteria()).extracting(Criterion::cases).containsExactly(120L, 120L, 60L, 60L);
        assertThat(ScoreCase.real(new Scores(6, 50)))
                .extracting(ScoreCase::name)
                .doesNotHaveDuplicates()
                .hasSize(6);
        assertThat(ScoreCase.real(new Scores(2, 50))).hasSize(4);
    }

    @Test
    void drawWhatFlowsDo() {
        VERDICTS.forEach((id, verdict) -> verdict.evidence()
                .clauses()
                .get(0)
                .trajectories()
                .forEach(t -> {
                    assertThat(t.series()).as(id).isNotEmpty();
                    t.series()
                            .forEach(s ->
                                    assertThat(s.x()).as(id + " " + s.name()).hasSizeBetween(2, 600));
                }));
        assertThat(VERDICTS.values().stream()
                        .filter(v ->
                                !v.evidence().clauses().get(0).trajectories().isEmpty())
                        .count())
                .isGreaterThanOrEqualTo(9);
    }

    /** Documents with one vector of normal scores each, skewed as a model's are. */
    private record Scores(int number, int vocabulary) implements Columns {
        @Override
        public String model() {
            return "made-up";
        }

        @Override
        public String corpus() {
            return "made-up";
        }

        @Override
        public int layers() {
            return 4;
        }

        @Override
        public List<DocumentInfo> documents() {
            return IntStream.range(0, number)
                    .mapToObj(d -> new DocumentInfo("d" + d, "s"))
                    .toList();
        }

        @Override
        public int rows() {
            return number;
        }

        @Override
        public int[] documentOfRow() {
            return IntStream.range(0, number).toArray();
        }

        @Override
        public int[] positionOfRow() {
            return new int[number];
        }

        @Override
        public boolean has(Observable observable) {
            return Set.of(Observables.NEXT_TOKEN_SCORES).contains(observable);
        }

        @Override
        public boolean[] measuredDocuments(Observable observable) {
            boolean[] all = new boolean[number];
            java.util.Arrays.fill(all, has(observable));
            return all;
        }

        @Override
        public double[] values(Observable observable, int layer) {
            throw new IllegalArgumentException("nothing by position");
        }

        @Override
        public float[] vector(Observable observable, int document) {
            SplittableRandom random = new SplittableRandom(document);
            float[] scores = new float[vocabulary];
            for (int i = 0; i < vocabulary; i++) {
                scores[i] = (float) (2.2 * random.nextGaussian() - 3 + (i % 97 == document ? 8 : 0));
            }
            return scores;
        }
    }
}
