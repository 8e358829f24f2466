package org.tollens.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonElement;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sampler draws from the truncated softmax; samplers with a planted fault are seen at a million draws. */
class SamplerTest {
    private static final double LEVEL = 1e-4;
    private static final int TOKENS = 1000;
    private static final long DRAWS = 1_000_000;
    private static final double[] SCORES = scores();
    private static final Truncation SETTING = new Truncation(0.7, 40, 0.9);

    private static double[] scores() {
        SplittableRandom random = new SplittableRandom(3);
        return IntStream.range(0, TOKENS)
                .mapToDouble(i -> 1.2 * random.nextGaussian())
                .toArray();
    }

    /** A sampler whose distribution is wrong. */
    private static Sampler from(double[] p) {
        double[] upTo = new double[p.length];
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i];
            upTo[i] = sum;
        }
        return scores -> random -> {
            double u = random.nextDouble() * upTo[upTo.length - 1];
            int found = Arrays.binarySearch(upTo, u);
            return found >= 0 ? found + 1 : -found - 1;
        };
    }

    private static Conformance conformance(Sampler sampler, Truncation setting, long draws, long seed) {
        long[] counts = Sampler.count(sampler.over(SCORES), TOKENS, draws, new SplittableRandom(seed));
        return Conformance.of(counts, setting.distribution(SCORES));
    }

    private static boolean passes(Conformance found) {
        return found.p() >= LEVEL && found.outside() == 0;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theCorrectSamplerPasses(long seed) {
        for (Truncation setting : new Truncation[] {
            SETTING,
            new Truncation(1, Truncation.ALL, 1),
            new Truncation(1.5, 5, 1),
            new Truncation(1, Truncation.ALL, 0.5)
        }) {
            assertThat(passes(conformance(Sampler.of(setting), setting, DRAWS, seed)))
                    .as(setting.describe())
                    .isTrue();
        }
    }

    @Test
    void falseAlarmsAreAsRareAsTheLevelSays() {
        long low = 0;
        for (long seed = 0; seed < 400; seed++) {
            Conformance found = conformance(Sampler.of(SETTING), SETTING, 5_000, 1_000 + seed);
            assertThat(passes(found)).as("seed " + seed).isTrue();
            low += found.p() < 0.05 ? 1 : 0;
        }
        // Binomial(400, .05) lies outside of these less than once in a thousand.
        assertThat(low).isBetween(7L, 36L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTemperatureAppliedAfterTopPFails(long seed) {
        int[] early = new Truncation(1, SETTING.topK(), SETTING.topP()).support(SCORES);
        Sampler faulty = from(Simplex.conditioned(Simplex.softmax(SCORES, SETTING.temperature()), early));
        assertThat(passes(conformance(faulty, SETTING, DRAWS, seed))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1})
    void anOffByOneInTopKFails(int off) {
        Truncation setting = new Truncation(0.7, 40, 1);
        Sampler faulty = Sampler.of(new Truncation(0.7, 40 + off, 1));
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(passes(conformance(faulty, setting, DRAWS, seed))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 0.01, 0.2})
    void aTokenThatIsOneInAHundredTooOftenFails(double probability) {
        // The token has nearly this probability, and the rest of the mass is spread over all others.
        double[] scores = SCORES.clone();
        double others = Math.exp(Simplex.logSumExp(SCORES)) - Math.exp(SCORES[7]);
        scores[7] = Math.log(probability / (1 - probability) * others);
        Truncation all = new Truncation(1, Truncation.ALL, 1);
        double[] p = all.distribution(scores);
        assertThat(p[7]).isCloseTo(probability, within(1e-12));
        double[] raised =
                Arrays.stream(p).map(one -> one * (1 - 0.01 / (1 - p[7]))).toArray();
        raised[7] = p[7] + 0.01;
        for (long seed = 1; seed <= 3; seed++) {
            long[] counts = Sampler.count(from(raised).over(scores), TOKENS, DRAWS, new SplittableRandom(seed));
            assertThat(Conformance.of(counts, p).p()).isLessThan(LEVEL);
        }
    }

    @Test
    void truncationAgreesWithSortAndCumsum() {
        double[] scores = Reference.numbers("scores");
        for (JsonElement one : Reference.ALL.getAsJsonArray("truncated")) {
            double[] setting = Reference.numbers(one.getAsJsonObject().get("setting"));
            Truncation truncation = new Truncation(setting[0], (int) setting[1], setting[2]);
            assertThat(truncation.distribution(scores))
                    .as(truncation.describe())
                    .containsExactly(Reference.numbers(one.getAsJsonObject().get("p")), within(1e-14));
        }
    }

    @Test
    void tiesGoToTheLowerId() {
        double[] tied = {1, 2, 2, 1, 2};
        assertThat(new Truncation(1, 2, 1).support(tied)).containsExactly(1, 2);
        assertThat(new Truncation(1, 4, 1).support(tied)).containsExactly(1, 2, 4, 0);
        assertThat(new Truncation(1, Truncation.ALL, 0.2).support(tied)).containsExactly(1);
        // The token that reaches the share is in: two of four equal tokens hold exactly a half.
        assertThat(new Truncation(1, Truncation.ALL, 0.5).support(new double[4]))
                .containsExactly(0, 1);
        assertThat(new Truncation(1, Truncation.ALL, 1e-9).support(tied)).hasSize(1);
    }

    @Test
    void conformanceAgreesWithScipy() {
        long[] counts = Arrays.stream(Reference.numbers("counts"))
                .mapToLong(Math::round)
                .toArray();
        Conformance found = Conformance.of(counts, Reference.numbers("expected"));
        assertThat(found.bins()).isEqualTo(6);
        assertThat(found.statistic()).isCloseTo(Reference.number("statistic"), within(1e-12));
        assertThat(found.p()).isCloseTo(Reference.number("p"), within(1e-12));
        assertThat(org.apache.commons.statistics.distribution.ChiSquaredDistribution.of(10)
                        .survivalProbability(120))
                .isCloseTo(Reference.number("far tail"), org.assertj.core.data.Percentage.withPercentage(1e-8));
    }

    @Test
    void rareTokensArePooledAndOutsideOnesCounted() {
        double[] expected = {0.5, 0.46, 0.02, 0.015, 0.005, 0};
        Conformance pooled = Conformance.of(new long[] {50, 46, 2, 1, 1, 0}, expected);
        // 2 + 1.5 + .5 expected among 100 draws are fewer than 5: joined with the rarest bin of its own.
        assertThat(pooled.bins()).isEqualTo(2);
        assertThat(pooled.statistic()).isZero();
        assertThat(pooled.p()).isEqualTo(1);
        assertThat(Conformance.of(new long[] {500, 460, 20, 15, 5, 0}, expected).bins())
                .isEqualTo(5);
        assertThat(Conformance.of(new long[] {50, 45, 2, 1, 1, 1}, expected).outside())
                .isEqualTo(1);
        assertThat(Conformance.of(new long[] {9, 0}, new double[] {1, 0}).p()).isEqualTo(1);
    }

    @Test
    void refusesTokensThatAreNone() {
        Sampler beyond = scores -> random -> scores.length;
        assertThatThrownBy(() -> conformance(beyond, SETTING, 10, 1)).hasMessageContaining("the sampler drew 1000");
        assertThatThrownBy(() -> new Truncation(1, 0, 1)).hasMessageContaining("expected a top-k of at least 1");
        assertThatThrownBy(() -> new Truncation(1, 5, 0)).hasMessageContaining("top-p above 0");
        assertThatThrownBy(() -> new Truncation(0, 5, 1)).hasMessageContaining("use a top-k of 1");
    }
}
