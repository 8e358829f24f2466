package org.tollens.statistics.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs cells, writes a table of them and collects the rates that exceed their bound. */
final class LabelStudy {
    static final List<Effect> ON_RANKS = List.of(Effect.CLIFF, Effect.SPEARMAN, Effect.EXCESS, Effect.STRATIFIED);

    private final int sets;
    private final Table table;
    private final List<String> excesses = new ArrayList<>();

    LabelStudy(String name, int sets) {
        this.sets = sets;
        this.table = new Table(
                name,
                "effect",
                "law",
                "documents",
                "rows",
                "design effect",
                "θ",
                "sets",
                "POS",
                "NEG",
                "NULL",
                "an interval misses θ",
                "a layer's misses",
                "the pooled misses");
    }

    /** What exceeded its bound, in words; empty where nothing did. */
    List<String> excesses() {
        return List.copyOf(excesses);
    }

    void run(Design design, List<Effect> effects) {
        Map<Effect, LabelRates> found = LabelRates.of(effects, design, sets, true);
        found.forEach((effect, rates) -> add(effect, design, rates));
    }

    private void add(Effect effect, Design design, LabelRates rates) {
        double theta = design.theta();
        table.row(
                effect,
                design.shape(),
                design.documents(),
                design.documents() * design.rows(),
                rates.designEffect(),
                theta,
                rates.sets(),
                theta <= 0 ? rates.of(Event.POSITIVE) : Double.NaN,
                theta >= 0 ? rates.of(Event.NEGATIVE) : Double.NaN,
                Math.abs(theta) >= effect.floor() ? rates.of(Event.NULL) : Double.NaN,
                rates.of(Event.MISS),
                rates.layerMiss(),
                rates.meanMiss());
        List<Event> errors = new ArrayList<>();
        // Two-sided misses of an interaction's intervals are printed only: docs/calibration.md says how many there are.
        Stream.of(Event.MISS).filter(e -> effect != Effect.INTERACTION).forEach(errors::add);
        Stream.of(Event.POSITIVE).filter(e -> theta <= 0).forEach(errors::add);
        Stream.of(Event.NEGATIVE).filter(e -> theta >= 0).forEach(errors::add);
        Stream.of(Event.NULL).filter(e -> Math.abs(theta) >= effect.floor()).forEach(errors::add);
        double bound = Bounds.of(LabelRates.LEVEL, rates.sets());
        for (Event error : errors) {
            if (!(rates.of(error) <= bound)) {
                excesses.add(effect + ", " + design + ": " + error + " in " + rates.of(error) + " of " + rates.sets()
                        + " data sets, at most " + bound + " expected");
            }
        }
    }
}
