package org.tollens.planted;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tollens.claims.PaperClaims;
import org.tollens.constraints.evidence.VerdictKind;

/** Everything that is planted, with what must come out. */
final class Scenarios {
    private static final int LAYERS = 8;
    /** How much more sharply traps attend. */
    private static final double CONTRAST = 0.6;
    /** Growth of the errors' surprisal per unit of level. */
    private static final double COUPLING = 0.12;

    /** As much of each as such a sample just finds. */
    private static final double JUST_CONTRAST = 0.25;

    private static final double JUST_COUPLING = 0.048;
    /** Growth of the errors' surprisal per unit of level x second level. */
    private static final double INTERACTION = 0.08;

    private static final Planted.Size PLAIN = new Planted.Size(80, 48, 1);
    /** Where equality with self labels must be shown. */
    private static final Planted.Size LARGE = new Planted.Size(150, 96, 1);

    private static final Planted.Size DEEP = new Planted.Size(60, 48, 30);

    private Scenarios() {}

    static List<Scenario> all() {
        return List.of(
                attention(
                        "C1-unexpected",
                        "traps, which err more often and look no less certain, attend more sharply in 5 of 8 blocks",
                        PLAIN,
                        random -> contrast(miscalibrated(), 5, CONTRAST, random),
                        "PASS, positive at just these blocks",
                        Expect.kind(VerdictKind.PASS).and(Expect.exactlyPositive()),
                        true),
                attention(
                        "C1-just",
                        "the same, so weakly that it is just found",
                        PLAIN,
                        random -> contrast(miscalibrated(), 5, JUST_CONTRAST, random),
                        "PASS, positive at just these blocks",
                        Expect.kind(VerdictKind.PASS).and(Expect.exactlyPositive()),
                        true),
                attention(
                        "C1-expected",
                        "as C1-unexpected, in a model that knows how often it errs",
                        LARGE,
                        random -> contrast(calibrated(), 5, CONTRAST, random),
                        "PASS, positive at just these blocks",
                        Expect.kind(VerdictKind.PASS).and(Expect.exactlyPositive()),
                        true),
                attention(
                        "C1-some",
                        "as C1-unexpected, in 3 of 8 blocks",
                        PLAIN,
                        random -> contrast(miscalibrated(), 3, CONTRAST, random),
                        "PARTIAL, positive at just these blocks",
                        Expect.kind(VerdictKind.PARTIAL).and(Expect.exactlyPositive()),
                        true),
                attention(
                        "C1-reversed",
                        "traps attend less sharply in 5 of 8 blocks",
                        PLAIN,
                        random -> contrast(miscalibrated(), 5, -CONTRAST, random),
                        "FAIL",
                        Expect.kind(VerdictKind.FAIL),
                        true),
                attention(
                        "C1-out",
                        "traps attend as others do",
                        PLAIN,
                        random -> contrast(miscalibrated(), 0, 0, random),
                        "neither PASS nor PARTIAL",
                        Expect.neither(VerdictKind.PASS, VerdictKind.PARTIAL),
                        false),
                attention(
                        "C1-one-token",
                        "one frequent type errs always and attends most sharply in 5 of 8 blocks",
                        PLAIN,
                        Scenarios::oneToken,
                        "PASS",
                        Expect.kind(VerdictKind.PASS),
                        true),
                coupling(
                        "C2-unexpected",
                        "the coupling turns its sign after block 3, 4 or 5, where the model does not expect its errors",
                        PLAIN,
                        random ->
                                turning(Planting.nothing(LAYERS), random, random.nextBoolean() ? COUPLING : -COUPLING),
                        "PASS, change point at just this block",
                        Expect.kind(VerdictKind.PASS).and(Expect.changePoint()),
                        true),
                coupling(
                        "C2-just",
                        "the same, so weakly that it is just found",
                        PLAIN,
                        random -> turning(
                                Planting.nothing(LAYERS),
                                random,
                                random.nextBoolean() ? JUST_COUPLING : -JUST_COUPLING),
                        "PASS, change point at just this block",
                        Expect.kind(VerdictKind.PASS).and(Expect.changePoint()),
                        true),
                coupling(
                        "C2-expected",
                        "as C2-unexpected, from - to +, in a model that expects all its errors",
                        LARGE,
                        random -> turning(
                                Planting.nothing(LAYERS).errors(0.42, 0.42).onItsOwnText(), random, -COUPLING),
                        "PASS, change point at just this block",
                        Expect.kind(VerdictKind.PASS).and(Expect.changePoint()),
                        true),
                coupling(
                        "C2-one-sign",
                        "the coupling has one sign at all blocks",
                        PLAIN,
                        random -> coupled(random.nextBoolean() ? l -> 0.06 : l -> -0.06, random),
                        "FAIL",
                        Expect.kind(VerdictKind.FAIL),
                        true),
                coupling(
                        "C2-edge",
                        "the coupling has another sign at block 1 alone",
                        PLAIN,
                        random -> coupled(l -> l == 1 ? -COUPLING : COUPLING / 2, random),
                        "PARTIAL",
                        Expect.kind(VerdictKind.PARTIAL),
                        true),
                coupling(
                        "C2-out",
                        "no coupling at any block",
                        PLAIN,
                        random -> coupled(l -> 0, random),
                        "neither PASS nor PARTIAL",
                        Expect.neither(VerdictKind.PASS, VerdictKind.PARTIAL),
                        false),
                depth(
                        "C3-together",
                        "sharpest contrast, reversal and dearest block are one of the blocks 5 to 12 of 16",
                        random -> {
                            int at = 5 + random.nextInt(8);
                            return deep(at, at, at, random);
                        },
                        "PASS",
                        Expect.kind(VerdictKind.PASS).and(Expect.depths()),
                        true),
                depth(
                        "C3-apart",
                        "the three are at blocks 3, 8 and 13 of 16, in any order",
                        random -> {
                            List<Integer> at = new java.util.ArrayList<>(List.of(3, 8, 13));
                            Collections.shuffle(at, random);
                            return deep(at.get(0), at.get(1), at.get(2), random);
                        },
                        "FAIL",
                        Expect.kind(VerdictKind.FAIL).and(Expect.depths()),
                        true),
                interaction(
                        "C4-in",
                        "entropy and concentration act together on the errors' surprisal in all of 6"
                                + " blocks, with either sign",
                        random -> random.nextBoolean() ? INTERACTION : -INTERACTION,
                        "PASS with this sign",
                        Expect.kind(VerdictKind.PASS).and(Expect.interactionSign()),
                        true),
                interaction(
                        "C4-additive",
                        "entropy acts, concentration acts, nothing acts together",
                        random -> 0,
                        "neither PASS nor PARTIAL",
                        Expect.neither(VerdictKind.PASS, VerdictKind.PARTIAL),
                        false),
                untrained("untrained-C1", PaperClaims.attentionAtErrors()),
                untrained("untrained-C2", PaperClaims.reversedCoupling()),
                untrained("untrained-C4", PaperClaims.interaction()));
    }

