package org.tollens.statistics.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.tollens.statistics.BootstrapWeights;
import org.tollens.statistics.MaxT;
import org.tollens.statistics.SimultaneousIntervals;

/** The short form of {@link LabelCalibrationLongTest}: some of its cells, with the bounds of fewer data sets. */
class LabelCalibrationTest {
    private static final int SETS = 150;

    @Test
    void labelsOfRankEffectsAreSeldomWrong() {
        LabelStudy study = new LabelStudy("ranks-short", SETS);
        study.run(new Design(Shape.SMOOTH, 30, 40, 3, 0), LabelStudy.ON_RANKS);
        study.run(new Design(Shape.TIED, 100, 12, 1, 0), LabelStudy.ON_RANKS);
        study.run(new Design(Shape.HEAVY, 30, 40, 10, 0), LabelStudy.ON_RANKS);
        study.run(new Design(Shape.TIED, 30, 40, 10, 0.05), LabelStudy.ON_RANKS);
        study.run(new Design(Shape.HEAVY, 100, 12, 3, -0.05), LabelStudy.ON_RANKS);
        assertThat(study.excesses()).isEmpty();
    }

    @Test
    void labelsOfInteractionsAreSeldomWrong() {
        LabelStudy study = new LabelStudy("interaction-short", SETS);
        study.run(new Design(Shape.SMOOTH, 100, 27, 3, 0), List.of(Effect.INTERACTION));
        study.run(new Design(Shape.HEAVY, 100, 27, 1, 0.10), List.of(Effect.INTERACTION));
        assertThat(study.excesses()).isEmpty();
    }

    @Test
    void intervalsOfMeansSeldomMiss() {
        LabelStudy study = new LabelStudy("means-short", 6 * SETS);
        study.run(new Design(Shape.SMOOTH, 30, 20, 10, 0.05), List.of(Effect.MEAN));
        study.run(new Design(Shape.HEAVY, 100, 20, 3, 0), List.of(Effect.MEAN));
        assertThat(study.excesses()).isEmpty();
    }

    /** Without this the study would say nothing about the intervals that claims are judged by. */
    @Test
    void theFastDecisionsAreThoseOfTheIntervals() {
        Design design = new Design(Shape.SMOOTH, 30, 20, 3, 0.05);
        UniformRandomProvider random = design.random("agreement");
        WeightPool pool = WeightPool.of(30);
        int positive = 0;
        for (int set = 0; set < 100; set++) {
            Family family =
                    Effect.CLIFF.draw(new Sample(design.at(0.15), random), true).orElseThrow();
            int start = pool.start(random);
            boolean[] fast =
                    FastMaxT.exceed(LabelRates.statistics(family, 0.05), family.sums(), LabelRates.LEVEL, pool, start);
            SimultaneousIntervals intervals =
                    MaxT.intervals(family.estimates(), family.sums(), LabelRates.LEVEL, weights(pool, start));
            boolean[] slow = new boolean[2];
            for (int l = 0; l < family.estimates().length; l++) {
                slow[0] |= intervals.low()[l] > 0 && family.estimates()[l] >= 0.05;
                slow[1] |= intervals.low()[l] > family.truth() || intervals.high()[l] < family.truth();
            }
            assertThat(fast[0]).isEqualTo(slow[0]);
            assertThat(fast[5]).isEqualTo(slow[1]);
            positive += slow[0] ? 1 : 0;
        }
        assertThat(positive).isBetween(10, 90);
    }

    private static BootstrapWeights weights(WeightPool pool, int start) {
        int[][] draws = new int[WeightPool.REPLICATES][30];
        for (int b = 0; b < draws.length; b++) {
            int[] counts = pool.row(start, b);
            for (int c = 0, draw = 0; c < counts.length; c++) {
                for (int k = 0; k < counts[c]; k++) {
                    draws[b][draw++] = c;
                }
            }
        }
        return BootstrapWeights.of(30, draws);
    }
}
