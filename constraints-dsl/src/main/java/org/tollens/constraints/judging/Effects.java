package org.tollens.constraints.judging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The effects of a clause under one reading, before intervals.
 *
 * @param layers of the blocks 1..L, in order
 * @param overall over the whole model, by name, in order
 * @param scale that intervals are made on
 * @param figures what was found on the way (a change point, cuts), by name, in order
 * @param undefined why the rule cannot be asked, as sentences without full stops; empty where it can
 */
record Effects(
        List<Member> layers,
        Map<String, Member> overall,
        Scale scale,
        Map<String, Double> figures,
        List<String> undefined) {
    Effects {
        layers = List.copyOf(layers);
        overall = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(overall));
        figures = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        undefined = List.copyOf(undefined);
    }
}