    static Scenario named(String id) {
        return all().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    private interface Plant extends java.util.function.Function<Random, Planted> {}

    private interface Sign {
        double of(Random random);
    }

    private static Scenario attention(
            String id, String planted, Planted.Size size, Plant plant, String expected, Expect right, boolean wanted) {
        return new Scenario(id, planted, PaperClaims.attentionAtErrors(), size, plant, expected, right, false, wanted);
    }

    private static Scenario coupling(
            String id, String planted, Planted.Size size, Plant plant, String expected, Expect right, boolean wanted) {
        return new Scenario(id, planted, PaperClaims.reversedCoupling(), size, plant, expected, right, false, wanted);
    }

    private static Scenario depth(
            String id, String planted, Plant plant, String expected, Expect right, boolean wanted) {
        return new Scenario(id, planted, PaperClaims.criticalDepth(), DEEP, plant, expected, right, false, wanted);
    }

    private static Scenario interaction(
            String id, String planted, Sign sign, String expected, Expect right, boolean wanted) {
        return new Scenario(
                id,
                planted,
                PaperClaims.interaction(),
                new Planted.Size(120, 64, 1),
                random -> crossed(sign.of(random), random),
                expected,
                right,
                false,
                wanted);
    }

    private static Scenario untrained(String id, org.tollens.constraints.Constraint claim) {
        return new Scenario(
                id,
                "weights as they are before training",
                claim,
                PLAIN,
                random -> new Planted(
                        miscalibrated().grow(random),
                        Set.of(),
                        0,
                        1,
                        new RandomWeights(LAYERS, 32, Vocabulary.TYPES, random.nextLong())),
                "neither PASS nor PARTIAL",
                Expect.neither(VerdictKind.PASS, VerdictKind.PARTIAL),
                true,
                false);
    }

    private static Planting miscalibrated() {
        return Planting.nothing(LAYERS).errors(0.75, 0.35);
    }

    private static Planting calibrated() {
        return Planting.nothing(LAYERS).errors(0.85, 0.15).onItsOwnText();
    }

    private static Planted contrast(Planting planting, int count, double size, Random random) {
        Set<Integer> layers = choose(count, planting.layers(), random);
        return new Planted(planting.contrast(l -> layers.contains(l) ? size : 0).grow(random), layers, 0);
    }

    private static Planted oneToken(Random random) {
        Set<Integer> layers = choose(5, LAYERS, random);
        return new Planted(
                Planting.nothing(LAYERS)
                        .errors(0.95, 0.35)
                        .oneToken(0.15)
                        .contrast(l -> layers.contains(l) ? 4 : 0)
                        .grow(random),
                layers,
                0);
    }

    private static Set<Integer> choose(int count, int of, Random random) {
        List<Integer> all = IntStream.rangeClosed(1, of).boxed().collect(Collectors.toList());
        Collections.shuffle(all, random);
        return new TreeSet<>(all.subList(0, count));
    }

    private static Planted turning(Planting planting, Random random, double first) {
        int depth = 3 + random.nextInt(3);
        return new Planted(planting.coupling(l -> l <= depth ? first : -first).grow(random), Set.of(), depth);
    }

    private static Planted coupled(IntToDoubleFunction coupling, Random random) {
        return new Planted(Planting.nothing(LAYERS).coupling(coupling).grow(random), Set.of(), 1);
    }

    private static Planted deep(int attention, int coupling, int dearest, Random random) {
        return new Planted(
                Planting.nothing(16)
                        .errors(0.75, 0.35)
                        .contrast(l -> l == attention ? 1.5 : 0.4)
                        .coupling(l -> l <= coupling ? 0.1 : -0.1)
                        .turning(dearest)
                        .grow(random),
                Set.of(attention),
                coupling,
                dearest,
                null);
    }

    private static Planted crossed(double size, Random random) {
        double entropy = random.nextBoolean() ? 0.08 : -0.08;
        return new Planted(
                Planting.nothing(6)
                        .sharpening(l -> 0.8)
                        .interaction(l -> size)
                        .coupling(l -> l % 2 == 0 ? entropy : -entropy)
                        .grow(random),
                Set.of(),
                (int) Math.signum(size));
    }
}
