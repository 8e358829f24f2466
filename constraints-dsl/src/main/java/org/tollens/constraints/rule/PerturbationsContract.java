package org.tollens.constraints.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.tollens.constraints.clause.Family;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Label;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.FlowObservables.Metric;

/**
 * Whether perturbations contract in a metric: every kind and size has its interval below minus the floor. That they do not
 * is shown by one kind and size whose interval lies above minus the floor: the claim is about all of them.
 *
 * @param metric what their size is measured in
 * @param contract true for contracting, false for shown not to
 */
public record PerturbationsContract(Metric metric, boolean contract) implements Condition {
    /** The metric's word, with which the names of its effects begin. */
    public static String word(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private List<Estimate> rates(ClauseEvidence evidence) {
        return evidence.overall().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(word(metric) + ","))
                .map(Map.Entry::getValue)
                .toList();
    }

    private long decided(ClauseEvidence evidence, boolean contracting) {
        return rates(evidence).stream()
                .filter(rate -> contracting ? rate.label() == Label.NEGATIVE : !rate.canReachNegative())
                .count();
    }

    @Override
    public boolean holds(ClauseEvidence evidence) {
        int all = rates(evidence).size();
        return contract ? all > 0 && decided(evidence, true) == all : decided(evidence, false) > 0;
    }

    @Override
    public String describe() {
        return word(metric) + " perturbations " + (contract ? "contract" : "are shown not to contract");
    }

    @Override
    public String found(ClauseEvidence evidence) {
        List<Estimate> rates = rates(evidence);
        double least = rates.stream().mapToDouble(Estimate::value).min().orElse(Double.NaN);
        double most = rates.stream().mapToDouble(Estimate::value).max().orElse(Double.NaN);
        return word(metric) + " rates per layer " + Wording.signed(least) + " to " + Wording.signed(most) + ", "
                + decided(evidence, true) + " of " + rates.size() + " contract, " + decided(evidence, false)
                + " are shown not to";
    }

    @Override
    public String needed() {
        return contract ? "all needed" : "one that is shown not to needed";
    }

    @Override
    public Set<Family> families() {
        return EnumSet.of(Family.CONTRACTION);
    }
}
