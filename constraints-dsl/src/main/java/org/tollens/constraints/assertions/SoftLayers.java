package org.tollens.constraints.assertions;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Checks of layers that go on after a failure; made by {@link ClauseAssert#layersSoftly}. */
public final class SoftLayers {
    private final ClauseAssert clause;
    private final List<String> failures = new ArrayList<>();
    private final Set<Integer> marked = new TreeSet<>();
    private int checks;

    SoftLayers(ClauseAssert clause) {
        this.clause = clause;
    }

    /** Checks one layer, as in {@code layer(3, EstimateAssert::isPositive)}. */
    public SoftLayers layer(int layer, Consumer<EstimateAssert> check) {
        checks++;
        try {
            check.accept(clause.layer(layer));
        } catch (EstimateAssert.Mismatch e) {
            marked.add(layer);
            failures.add(e.line());
        } catch (AssertionError e) {
            marked.add(layer);
            failures.add(String.valueOf(e.getMessage()));
        }
        return this;
    }

    /** Checks layers from one to another, both included. */
    public SoftLayers layers(int from, int to, Consumer<EstimateAssert> check) {
        for (int layer = from; layer <= to; layer++) {
            layer(layer, check);
        }
        return this;
    }

    List<String> failures() {
        return failures;
    }

    Set<Integer> marked() {
        return marked;
    }

    int checks() {
        return checks;
    }
}
