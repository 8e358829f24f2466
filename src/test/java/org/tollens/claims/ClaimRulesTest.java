package org.tollens.claims;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Criterion;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.rule.EffectLabel;
import org.tollens.constraints.rule.Figure;
import org.tollens.constraints.rule.OppositePooled;
import org.tollens.constraints.rule.OrderWithin;
import org.tollens.constraints.rule.PartVerdicts;
import org.tollens.constraints.rule.Situations;

/**
 * The rules of all claims are total and exclusive: on evidence with every number of every label each gives the one
 * verdict that its definition, written again here in plain code, says; and each verdict is reached.
 */
class ClaimRulesTest {

    /** The definitions: PASS, PARTIAL and FAIL in this order, else INSUFFICIENT. */
    private interface Definition {
        boolean passes(ClauseEvidence evidence);

        boolean isPartial(ClauseEvidence evidence);

        boolean fails(ClauseEvidence evidence);
    }

    @TestFactory
    Stream<DynamicTest> decideEveryEvidenceAsTheyAreDefined() {
        return Stream.of(PaperClaims.all(), ReplicatorClaims.all())
                .flatMap(claims -> claims.entrySet().stream())
                .map(claim -> DynamicTest.dynamicTest(claim.getKey(), () -> decides(claim.getValue())));
    }

    private static void decides(Constraint claim) {
        Definition definition = definition(claim.clause().family());
        Map<VerdictKind, Integer> seen = new EnumMap<>(VerdictKind.class);
        Situations.of(
                        claim.clause().family(),
                        List.of(
                                claim.rule().pass(),
                                claim.rule().partial().orElse(claim.rule().fail()),
                                claim.rule().fail()))
                .forEach(evidence -> {
                    VerdictKind found = claim.rule().verdict(evidence);
                    VerdictKind expected = firstOf(definition, evidence);
                    if (found != expected) {
                        throw new AssertionError(expected + " expected, " + found + " found on " + evidence);
                    }
                    seen.merge(found, 1, Integer::sum);
                });
        Set<VerdictKind> reached = EnumSet.allOf(VerdictKind.class);
        if (claim.rule().partial().isEmpty()) {
            reached.remove(VerdictKind.PARTIAL);
        }
        assertThat(seen.keySet()).isEqualTo(reached);
    }

    private static VerdictKind firstOf(Definition definition, ClauseEvidence evidence) {
        if (definition.passes(evidence)) {
            return VerdictKind.PASS;
        }
        if (definition.isPartial(evidence)) {
            return VerdictKind.PARTIAL;
        }
        return definition.fails(evidence) ? VerdictKind.FAIL : VerdictKind.INSUFFICIENT;
    }

    private static Definition definition(Family family) {
        return switch (family) {
            case COMPARISON -> new AtErrors();
            case CORRELATION -> new Reversal();
            case CONVERGENCE -> new OneDepth();
            case INTERACTION -> new Together();
            case JOINT -> new AllThree();
            case DETERMINISTIC -> new Exact();
            case THRESHOLD -> new Sparse();
            case REFINEMENT -> new EulerSteps();
            case CONTRACTION -> new Contracting();
            // A family without a claim of the papers has its rules enumerated beside its estimator.
            default -> throw new AssertionError(family);
        };
    }

    /** C4s. */
    private static final class Sparse implements Definition {
        @Override
        public boolean passes(ClauseEvidence evidence) {
            return figure(evidence, Figure.SPARSE.key()) >= 0.5;
        }

        @Override
        public boolean isPartial(ClauseEvidence evidence) {
            return figure(evidence, Figure.SPARSE.key()) >= 0.25 || figure(evidence, Figure.KINKED.key()) >= 0.5;
        }

        @Override
        public boolean fails(ClauseEvidence evidence) {
            return figure(evidence, Figure.POSSIBLY_SPARSE.key()) < 0.25;
        }
    }

    /** F2 and F2i. */
    private static final class EulerSteps implements Definition {
        private static boolean in(ClauseEvidence evidence, int steps) {
            double order = figure(evidence, OrderWithin.key(steps));
            return order >= 0.8 && order <= 1.2;
        }

        private static boolean within(ClauseEvidence evidence) {
            return overall(evidence).ciLow() > -0.05 && overall(evidence).ciHigh() < 0.05;
        }

        private static boolean beyond(ClauseEvidence evidence) {
            return overall(evidence).ciLow() > 0.05 || overall(evidence).ciHigh() < -0.05;
        }

        @Override
        public boolean passes(ClauseEvidence evidence) {
            return in(evidence, 1) && within(evidence);
        }

        @Override
        public boolean isPartial(ClauseEvidence evidence) {
            return (in(evidence, 1) && beyond(evidence)) || (!in(evidence, 1) && in(evidence, 4) && within(evidence));
        }

