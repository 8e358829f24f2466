package org.tollens.planted;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.tollens.claims.PaperClaims;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.VerdictKind;

/** Everything that is planted, with what must come out. */
final class Scenarios {
    /** How much more sharply traps attend. */
    private static final double CONTRAST = 0.6;
    /** Growth of the errors' surprisal per unit of level. */
    private static final double COUPLING = 0.12;

    /** As much of each as such a sample just finds. */
    private static final double JUST_CONTRAST = 0.28;

    private static final double JUST_COUPLING = 0.043;
    /** Growth of the errors' surprisal per unit of level x second level. */
    private static final double INTERACTION = 0.13;

    private static final Planted.Size PLAIN = new Planted.Size(40, 87, 1);
    /** Where equality with self labels must be shown. */
    private static final Planted.Size LARGE = new Planted.Size(100, 128, 1);

    private static final Planted.Size MEDIUM = new Planted.Size(60, 128, 1);

    private static final Planted.Size DEEP = new Planted.Size(36, 56, 30);

    private static final Expect UNFLAGGED = Expect.without(
            FlagKind.EXPLAINED_BY_SELF_LABELS, FlagKind.TOKEN_DRIVEN, FlagKind.CONFOUNDED, FlagKind.EDGE_LAYER_ONLY);

    private Scenarios() {}

