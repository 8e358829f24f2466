package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.evidence.Wording;
import org.tollens.constraints.observable.Observable;

/**
 * The mean of one quantity over a population, in each layer and for the mean over layers, against a reference value. What
 * is estimated is the mean minus the reference.
 *
 * @param quantity what is averaged
 * @param at the population
 * @param blocks which layers are asked about; the others have no estimate
 * @param reference what the mean is compared with, in the quantity's unit
 * @param floor a mean nearer to the reference than this is as good as equal to it, in the quantity's unit
 */
public record Level(Quantity quantity, Population at, Blocks blocks, double reference, double floor) implements Clause {
    public Level {
        if (!Double.isFinite(reference)) {
            throw new IllegalArgumentException("expected a finite reference value for the mean of "
                    + quantity.describe() + ", found " + reference + "; write comparedWith(0.30)");
        }
        Floors.check("the mean of " + quantity.describe(), floor, Double.POSITIVE_INFINITY);
    }

    /** The same of another quantity. */
    public Level of(Quantity other) {
        return new Level(other, at, blocks, reference, floor);
    }

    @Override
    public Family family() {
        return Family.LEVEL;
    }

    @Override
    public String id() {
        return "level-of-" + quantity.slug();
    }

    @Override
    public String describe() {
        return "The mean of " + quantity.describe() + " at " + at.describe() + " minus " + Wording.threshold(reference)
                + unit() + ", " + blocks.describe() + " and for the mean over them";
    }

    /** The effect's name in reports, such as {@code mean minus .3}. */
    public String effect() {
        return "mean minus " + Wording.threshold(reference) + unit();
    }

    /** The unit with a space before it; empty for a pure number. */
    public String unit() {
        String unit = quantity.observable().unit();
        return unit.equals("1") ? "" : " " + unit;
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>(quantity.requires());
        all.addAll(at.requires());
        return all;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(quantity);
    }

    @Override
    public boolean dependsOnTheLabel() {
        return Labels.matterTo(quantities(), at);
    }
}
