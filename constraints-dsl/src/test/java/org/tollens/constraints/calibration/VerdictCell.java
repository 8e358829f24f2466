package org.tollens.constraints.calibration;

import java.util.Arrays;
import java.util.List;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.Ruling;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Claims;

/**
 * A claim, population values, and the verdict that would be wrong.
 *
 * @param claim C1 to C4
 * @param says what the population values are, in words
 * @param truth the population values
 * @param wrong the verdicts that must be rare
 * @param level nominal rate of each
 */
record VerdictCell(Claim claim, String says, Truth truth, List<VerdictKind> wrong, double level) {

    /** The claims by name. */
    enum Claim {
        C1,
        C2,
        C3,
        C4;

        Constraint constraint(long seed) {
            return switch (this) {
                case C1 -> Claims.c1(quick(Claims.attention(), seed));
                case C2 -> Claims.c2(quick(Claims.coupling(), seed));
                case C3 -> Claims.c3(quick(Claims.depths(), seed));
                case C4 -> Claims.c4(quick(Claims.interaction(), seed));
            };
        }

        private static Ruling quick(Ruling claim, long seed) {
            return claim.withReplicates(999).withSeed(seed);
        }
    }

    private static final double[] NONE = new double[8];

    /** No effect at all. */
    static VerdictCell c1WithoutEffect() {
        return c1("no effect in any layer", 30, 40, VerdictKind.PASS, 0, 0);
    }

    /** One layer short of the half that the rule asks for. */
    static VerdictCell c1AlmostTrue() {
        return c1("δ = .3 in 3 of 8 layers, 0 in the others", 30, 40, VerdictKind.PASS, 3, 0.3);
    }

    /** As many layers as the rule asks for, each at the floor. */
    static VerdictCell c1JustTrue() {
        return c1("δ = δ0 in 4 of 8 layers, 0 in the others", 100, 60, VerdictKind.FAIL, 4, 0.05);
    }

    /** Far above the floor in most layers. */
    static VerdictCell c1Plain() {
        return c1("δ = .3 in 6 of 8 layers, 0 in the others", 30, 40, VerdictKind.FAIL, 6, 0.3);
    }

    private static VerdictCell c1(String says, int documents, int size, VerdictKind wrong, int layers, double delta) {
        Truth truth = new Truth(documents, size, 0.5, first(8, layers, delta), NONE, NONE, new double[0]);
        return new VerdictCell(Claim.C1, says, truth, List.of(wrong), 0.01);
    }

    /** No correlation at all. */
    static VerdictCell c2WithoutEffect() {
        return c2("no correlation in any layer", VerdictKind.PASS, NONE);
    }

    /** One layer of the other sign where the rule asks for two. */
    static VerdictCell c2AlmostTrue() {
        double[] rho = first(8, 6, 0.2);
        rho[6] = -0.2;
        return c2("ρ = .2 in 6 layers, −.2 in the seventh, 0 in the last", VerdictKind.PASS, rho);
    }

    /** Two sides, each layer at the floor. */
    static VerdictCell c2JustTrue() {
        double[] rho = first(8, 6, 0.05);
        Arrays.fill(rho, 6, 8, -0.05);
        return c2("ρ = δ0 in 6 layers, −δ0 in the last two", VerdictKind.FAIL, rho);
    }

    private static VerdictCell c2(String says, VerdictKind wrong, double[] rho) {
        return new VerdictCell(
                Claim.C2, says, new Truth(30, 25, 1, NONE, rho, NONE, new double[0]), List.of(wrong), 0.01);
    }

    /** One layer short of the half that the rule asks for. */
    static VerdictCell c4AlmostTrue() {
        return c4("I = .35 in 3 of 8 layers, 0 in the others", VerdictKind.PASS, first(8, 3, 0.35));
    }

    /** All layers at the floor. */
    static VerdictCell c4JustTrue() {
        return c4("I = δ0 in all 8 layers", VerdictKind.FAIL, first(8, 8, 0.10));
    }

    private static VerdictCell c4(String says, VerdictKind wrong, double[] interaction) {
        return new VerdictCell(
                Claim.C4, says, new Truth(60, 45, 1, NONE, NONE, interaction, new double[0]), List.of(wrong), 0.01);
    }

    /**
     * Layers 3 and 8 tie for the strongest attention; the other two signals are at block 8. In the limit of layer 3 a little
     * stronger W = .37 and C3 is false, in that of layer 8 a little stronger W = .03 and it is true: the same data show the
     * rate of wrong PASSes and that of wrong FAILs where both are largest.
     */
    static VerdictCell c3OnTheEdge() {
        double[] delta = new double[16];
        delta[2] = 0.4;
        delta[7] = 0.4;
        double[] rho = first(16, 8, 0.4);
        Arrays.fill(rho, 8, 16, -0.4);
        double[] loss = new double[16];
        Arrays.fill(loss, 0.1);
        loss[7] = 0.5;
        Truth truth = new Truth(40, 40, 0.5, delta, rho, new double[16], loss);
        return new VerdictCell(
                Claim.C3,
                "the strongest layer is 3 or 8 by a hair, the rest at 8",
                truth,
                List.of(VerdictKind.PASS, VerdictKind.FAIL),
                0.05);
    }

    private static double[] first(int layers, int count, double effect) {
        double[] effects = new double[layers];
        Arrays.fill(effects, 0, count, effect);
        return effects;
    }
}
