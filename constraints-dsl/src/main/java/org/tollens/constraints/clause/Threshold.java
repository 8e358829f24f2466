package org.tollens.constraints.clause;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.observable.Observable;

/**
 * Whether a quantity depends on another by a line with a kink rather than a straight one, and whether it is negligible
 * where the other is lowest, in each layer.
 *
 * @param outcome what depends
 * @param predictor what it depends on
 * @param at the population
 * @param effect what makes a kink count
 */
public record Threshold(Quantity outcome, Quantity predictor, Population at, KinkEffect effect) implements Clause {
    public Threshold {
        if (outcome.equals(predictor)) {
            throw new IllegalArgumentException("expected two quantities, found " + outcome.describe()
                    + " over itself; write thresholdOf(skipLoss()).over(lensEntropy().beforeTheBlock())");
        }
    }

    @Override
    public Family family() {
        return Family.THRESHOLD;
    }

    @Override
    public String id() {
        return "threshold-of-" + outcome.slug() + "-over-" + predictor.slug();
    }

    @Override
    public String describe() {
        return "A continuous line with one kink against a straight one, of " + outcome.describe() + " over "
                + predictor.describe() + " at " + at.describe() + ", and the mean of " + outcome.describe()
                + " in the lowest fifth of " + predictor.describe() + ", in each layer";
    }

    @Override
    public Set<Observable> requires() {
        Set<Observable> all = new LinkedHashSet<>(outcome.requires());
        all.addAll(predictor.requires());
        all.addAll(at.requires());
        return all;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(outcome, predictor);
    }

    @Override
    public boolean dependsOnTheLabel() {
        return Labels.matterTo(quantities(), at);
    }
}
