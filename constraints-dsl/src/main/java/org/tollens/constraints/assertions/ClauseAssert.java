package org.tollens.constraints.assertions;

import java.util.Set;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Wording;

/** Assertions on the evidence of one clause; a failure shows all of its layers. */
public final class ClauseAssert extends AbstractAssert<ClauseAssert, ClauseEvidence> {

    ClauseAssert(ClauseEvidence clause) {
        super(clause, ClauseAssert.class);
    }

    /** The estimate at a layer 1..L. */
    public EstimateAssert layer(int layer) {
        LayerEstimate found = actual.layers().stream()
                .filter(one -> one.layer() == layer)
                .findFirst()
                .orElseThrow(() -> failure(
                        "expected a layer %d in clause %s, found %s",
                        layer,
                        actual.id(),
                        actual.layers().isEmpty()
                                ? "a clause over the whole model"
                                : "layers 1 to " + actual.layers().size()));
        return new EstimateAssert(actual, "layer " + layer, found.estimate(), Set.of(layer));
    }

    /** The estimate over the whole model that is called {@code overall}. */
    public EstimateAssert overall() {
        return overall("overall");
    }

    /** An estimate over the whole model, by its name. */
    public EstimateAssert overall(String name) {
        Estimate found = actual.overall().get(name);
        if (found == null) {
            throw failure(
                    "expected an effect \"%s\" in clause %s, found %s",
                    name,
                    actual.id(),
                    actual.overall().isEmpty()
                            ? "none"
                            : String.join(", ", actual.overall().keySet()));
        }
        return new EstimateAssert(actual, name, found, Set.of());
    }

    /** A figure such as the change point is within a tolerance of a value. */
    public ClauseAssert hasFigureCloseTo(String name, double value, double tolerance) {
        Double found = actual.figures().get(name);
        if (found == null) {
            throw failure(
                    "expected a figure \"%s\" in clause %s, found %s",
                    name, actual.id(), String.join(", ", actual.figures().keySet()));
        }
        if (!(Math.abs(found - value) <= tolerance)) {
            throw failure(
                    "expected the figure \"%s\" of clause %s within %s of %s, found %s",
                    name, actual.id(), Wording.threshold(tolerance), Wording.threshold(value), found);
        }
        return this;
    }

    /** Checks several layers and tells of all that fail at once, in one table. */
    public ClauseAssert layersSoftly(Consumer<SoftLayers> checks) {
        SoftLayers softly = new SoftLayers(this);
        checks.accept(softly);
        if (!softly.failures().isEmpty()) {
            throw failure(
                    "%s",
                    softly.failures().size() + " of " + softly.checks() + " checks failed in clause " + actual.id()
                            + ":" + String.format("%n  ") + String.join(String.format("%n  "), softly.failures())
                            + LayerTable.of(actual, softly.marked()));
        }
        return this;
    }
}