        @Override
        public boolean fails(ClauseEvidence evidence) {
            return !in(evidence, 1) && (beyond(evidence) || !in(evidence, 4));
        }
    }

    /** F3. */
    private static final class Contracting implements Definition {
        private static Stream<Estimate> rates(ClauseEvidence evidence, String metric) {
            return evidence.overall().entrySet().stream()
                    .filter(rate -> rate.getKey().startsWith(metric + ","))
                    .map(Map.Entry::getValue);
        }

        private static boolean contracts(ClauseEvidence evidence, String metric) {
            return rates(evidence, metric).allMatch(rate -> rate.ciHigh() < -0.01);
        }

        private static boolean doesNot(ClauseEvidence evidence, String metric) {
            return rates(evidence, metric).anyMatch(rate -> rate.ciLow() > -0.01);
        }

        @Override
        public boolean passes(ClauseEvidence evidence) {
            return contracts(evidence, "absolute");
        }

        @Override
        public boolean isPartial(ClauseEvidence evidence) {
            return doesNot(evidence, "absolute")
                    && (contracts(evidence, "relative") || contracts(evidence, "post-norm"));
        }

        @Override
        public boolean fails(ClauseEvidence evidence) {
            return Stream.of("absolute", "relative", "post-norm").allMatch(metric -> doesNot(evidence, metric));
        }
    }

    private static int count(ClauseEvidence evidence, Label label) {
        return (int) evaluable(evidence).filter(e -> e.label() == label).count();
    }

    private static Stream<Estimate> evaluable(ClauseEvidence evidence) {
        return evidence.layers().stream().map(LayerEstimate::estimate).filter(e -> !Double.isNaN(e.value()));
    }

    private static Estimate overall(ClauseEvidence evidence) {
        return Objects.requireNonNull(evidence.overall().get(EffectLabel.OVERALL));
    }

    private static double figure(ClauseEvidence evidence, String key) {
        return Objects.requireNonNull(evidence.figures().get(key));
    }

    /** C1 and C1r. */
    private static final class AtErrors implements Definition {
        @Override
        public boolean passes(ClauseEvidence e) {
            return overall(e).label() == Label.POSITIVE
                    && 2 * count(e, Label.POSITIVE) >= e.layers().size()
                    && 10 * count(e, Label.NEGATIVE) <= e.layers().size();
        }

        @Override
        public boolean isPartial(ClauseEvidence e) {
            return overall(e).label() != Label.NEGATIVE
                    && 4 * count(e, Label.POSITIVE) >= e.layers().size()
                    && count(e, Label.NEGATIVE) < count(e, Label.POSITIVE);
        }

        @Override
        public boolean fails(ClauseEvidence e) {
            long reach = evaluable(e).filter(Estimate::canReachPositive).count();
            return Set.of(Label.NEGATIVE, Label.NULL).contains(overall(e).label())
                    || 4 * reach < e.layers().size()
                    || (count(e, Label.NEGATIVE) >= count(e, Label.POSITIVE)
                            && 10 * count(e, Label.NEGATIVE) > e.layers().size());
        }
    }

    /** C2 and C2r. */
    private static final class Reversal implements Definition {
        @Override
        public boolean passes(ClauseEvidence e) {
            int change = (int) figure(e, Figure.CHANGE_POINT.key());
            double side = figure(e, Figure.SIDE.key());
            int sign = (int) figure(e, Figure.SIGN.key());
            int against =
                    countIn(e, 0, change, -sign) + countIn(e, change, e.layers().size(), sign);
            return countIn(e, 0, change, sign) >= side
                    && countIn(e, change, e.layers().size(), -sign) >= side
                    && against <= 1
                    && opposite(e)
                    && figure(e, Figure.LAYER_ORDER_P.key()) <= 0.05;
        }

        private static boolean opposite(ClauseEvidence e) {
            Estimate before = Objects.requireNonNull(e.overall().get(OppositePooled.BEFORE));
            Estimate after = Objects.requireNonNull(e.overall().get(OppositePooled.AFTER));
            boolean firm = before.ciLow() * before.ciHigh() > 0 && after.ciLow() * after.ciHigh() > 0;
            return firm
                    && before.value() * after.value() < 0
                    && Math.min(Math.abs(before.value()), Math.abs(after.value())) >= 0.05;
        }

        @Override
        public boolean isPartial(ClauseEvidence e) {
            return count(e, Label.POSITIVE) > 0 && count(e, Label.NEGATIVE) > 0 && changes(e) <= 3;
        }

        @Override
        public boolean fails(ClauseEvidence e) {
            double side = figure(e, Figure.SIDE.key());
            return changes(e) >= 4
                    || evaluable(e).filter(Estimate::canReachPositive).count() < side
                    || evaluable(e).filter(Estimate::canReachNegative).count() < side;
        }

        private static int countIn(ClauseEvidence e, int from, int to, int sign) {
            return (int) signs(e).stream()
                    .skip(from)
                    .limit((long) to - from)
                    .filter(one -> one == sign)
                    .count();
        }