    static List<Scenario> all() {
        return Stream.of(attentionAtErrors(), reversals(), depths(), interactions(), untrained())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> attentionAtErrors() {
        return List.of(
                attention(
                        "C1-unexpected",
                        "traps, which err more often and look no less certain, attend more sharply in 5 of 8 blocks",
                        PLAIN,
                        random -> Plants.contrast(Plants.miscalibrated(), 5, CONTRAST, random),
                        "PASS, positive at just these blocks, no flag",
                        Expect.kind(VerdictKind.PASS)
                                .and(Expect.exactlyPositive())
                                .and(UNFLAGGED),
                        true),
                attention(
                        "C1-just",
                        "the same, so weakly that it is just found",
                        PLAIN,
                        random -> Plants.contrast(Plants.miscalibrated(), 5, JUST_CONTRAST, random),
                        "PASS, positive at just these blocks",
                        Expect.kind(VerdictKind.PASS).and(Expect.exactlyPositive()),
                        true),
                attention(
                        "C1-expected",
                        "as C1-unexpected, in a model that knows how often it errs",
                        LARGE,
                        random -> Plants.contrast(Plants.calibrated(), 5, CONTRAST, random),
                        "PASS, positive at just these blocks, EXPLAINED_BY_SELF_LABELS",
                        Expect.kind(VerdictKind.PASS)
                                .and(Expect.exactlyPositive())
                                .and(Expect.flags(FlagKind.EXPLAINED_BY_SELF_LABELS)),
                        true),
                attention(
                        "C1-some",
                        "as C1-unexpected, in 3 of 8 blocks",
                        PLAIN,
                        random -> Plants.contrast(Plants.miscalibrated(), 3, CONTRAST, random),
                        "PARTIAL, positive at just these blocks",
                        Expect.kind(VerdictKind.PARTIAL).and(Expect.exactlyPositive()),
                        true),
                attention(
                        "C1-reversed",
                        "traps attend less sharply in 5 of 8 blocks",
                        PLAIN,
                        random -> Plants.contrast(Plants.miscalibrated(), 5, -CONTRAST, random),
                        "FAIL",
                        Expect.kind(VerdictKind.FAIL),
                        true),
                attention(
                        "C1-out",
                        "traps attend as others do",
                        PLAIN,
                        random -> Plants.contrast(Plants.miscalibrated(), 0, 0, random),
                        "neither PASS nor PARTIAL",
                        Expect.neither(VerdictKind.PASS, VerdictKind.PARTIAL),
                        false),
                attention(
                        "C1-one-token",
                        "one frequent type errs always and attends most sharply in 5 of 8 blocks",
                        PLAIN,
                        Plants::oneToken,
                        "PASS, TOKEN_DRIVEN",
                        Expect.kind(VerdictKind.PASS).and(Expect.flags(FlagKind.TOKEN_DRIVEN)),
                        true));
    }

    private static List<Scenario> reversals() {
        return List.of(
                coupling(
                        "C2-unexpected",
                        "the coupling turns its sign after block 3, 4 or 5, where the model does not expect its errors",
                        PLAIN,
                        random -> Plants.turning(
                                new Planting(Plants.LAYERS), random, random.nextBoolean() ? COUPLING : -COUPLING),
                        "PASS, change point at just this block, no flag",
                        Expect.kind(VerdictKind.PASS).and(Expect.changePoint()).and(UNFLAGGED),
                        true),
                coupling(
                        "C2-just",
                        "the same, so weakly that it is just found",
                        PLAIN,
                        random -> Plants.turning(
                                new Planting(Plants.LAYERS),
                                random,
                                random.nextBoolean() ? JUST_COUPLING : -JUST_COUPLING),
                        "PASS, change point at just this block",
                        Expect.kind(VerdictKind.PASS).and(Expect.changePoint()),
                        true),
                coupling(
                        "C2-expected",
                        "as C2-unexpected, from - to +, in a model that expects all its errors",
                        MEDIUM,
                        random -> Plants.turning(
                                new Planting(Plants.LAYERS).errors(0.42, 0.42).onItsOwnText(), random, -COUPLING),
                        "PASS, change point at just this block, EXPLAINED_BY_SELF_LABELS",
                        Expect.kind(VerdictKind.PASS)
                                .and(Expect.changePoint())
                                .and(Expect.flags(FlagKind.EXPLAINED_BY_SELF_LABELS)),
                        true),
                coupling(
                        "C2-one-sign",
                        "the coupling has one sign at all blocks",
                        PLAIN,
                        random -> Plants.coupled(random.nextBoolean() ? l -> 0.06 : l -> -0.06, random),
                        "FAIL",
                        Expect.kind(VerdictKind.FAIL),
                        true),
                coupling(
                        "C2-edge",
                        "the coupling has another sign at block 1 alone",
                        PLAIN,
                        random -> Plants.coupled(l -> l == 1 ? -COUPLING : COUPLING / 2, random),
                        "PARTIAL, EDGE_LAYER_ONLY",
                        Expect.kind(VerdictKind.PARTIAL).and(Expect.flags(FlagKind.EDGE_LAYER_ONLY)),
                        true),
                coupling(
                        "C2-out",
                        "no coupling at any block",
                        PLAIN,
                        random -> Plants.coupled(l -> 0, random),
                        "neither PASS nor PARTIAL",
                        Expect.neither(VerdictKind.PASS, VerdictKind.PARTIAL),
                        false));
    }

    private static List<Scenario> depths() {
        return List.of(
                depth(
                        "C3-together",
                        "sharpest contrast, reversal and dearest block are one of the blocks 5 to 12 of 16",
                        random -> {
                            int at = 5 + random.nextInt(8);
                            return Plants.deep(at, at, at, random);
                        },
                        "PASS at these depths, no flag",
                        Expect.kind(VerdictKind.PASS).and(Expect.depths()).and(UNFLAGGED),
                        true),
                depth(
                        "C3-apart",
                        "the three are at blocks 3, 8 and 13 of 16, in any order",
                        random -> {
                            List<Integer> at = new java.util.ArrayList<>(List.of(3, 8, 13));
                            Collections.shuffle(at, random);
                            return Plants.deep(at.get(0), at.get(1), at.get(2), random);
                        },
                        "FAIL at these depths",
                        Expect.kind(VerdictKind.FAIL).and(Expect.depths()),
                        true));
    }

    private static List<Scenario> interactions() {
        return List.of(
                interaction(
                        "C4-in",
                        "entropy and concentration act together on the errors' surprisal in all of 6"
                                + " blocks, with either sign",
                        random -> random.nextBoolean() ? INTERACTION : -INTERACTION,
                        "PASS with this sign, no flag",
                        Expect.kind(VerdictKind.PASS)
                                .and(Expect.interactionSign())
                                .and(UNFLAGGED),
                        true),
                interaction(
                        "C4-additive",
                        "entropy acts, concentration acts, nothing acts together",
                        random -> 0,
                        "neither PASS nor PARTIAL",
                        Expect.neither(VerdictKind.PASS, VerdictKind.PARTIAL),
                        false));
    }

    private static List<Scenario> untrained() {
        return List.of(
                untrained("untrained-C1", PaperClaims.attentionAtErrors()).with(Scenario.Controls.CHEAP),
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
        return new Scenario(
                id,
                planted,
                PaperClaims.attentionAtErrors(),
                size,
                plant,
                expected,
                right,
                Scenario.Controls.CHEAP,
                wanted);
    }

    private static Scenario coupling(
            String id, String planted, Planted.Size size, Plant plant, String expected, Expect right, boolean wanted) {
        return new Scenario(
                id,
                planted,
                PaperClaims.reversedCoupling(),
                size,
                plant,
                expected,
                right,
                Scenario.Controls.CHEAP,
                wanted);
    }

    private static Scenario depth(
            String id, String planted, Plant plant, String expected, Expect right, boolean wanted) {
        return new Scenario(
                id,
                planted,
                PaperClaims.criticalDepth(),
                DEEP,
                plant,
                expected,
                right,
                Scenario.Controls.CHEAP,
                wanted);
    }

    private static Scenario interaction(
            String id, String planted, Sign sign, String expected, Expect right, boolean wanted) {
        return new Scenario(
                id,
                planted,
                PaperClaims.interaction(),
                new Planted.Size(60, 118, 1),
                random -> Plants.crossed(sign.of(random), random),
                expected,
                right,
                Scenario.Controls.CHEAP,
                wanted);
    }

    private static Scenario untrained(String id, org.tollens.constraints.Constraint claim) {
        return new Scenario(
                id,
                "weights as they are before training",
                claim,
                PLAIN,
                random -> new Planted(
                        Plants.miscalibrated().grow(random),
                        Set.of(),
                        0,
                        1,
                        new RandomWeights(Plants.LAYERS, 32, Vocabulary.TYPES, random.nextLong())),
                "neither PASS nor PARTIAL",
                Expect.neither(VerdictKind.PASS, VerdictKind.PARTIAL),
                Scenario.Controls.RANDOM_WEIGHTS,
                false);
    }
}
