package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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
        Optional<Quantity> given = effect.given();
        if (given.isPresent() && (given.get().equals(first) || given.get().equals(second))) {
            throw new IllegalArgumentException("expected a third quantity to be held constant, found "
                    + given.get().describe() + ", which is correlated itself; write"
                    + " spearman().given(lensSurprisal().beforeTheBlock())");
        }
        Labels.checkExcess(
                effect.against(),
                Labels.matterTo(read(first, second, given), at),
                first.describe() + " and " + second.describe() + " at " + at.describe());
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
    public List<Quantity> quantities() {
        return read(first, second, effect.given());
    }

    private static List<Quantity> read(Quantity first, Quantity second, Optional<Quantity> given) {
        return Stream.concat(Stream.of(first, second), given.stream()).toList();
    }

    @Override
    public boolean dependsOnTheLabel() {
        return Labels.matterTo(quantities(), at);
    }

    @Override
    public boolean isExcess() {
        return effect.against() == Against.SELF_LABELS;
    }

    @Override
    public boolean isPermutable() {
        return !isExcess() && at.predictions() == Population.Predictions.INCORRECT;
    }

    /** The same correlation of another first quantity. */
    public Correlation of(Quantity other) {
        return new Correlation(other, second, at, effect, sides);
    }

    /** The same correlation at another population. */
    public Correlation at(Population other) {
        return new Correlation(first, second, other, effect, sides);
    }

    /** The same correlation by another coefficient. */
    public Correlation by(Coefficient other) {
        return new Correlation(first, second, at, other, sides);
    }
}
