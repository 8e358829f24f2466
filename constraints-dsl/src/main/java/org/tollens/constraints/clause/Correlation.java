package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.Set;
import org.tollens.constraints.observable.Observable;

/**
 * Two quantities correlated in each layer, and pooled up to and after the depth where the correlation changes most.
 *
 * @param first one quantity
 * @param second the other
 * @param at the population
 * @param effect the effect size and its floor
 * @param sides how many layers each side of the change point has at least
 */
public record Correlation(Quantity first, Quantity second, Population at, Coefficient effect, Sides sides)
        implements Clause {
    public Correlation {
        if (first.equals(second)) {
            throw new IllegalArgumentException("expected two quantities, found " + first.describe()
                    + " correlated with itself; write correlating(lensEntropy().beforeTheBlock())"
                    + ".with(lensSurprisal().changeAcrossTheBlock())");
        }
    }

    @Override
    public Family family() {
        return Family.CORRELATION;
    }

    @Override
    public String id() {
        return first.slug() + "-with-" + second.slug();
    }

    @Override
    public String describe() {
        return Comparison.capitalised(effect.describe()) + " of " + first.describe() + " with " + second.describe()
                + effect.given()
                        .map(constant -> " given " + constant.describe())
                        .orElse("") + " at " + at.describe()
                + ", in each layer and pooled on both sides of its change point, which leaves at least "
                + sides.layers() + " layers and " + org.tollens.constraints.evidence.Wording.percent(sides.share())
                + " of the layers on each side";
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>(first.requires());
        all.addAll(second.requires());
        all.addAll(at.requires());
        effect.given().ifPresent(constant -> all.addAll(constant.requires()));
        return all;
    }

    @Override
    public boolean isPermutable() {
        return effect.against() == Against.NOTHING && at.predictions() == Population.Predictions.INCORRECT;
    }

    /** The same correlation of another first quantity. */
    public Correlation of(Quantity other) {
        return new Correlation(other, second, at, effect, sides);
    }

    /** The same correlation by another coefficient. */
    public Correlation by(Coefficient other) {
        return new Correlation(first, second, at, other, sides);
    }
}
