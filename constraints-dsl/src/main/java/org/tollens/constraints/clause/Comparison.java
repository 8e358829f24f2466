package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.observable.Observable;

/**
 * One quantity compared between two populations, in each layer and for its mean over layers.
 *
 * @param quantity what is compared
 * @param at the population that is claimed to have more of it
 * @param against the population it is compared with
 * @param effect the effect size and its floor
 */
public record Comparison(Quantity quantity, Population at, Population against, CliffsDelta effect) implements Clause {
    public Comparison {
        if (at.equals(against)) {
            throw new IllegalArgumentException("expected two populations, found " + at.describe()
                    + " compared with itself; write at(incorrectPositions()).against(correctPositions())");
        }
        if (at.overlaps(against)) {
            throw new IllegalArgumentException("expected populations without a common position, found " + at.describe()
                    + " against " + against.describe()
                    + "; write at(incorrectPositions()).against(correctPositions())");
        }
        Labels.checkExcess(
                effect.against(),
                Labels.matterTo(List.of(quantity), at, against),
                quantity.describe() + " at " + at.describe());
    }

    @Override
    public Family family() {
        return Family.COMPARISON;
    }

    @Override
    public String id() {
        return quantity.slug();
    }

    @Override
    public String describe() {
        return capitalised(effect.describe()) + " of " + quantity.describe() + " at " + at.describe() + " against "
                + against.describe() + ", in each layer and for the mean over layers";
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>(quantity.requires());
        all.addAll(at.requires());
        all.addAll(against.requires());
        effect.strata().forEach(stratum -> all.addAll(stratum.requires()));
        return all;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(quantity);
    }

    @Override
    public boolean dependsOnTheLabel() {
        return Labels.matterTo(quantities(), at, against);
    }

    @Override
    public boolean isExcess() {
        return effect.against() == Against.SELF_LABELS;
    }

    @Override
    public boolean isPermutable() {
        return !isExcess() && at.dependsOnTheLabel() && against.dependsOnTheLabel();
    }

    /** The same comparison of another quantity. */
    public Comparison of(Quantity other) {
        return new Comparison(other, at, against, effect);
    }

    /** The same comparison by another effect. */
    public Comparison by(CliffsDelta other) {
        return new Comparison(quantity, at, against, other);
    }

    static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
