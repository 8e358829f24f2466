package org.tollens.constraints.judging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tollens.constraints.Precision;
import org.tollens.constraints.clause.Clause;
import org.tollens.constraints.clause.Comparison;
import org.tollens.constraints.clause.Correlation;
import org.tollens.constraints.clause.Interaction;
import org.tollens.constraints.clause.Stratum;
import org.tollens.constraints.control.PermutedLabels;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.FlagKind;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.evidence.Wording;
import org.tollens.statistics.PermutationTest;
import org.tollens.statistics.StratifiedPermutations;

/**
 * What is correct, permuted within position x token frequency (control N3): how often the rule is met all the same, and
 * whether what is particular to errors exceeds what permutations give.
 */
final class PermutedLabelControl {
    /** Enough for a family-wise level of .01, and five times as fast as the claim's own. */
    private static final int REPLICATES = 999;
    /** A rule that is met by more permutations than this says little of the labels. */
    private static final double SHARE = 0.05;

    private static final List<Stratum> STRATA =
            List.of(new Stratum(Stratum.By.POSITION, 8), new Stratum(Stratum.By.TOKEN_FREQUENCY, 5));

    private final Ruled ruled;
    private final Study study;
    private final Clause clause;
    private final int times;

    PermutedLabelControl(Ruled ruled, PermutedLabels control) {
        this.ruled = ruled;
        this.study = ruled.study();
        this.clause = study.constraint().clause();
        this.times = control.times();
    }

    /** One permutation: the verdict on it, and what is particular to errors, by name. */
    private record One(VerdictKind kind, Map<String, Double> particular) {}

    ControlRuns.Outcome run() {
        boolean[] correct = study.frame().correct(Reading.PLAIN);
        StratifiedPermutations permutations = new StratifiedPermutations(
                study.source().strata(STRATA), times, study.precision().seed());
        // The order of the results is that of the permutations, whichever thread made them.
        List<One> all = IntStream.range(0, times)
                .parallel()
                .mapToObj(b -> permuted(Reading.permuted(permutations.mask(correct, b))))
                .toList();
        Map<String, Double> figures = new LinkedHashMap<>();
        StringBuilder finding = new StringBuilder();
        particular(Reading.PLAIN).forEach((name, observed) -> {
            double[] others = all.stream()
                    .mapToDouble(one -> one.particular.getOrDefault(name, Double.NaN))
                    .toArray();
            double p = twoSided(observed, others);
            figures.put(name, observed);
            figures.put("p over permutations (" + name + ")", p);
            finding.append(name)
                    .append(" ")
                    .append(Wording.signed(observed))
                    .append(", p ")
                    .append(Wording.probability(p))
                    .append("; ");
        });
        long reached = all.stream()
                .filter(one -> Ruled.rank(one.kind) >= Math.max(1, Ruled.rank(ruled.kind())))
                .count();
        double share = (double) reached / times;
        figures.put("share of permutations that pass or are partial as the claim", share);
        finding.append(ruled.affirms() ? "the rule gives at least this verdict" : "the rule gives partial or better")
                .append(" in ")
                .append(Wording.percent(Math.round(1000 * share) / 1000.0))
                .append(" of ")
                .append(times)
                .append(" permutations of what is correct");
        ControlEvidence evidence = new ControlEvidence(
                "permuted-labels",
                "what is correct, permuted within position x token frequency",
                Optional.of(commonest(all)),
                finding.toString(),
                List.of(),
                figures);
        return ControlRuns.Outcome.of(evidence)
                .flagged(ruled.affirms() && share > SHARE, FlagKind.CONTROL_ALSO_PASSES, finding.toString());
    }

    private One permuted(Reading reading) {
        Precision fewer = study.precision().withReplicates(Math.max(REPLICATES, least(study.precision())));
        Ruled one = ClauseJudge.rule(study.with(reading).with(fewer), clause);
        return new One(one.kind(), particular(reading));
    }

    private static int least(Precision precision) {
        return (int) Math.ceil(10 / precision.familyWiseLevel());
    }

    /** The smaller tail, doubled: within strata the permuted effects need not lie around 0. */
    private static double twoSided(double observed, double[] permuted) {
        double[] known =
                java.util.Arrays.stream(permuted).filter(Double::isFinite).toArray();
        double[] mirrored = java.util.Arrays.stream(known).map(value -> -value).toArray();
        if (known.length == 0 || !Double.isFinite(observed)) {
            return Double.NaN;
        }
        double upper = PermutationTest.greater(observed, known);
        double lower = PermutationTest.greater(-observed, mirrored);
        return Math.min(1, 2 * Math.min(upper, lower));
    }

    private static VerdictKind commonest(List<One> all) {
        return java.util.Arrays.stream(VerdictKind.values())
                .max(java.util.Comparator.comparingLong(
                        kind -> all.stream().filter(one -> one.kind == kind).count()))
                .orElse(VerdictKind.INSUFFICIENT);
    }

    /** The effects over the whole model that are particular to errors. */
    private Map<String, Double> particular(Reading reading) {
        Effects plain = study.source().of(clause, Reading.PLAIN);
        Map<String, Double> found = new LinkedHashMap<>();
        plain.overall().keySet().forEach(name -> {
            double at = HeadlineEffects.of(study.source(), clause, plain, name, reading)
                    .value();
            String words = clause instanceof Comparison ? "the effect " + name : "incorrect minus correct, " + name;
            found.put(words, plain.scale().shown(at) - atCorrect(plain, name, reading));
        });
        return found;
    }

    /** The same effect at correct positions; 0 for a comparison, which has both. */
    private double atCorrect(Effects plain, String name, Reading reading) {
        if (clause instanceof Correlation correlation) {
            Correlation other = correlation.at(correlation.at().whereCorrect());
            return plain.scale()
                    .shown(HeadlineEffects.pooled(
                                    study.source(), plain, study.source().of(other, reading), name)
                            .value());
        }
        if (clause instanceof Interaction interaction) {
            return new InteractionEstimator(study.source(), interaction, reading)
                    .pooledAt(interaction.at().whereCorrect());
        }
        return 0;
    }
}
