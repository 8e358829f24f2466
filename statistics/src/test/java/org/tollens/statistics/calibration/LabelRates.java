package org.tollens.statistics.calibration;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * How often each event happened in a cell.
 *
 * @param sets data sets in which the effect may be judged
 * @param rates share of the data sets in which it happened to some member of the family
 * @param layerMiss the first layer's interval misses, at the family's c
 * @param meanMiss the pooled interval misses
 * @param layerPositive the first layer is labelled POSITIVE
 * @param designEffect mean of the first member's
 */
record LabelRates(
        int sets,
        Map<Event, Double> rates,
        double layerMiss,
        double meanMiss,
        double layerPositive,
        double designEffect) {
    static final double LEVEL = 0.01;

    double of(Event event) {
        return rates.getOrDefault(event, Double.NaN);
    }

    /** Simulates a cell. */
    static LabelRates of(Effect effect, Design design, int sets) {
        return of(List.of(effect), design, sets, true).values().iterator().next();
    }

    /** Simulates a cell for several effects on the same data sets. */
    static Map<Effect, LabelRates> of(List<Effect> effects, Design design, int sets, boolean corrected) {
        UniformRandomProvider random = design.random(effects.get(0).name());
        WeightPool pool = WeightPool.of(design.documents());
        Map<Effect, Counter> counters = new EnumMap<>(Effect.class);
        effects.forEach(effect -> counters.put(effect, new Counter(effect.scale(effect.floor()))));
        for (int set = 0; set < sets; set++) {
            Sample sample = new Sample(design, random);
            int start = pool.start(random);
            counters.forEach((effect, counter) ->
                    effect.draw(sample, corrected).ifPresent(family -> counter.add(family, pool, start)));
        }
        Map<Effect, LabelRates> rates = new EnumMap<>(Effect.class);
        counters.forEach((effect, counter) -> rates.put(effect, counter.rates()));
        return rates;
    }

    private static final class Counter {
        private final double floor;
        private final double[] counts = new double[Event.values().length + 3];
        private double designEffects;
        private int sets;

        Counter(double floor) {
            this.floor = floor;
        }

        void add(Family family, WeightPool pool, int start) {
            boolean[] happened = FastMaxT.exceed(statistics(family, floor), family.sums(), LEVEL, pool, start);
            for (int k = 0; k < counts.length; k++) {
                counts[k] += happened[k] ? 1 : 0;
            }
            designEffects += family.designEffect();
            sets++;
        }

        LabelRates rates() {
            Map<Event, Double> rates = new EnumMap<>(Event.class);
            int k = 0;
            for (Event event : Event.values()) {
                rates.put(event, counts[k++] / sets);
            }
            return new LabelRates(
                    sets, rates, counts[k] / sets, counts[k + 1] / sets, counts[k + 2] / sets, designEffects / sets);
        }
    }

    /** One for each event over the whole family, then a layer's miss, the mean's miss and a layer's POSITIVE. */
    static double[] statistics(Family family, double floor) {
        int members = family.estimates().length;
        double[] statistics = new double[Event.values().length + 3];
        int k = 0;
        for (Event event : Event.values()) {
            statistics[k++] = of(event, family, floor, 0, members);
        }
        statistics[k++] = of(Event.MISS, family, floor, 0, 1);
        statistics[k++] = of(Event.MISS, family, floor, members - 1, members);
        statistics[k] = of(Event.POSITIVE, family, floor, 0, 1);
        return statistics;
    }

    private static double of(Event event, Family family, double floor, int from, int to) {
        return event.statistic(family.estimates(), family.sums(), family.truth(), floor, from, to);
    }
}
