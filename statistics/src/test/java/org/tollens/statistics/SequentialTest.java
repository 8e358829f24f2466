package org.tollens.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.tollens.statistics.Reference.assertClose;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Betting martingales and e-values. */
class SequentialTest {
    private static boolean[] all(int units) {
        boolean[] all = new boolean[units];
        Arrays.fill(all, true);
        return all;
    }

    @Test
    void wealthAgreesWithExactFractions() {
        for (Reference expected : Reference.cases("betting")) {
            BettingMartingale game = BettingMartingale.play(
                    expected.numbers("scores"), expected.flags("present"), expected.number("nullMean"));
            double[] path = expected.numbers("logWealth");

            assertClose(game.logWealth(), path);
            assertThat(game.logE()).isEqualTo(game.logWealth()[path.length - 1]);
            double largest = Math.max(0, Arrays.stream(path).max().orElseThrow());
            assertClose(game.p(), Math.exp(-largest));
        }
    }

    /** Every sequence of two scores at the border of H0: the mean wealth is exactly 1, at every time. */
    @Test
    void wealthHasMeanOneAtTheBorderOfTheNullHypothesis() {
        double nullMean = 0.1;
        double up = (1 + nullMean) / 2;
        int units = 10;
        double mean = 0;
        for (int path = 0; path < 1 << units; path++) {
            double[] scores = new double[units];
            double chance = 1;
            for (int i = 0; i < units; i++) {
                boolean rises = (path >> i & 1) == 1;
                scores[i] = rises ? 1 : -1;
                chance *= rises ? up : 1 - up;
            }
            mean += chance
                    * Math.exp(
                            BettingMartingale.play(scores, all(units), nullMean).logE());
        }
        assertThat(mean).isCloseTo(1, within(1e-12));
    }

    @Test
    void falseAlarmsAreAtMostTheLevel() {
        Random random = new Random(4);
        int alarms = 0;
        for (int set = 0; set < 4_000; set++) {
            double[] scores = random.doubles(100)
                    .map(u -> 2 * u - 0.95)
                    .map(d -> Math.min(1, d))
                    .toArray();
            alarms += BettingMartingale.play(scores, all(100), 0.05).rejectedAfter(0.05) > 0 ? 1 : 0;
        }
        assertThat(alarms / 4_000.0).isLessThan(0.05);
        assertThat(alarms).isPositive();
    }

    @Test
    void rejectsAtTheFirstTimeThatTheWealthSuffices() {
        double[] scores = new double[40];
        Arrays.fill(scores, 0.8);
        BettingMartingale game = BettingMartingale.play(scores, all(40), 0.05);
        int after = game.rejectedAfter(0.01);

        assertThat(after).isBetween(5, 20);
        assertThat(game.logWealth()[after - 1]).isGreaterThanOrEqualTo(Math.log(100));
        assertThat(game.logWealth()[after - 2]).isLessThan(Math.log(100));
        assertThat(BettingMartingale.play(new double[5], all(5), 0.05).rejectedAfter(0.01))
                .isEqualTo(-1);
    }

    @Test
    void absentUnitsChangeNothing() {
        BettingMartingale with =
                BettingMartingale.play(new double[] {0.5, 9, 0.6}, new boolean[] {true, false, true}, 0);
        BettingMartingale without = BettingMartingale.play(new double[] {0.5, 0.6}, all(2), 0);

        assertThat(with.logWealth()[1]).isEqualTo(with.logWealth()[0]);
        assertThat(with.logE()).isEqualTo(without.logE()).isPositive();
        assertThat(BettingMartingale.play(new double[0], all(0), 0).logE()).isZero();
        assertThat(BettingMartingale.play(new double[0], all(0), 0).p()).isEqualTo(1);
    }

    @Test
    void ordersAreSeededPermutations() {
        int[] order = BettingMartingale.order(30, 5);

        assertThat(order).isEqualTo(BettingMartingale.order(30, 5)).isNotEqualTo(BettingMartingale.order(30, 6));
        assertThat(Arrays.stream(order).sorted().toArray())
                .isEqualTo(java.util.stream.IntStream.range(0, 30).toArray());
        assertThat(order).isNotEqualTo(Arrays.stream(order).sorted().toArray());
    }

