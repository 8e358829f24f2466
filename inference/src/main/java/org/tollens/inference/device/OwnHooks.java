package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.hook.OwnObservables;
import org.tollens.inference.model.ModelException;

/** Measures the observables of a user's own while a forward pass runs, beside the hook that measures the rest. */
final class OwnHooks implements Hook {
    private final Hook rest;
    private final List<OwnLayer> own = new ArrayList<>();

    private OwnHooks(Hook rest) {
        this.rest = rest;
    }

    /** The hook itself where there is nothing of one's own to be measured. */
    static Hook beside(
            Hook rest,
            Architecture model,
            PtNDManager manager,
            Set<Observable> wanted,
            NDArray tokens,
            Rows rows,
            BatchValues values,
            OwnFailures failures) {
        OwnHooks result = new OwnHooks(rest);
        wanted.stream()
                .flatMap(observable -> OwnObservables.find(observable).stream())
                .filter(reading -> !failures.has(reading.observable()))
                .forEach(reading -> {
                    if (model.hookPoints().containsAll(reading.points())) {
                        OwnValues own = new OwnValues(reading, rows);
                        result.own.add(new OwnLayer(own, model.config().layers(), manager, tokens, values, failures));
                    } else {
                        failures.add(reading.observable(), lacking(model, reading.observable(), reading.points()));
                    }
                });
        return result.own.isEmpty() ? rest : result;
    }

    private static ModelException lacking(Architecture model, Observable observable, Set<HookPoint> points) {
        Set<HookPoint> missing = EnumSet.copyOf(points);
        missing.removeAll(model.hookPoints());
        return new ModelException("observable " + observable + " asks for the hook point " + names(missing)
                + ", which the family " + model.config().family() + " does not have; it has "
                + names(EnumSet.copyOf(model.hookPoints()))
                + ": read one of these, or judge the claim on a model of another family");
    }

    private static String names(Set<HookPoint> points) {
        return String.join(", ", points.stream().map(HookPoint::name).toList());
    }

    @Override
    public Set<HookPoint> points() {
        EnumSet<HookPoint> all = EnumSet.noneOf(HookPoint.class);
        all.addAll(rest.points());
        own.forEach(layer -> all.addAll(layer.points()));
        return all;
    }

    @Override
    public void at(HookPoint point, int layer, NDArray value) {
        if (rest.points().contains(point)) {
            rest.at(point, layer, value);
        }
        own.forEach(each -> each.at(point, layer, value));
    }
}
