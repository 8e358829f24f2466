package org.tollens.constraints.clause;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.constraints.observable.FlowObservables.Kind;
import org.tollens.constraints.observable.FlowObservables.Metric;
import org.tollens.constraints.observable.Observable;

/**
 * Whether perturbations of the residual stream shrink from block to block: the slope over layers of the log of their size.
 *
 * @param kinds how they are made, at least one
 * @param sizes as shares of the residual stream, at least one
 * @param floor a rate nearer to 0 than this, per layer, is no contraction; above 0
 */
public record Contraction(List<Kind> kinds, List<Double> sizes, double floor) implements Clause {
    public Contraction {
        Floors.check("the rate per layer", floor, Double.POSITIVE_INFINITY);
        kinds = List.copyOf(kinds);
        sizes = List.copyOf(sizes);
        if (kinds.isEmpty() || sizes.isEmpty()) {
            throw new IllegalArgumentException("expected at least one kind and one size of perturbation, found " + kinds
                    + " and " + sizes + "; write contractingUnder(perturbations())");
        }
    }

    /** The same with another floor of the rate per layer. */
    public Contraction withFloor(double smallestThatCounts) {
        return new Contraction(kinds, sizes, smallestThatCounts);
    }

    /** The same with these kinds only. */
    public Contraction of(Kind... only) {
        return new Contraction(List.of(only), sizes, floor);
    }

    /** The same with these sizes only. */
    public Contraction sized(Double... only) {
        return new Contraction(kinds, List.of(only), floor);
    }

    /**
     * One perturbation.
     *
     * @param kind how it is made
     * @param size as a share of the residual stream
     */
    public record Perturbation(Kind kind, double size) {
        /** In words, such as {@code gaussian .01}. */
        public String words() {
            return kind.name().toLowerCase(Locale.ROOT) + " " + Wording.threshold(size);
        }
    }

    /** Each kind in each size. */
    public List<Perturbation> perturbations() {
        return kinds.stream()
                .flatMap(kind -> sizes.stream().map(size -> new Perturbation(kind, size)))
                .toList();
    }

    @Override
    public Family family() {
        return Family.CONTRACTION;
    }

    @Override
    public String id() {
        return "contraction";
    }

    @Override
    public String describe() {
        return "The least-squares slope over layers of the log of a perturbation's size, put in after block 1 ("
                + perturbations().stream().map(Perturbation::words).collect(Collectors.joining(", "))
                + "; absolute, relative to the residual stream, and after the final norm), mean over documents";
    }

    /** The sizes after each block. */
    public List<Observable> norms() {
        List<Observable> all = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            perturbations().forEach(p -> all.add(FlowObservables.perturbationNorm(metric, p.kind(), p.size())));
        }
        return all;
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>(norms());
        for (Perturbation p : perturbations()) {
            all.add(FlowObservables.perturbationMu(p.kind(), p.size()));
            all.add(FlowObservables.perturbationLipschitz(p.kind(), p.size()));
            all.add(FlowObservables.perturbationOutputKl(p.kind(), p.size()));
        }
        return all;
    }

    @Override
    public Set<Observable> onRandomWeights() {
        return requires();
    }
}