        private static List<Integer> signs(ClauseEvidence e) {
            return e.layers().stream()
                    .map(layer -> switch (layer.estimate().label()) {
                        case POSITIVE -> 1;
                        case NEGATIVE -> -1;
                        case NULL, UNRESOLVED -> 0;
                    })
                    .toList();
        }

        private static int changes(ClauseEvidence e) {
            List<Integer> signs = signs(e).stream().filter(sign -> sign != 0).toList();
            int changes = 0;
            for (int i = 1; i < signs.size(); i++) {
                changes += signs.get(i).equals(signs.get(i - 1)) ? 0 : 1;
            }
            return changes;
        }
    }

    /** C3. */
    private static final class OneDepth implements Definition {
        @Override
        public boolean passes(ClauseEvidence e) {
            return figure(e, Figure.WIDTH_P.key()) <= 0.05 && figure(e, "P(W <= .135)") >= 0.95;
        }

        @Override
        public boolean isPartial(ClauseEvidence e) {
            return figure(e, Figure.WIDTH.key()) <= 0.30 && figure(e, "P(W <= .3)") >= 0.95;
        }

        @Override
        public boolean fails(ClauseEvidence e) {
            return figure(e, "P(W > .3)") >= 0.95;
        }
    }

    /** C4 and C4r; all shares are of the layers that can be evaluated, and of none there is no share. */
    private static final class Together implements Definition {
        @Override
        public boolean passes(ClauseEvidence e) {
            return figure(e, Figure.COVERAGE.key()) >= 0.8 && oneSign(e);
        }

        @Override
        public boolean isPartial(ClauseEvidence e) {
            boolean noOpposite = overall(e).label() != (sign(e) > 0 ? Label.NEGATIVE : Label.POSITIVE);
            return (figure(e, Figure.COVERAGE.key()) < 0.8 && oneSign(e))
                    || (layers(e) > 0 && 4 * common(e) >= layers(e) && 2 * opposed(e) < common(e) && noOpposite);
        }

        @Override
        public boolean fails(ClauseEvidence e) {
            long up = evaluable(e).filter(Estimate::canReachPositive).count();
            long down = evaluable(e).filter(Estimate::canReachNegative).count();
            return overall(e).label() == Label.NULL
                    || (layers(e) > 0
                            && opposed(e) >= common(e)
                            && 4 * common(e) >= layers(e)
                            && 4 * opposed(e) >= layers(e))
                    || (4 * up < layers(e) && 4 * down < layers(e));
        }

        private static boolean oneSign(ClauseEvidence e) {
            boolean onItsSide =
                    sign(e) > 0 ? overall(e).ciLow() > 0 : overall(e).ciHigh() < 0;
            return layers(e) > 0 && 2 * common(e) >= layers(e) && opposed(e) == 0 && onItsSide;
        }

        private static long layers(ClauseEvidence e) {
            return evaluable(e).count();
        }

        private static int sign(ClauseEvidence e) {
            int more = count(e, Label.POSITIVE) - count(e, Label.NEGATIVE);
            return more != 0 ? Integer.signum(more) : overall(e).value() < 0 ? -1 : 1;
        }

        private static long common(ClauseEvidence e) {
            return Math.max(count(e, Label.POSITIVE), count(e, Label.NEGATIVE));
        }

        private static long opposed(ClauseEvidence e) {
            return Math.min(count(e, Label.POSITIVE), count(e, Label.NEGATIVE));
        }
    }

    /** R1 to R6: what is refuted decides before what is neither; nothing is partial. */
    private static final class Exact implements Definition {
        @Override
        public boolean passes(ClauseEvidence e) {
            return e.criteria().stream().allMatch(c -> c.state() == Criterion.State.HOLDS);
        }

        @Override
        public boolean isPartial(ClauseEvidence e) {
            return false;
        }

        @Override
        public boolean fails(ClauseEvidence e) {
            return e.criteria().stream().anyMatch(c -> c.state() == Criterion.State.REFUTED);
        }
    }

    /** C1-3: a part that fails decides; where none does, one that is insufficient. */
    private static final class AllThree implements Definition {
        @Override
        public boolean passes(ClauseEvidence e) {
            return parts(e, VerdictKind.PARTIAL) + parts(e, VerdictKind.FAIL) + parts(e, VerdictKind.INSUFFICIENT) == 0;
        }

        @Override
        public boolean isPartial(ClauseEvidence e) {
            return !passes(e) && !fails(e) && parts(e, VerdictKind.INSUFFICIENT) == 0;
        }

        @Override
        public boolean fails(ClauseEvidence e) {
            return parts(e, VerdictKind.FAIL) > 0;
        }

        private static double parts(ClauseEvidence e, VerdictKind kind) {
            return figure(e, PartVerdicts.key(kind));
        }
    }
}