    @Test
    void scoresOutOfRangeAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BettingMartingale.play(new double[] {0, 1.1}, all(2), 0))
                .withMessage("expected scores in [-1, 1], found 1.1 at unit 1");
        assertThatIllegalArgumentException().isThrownBy(() -> BettingMartingale.play(new double[] {-1.1}, all(1), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BettingMartingale.play(new double[] {Double.NaN}, all(1), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BettingMartingale.play(new double[1], all(2), 0))
                .withMessageContaining("the presence flags");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BettingMartingale.play(new double[1], all(1), 1))
                .withMessage("expected a mean under H0 in (-1, 1), found 1.0");
        assertThatIllegalArgumentException().isThrownBy(() -> BettingMartingale.play(new double[1], all(1), -1));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> BettingMartingale.play(new double[1], all(1), 0).rejectedAfter(0))
                .withMessage("expected a level in (0, 1), found 0.0");
        assertThatIllegalArgumentException().isThrownBy(() -> BettingMartingale.play(new double[1], all(1), 0)
                .rejectedAfter(1));
    }

    @Test
    void combinationsAgreeWithBruteForce() {
        for (Reference expected : Reference.cases("e-values")) {
            double[] logE = expected.numbers("logE");
            assertClose(EValues.average(logE), expected.number("average"));
            assertClose(EValues.holm(logE), expected.numbers("holm"));
            assertClose(EValues.closedAverage(logE), expected.numbers("closed"));
            assertClose(EValues.benjaminiHochberg(logE), expected.numbers("bh"));
        }
    }

    @Test
    void eHolmIsHolmOnTheInverse() {
        double[] p = {0.001, 0.2, 0.04, 0.9, 0.04};
        double[] logE = Arrays.stream(p).map(one -> -Math.log(one)).toArray();
        double[] back = Arrays.stream(EValues.holm(logE))
                .map(one -> Math.min(1, Math.exp(-one)))
                .toArray();

        assertClose(back, Holm.adjust(p));
    }

    @Test
    void extremeEValuesNeitherOverflowNorVanish() {
        double none = Double.NEGATIVE_INFINITY;
        assertThat(EValues.average(new double[] {2_000, 2_000})).isCloseTo(2_000, within(1e-9));
        assertThat(EValues.average(new double[] {none, none})).isEqualTo(none);
        assertThat(EValues.average(new double[] {none, 0})).isCloseTo(Math.log(0.5), within(1e-15));
        assertThat(EValues.closedAverage(new double[] {2_000, none}))
                .containsExactly(new double[] {2_000 - Math.log(2), none}, within(1e-9));
        assertThat(EValues.holm(new double[0])).isEmpty();
    }

    @Test
    void calibratorsHaveMeanOne() {
        double mean = 0;
        int steps = 200_000;
        for (int i = 0; i < steps; i++) {
            mean += Math.exp(EValues.calibrate(Math.log((i + 0.5) / steps), 0.7)) / steps;
        }
        assertThat(mean).isCloseTo(1, within(2e-3));
        assertThat(EValues.calibrate(-1_000, 0.5)).isCloseTo(500 - Math.log(2), within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> EValues.calibrate(0.1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> EValues.calibrate(-1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> EValues.calibrate(-1, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValues.holm(new double[] {0, Double.NaN}))
                .withMessage("expected logarithms of e-values, found NaN at test 1");
        assertThat(EValues.calibrate(0, 0.5)).isEqualTo(Math.log(0.5));
        double[] undefined = {Double.NaN};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValues.average(undefined))
                .withMessage("expected logarithms of e-values, found NaN at test 0");
        assertThatIllegalArgumentException().isThrownBy(() -> EValues.closedAverage(undefined));
        assertThatIllegalArgumentException().isThrownBy(() -> EValues.benjaminiHochberg(undefined));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EValues.average(new double[0]))
                .withMessage("expected at least one e-value, found none");
    }
}
