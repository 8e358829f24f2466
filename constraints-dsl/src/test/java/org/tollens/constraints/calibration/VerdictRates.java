package org.tollens.constraints.calibration;

import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.tollens.constraints.Constraint;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.constraints.judging.Judge;
import org.tollens.constraints.rule.EffectLabel;

/**
 * How often each verdict comes out.
 *
 * @param sets data sets
 * @param shares of each verdict
 * @param covered share of the data sets whose interval of W has 1/30 (C3 only)
 */
record VerdictRates(int sets, Map<VerdictKind, Double> shares, double covered) {
    /** As many sets of bootstrap weights as make the Monte Carlo error of their quantile negligible over a cell. */
    private static final int SEEDS = 20;

    double of(VerdictKind kind) {
        return shares.getOrDefault(kind, 0.0);
    }

    static VerdictRates of(VerdictCell cell, int sets) {
        RandomGenerator random = RandomGeneratorFactory.of("Xoshiro256PlusPlus")
                .create(20_261_124L
                        + 31L * cell.claim().name().hashCode()
                        + cell.says().hashCode());
        Constraint[] constraints =
                LongStream.range(0, SEEDS).mapToObj(cell.claim()::constraint).toArray(Constraint[]::new);
        Map<VerdictKind, Double> shares = new EnumMap<>(VerdictKind.class);
        double covered = 0;
        for (int set = 0; set < sets; set++) {
            Verdict verdict = Judge.judge(constraints[set % SEEDS], cell.truth().draw(random));
            shares.merge(verdict.kind(), 1.0 / sets, Double::sum);
            Estimate overall = verdict.evidence().clauses().get(0).overall().get(EffectLabel.OVERALL);
            boolean inside =
                    overall != null && overall.ciLow() <= 1 / 30.0 + 1e-9 && overall.ciHigh() >= 1 / 30.0 - 1e-9;
            covered += inside ? 1.0 / sets : 0;
        }
        return new VerdictRates(sets, shares, covered);
    }
}
