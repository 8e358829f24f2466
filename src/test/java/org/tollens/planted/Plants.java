package org.tollens.planted;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Draws planted models: where the effect is, and the model that has it there. */
final class Plants {
    static final int LAYERS = 8;

    private Plants() {}

    static Planting miscalibrated() {
        return new Planting(LAYERS).errors(0.75, 0.35);
    }

    static Planting calibrated() {
        return new Planting(LAYERS).errors(0.85, 0.15).onItsOwnText();
    }

    static Planted contrast(Planting planting, int count, double size, Random random) {
        Set<Integer> layers = choose(count, planting.layers(), random);
        return new Planted(planting.contrast(l -> layers.contains(l) ? size : 0).grow(random), layers, 0);
    }

    static Planted oneToken(Random random) {
        Set<Integer> layers = choose(5, LAYERS, random);
        return new Planted(
                new Planting(LAYERS)
                        .errors(0.95, 0.35)
                        .oneToken(0.15)
                        .contrast(l -> layers.contains(l) ? 4 : 0)
                        .grow(random),
                layers,
                0);
    }

    static Set<Integer> choose(int count, int of, Random random) {
        List<Integer> all = IntStream.rangeClosed(1, of).boxed().collect(Collectors.toList());
        Collections.shuffle(all, random);
        return new TreeSet<>(all.subList(0, count));
    }

    static Planted turning(Planting planting, Random random, double first) {
        int depth = 3 + random.nextInt(3);
        return new Planted(planting.coupling(l -> l <= depth ? first : -first).grow(random), Set.of(), depth);
    }

    static Planted coupled(IntToDoubleFunction coupling, Random random) {
        return new Planted(new Planting(LAYERS).coupling(coupling).grow(random), Set.of(), 1);
    }

    static Planted deep(int attention, int coupling, int dearest, Random random) {
        return new Planted(
                new Planting(16)
                        .errors(0.85, 0.25)
                        .contrast(l -> l == attention ? 1.5 : 0.25)
                        .coupling(l -> l <= coupling ? 0.1 : -0.1)
                        .turning(dearest)
                        .grow(random),
                Set.of(attention),
                coupling,
                dearest,
                null);
    }

    static Planted crossed(double size, Random random) {
        double entropy = random.nextBoolean() ? 0.08 : -0.08;
        return new Planted(
                new Planting(6)
                        .sharpening(l -> 0.8)
                        .interaction(l -> size)
                        .coupling(l -> l % 2 == 0 ? entropy : -entropy)
                        .grow(random),
                Set.of(),
                (int) Math.signum(size));
    }
}
