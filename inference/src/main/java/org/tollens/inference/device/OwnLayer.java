package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.hook.Seen;
import org.tollens.inference.model.ModelException;

/** Gathers for one observable of a user's own what it reads of a layer, and has it reduced once all is there. */
final class OwnLayer {
    private final OwnValues own;
    private final int layers;
    private final PtNDManager manager;
    private final NDArray tokens;
    private final BatchValues values;
    private final OwnFailures failures;
    private final Map<HookPoint, NDArray> gathered = new EnumMap<>(HookPoint.class);
    private @Nullable PtNDManager step;

    OwnLayer(OwnValues own, int layers, PtNDManager manager, NDArray tokens, BatchValues values, OwnFailures failures) {
        this.own = own;
        this.layers = layers;
        this.manager = manager;
        this.tokens = tokens;
        this.values = values;
        this.failures = failures;
    }

    private Axes axes() {
        return own.reading().observable().axes();
    }

    Set<HookPoint> points() {
        EnumSet<HookPoint> points = EnumSet.copyOf(own.reading().points());
        if (axes() == Axes.DEPTH_POSITION) {
            points.add(HookPoint.RESID_PRE);
        }
        return points;
    }

    void at(HookPoint point, int layer, NDArray value) {
        boolean embedding = axes() == Axes.DEPTH_POSITION && point == HookPoint.RESID_PRE && layer == 1;
        boolean wanted = own.reading().points().contains(point) && (axes() != Axes.POSITION || layer == layers);
        if (!failures.has(own.reading().observable()) && (embedding || wanted)) {
            gather(embedding ? HookPoint.RESID_POST : point, embedding ? 0 : layer, value);
        }
    }

    private void gather(HookPoint point, int layer, NDArray value) {
        PtNDManager open = step;
        if (open == null) {
            open = (PtNDManager) manager.newSubManager();
            step = open;
        }
        gathered.put(point, own(open, value));
        if (gathered.keySet().containsAll(own.reading().points())) {
            try {
                read(layer, own(open, tokens));
            } finally {
                gathered.clear();
                open.close();
                step = null;
            }
        }
    }

    /** A copy: whatever a user's code does to it, the pass and other observables don't see it; freed with the layer. */
    private static NDArray own(PtNDManager step, NDArray value) {
        NDArray copy = value.duplicate();
        copy.attach(step);
        return copy;
    }

    private void read(int layer, NDArray ownTokens) {
        Observable observable = own.reading().observable();
        try {
            float[] ofRows = own.of(new Given(observable, layer, Map.copyOf(gathered), ownTokens));
            values.put(observable, axes() == Axes.POSITION ? 0 : layer, ofRows);
        } catch (ModelException e) {
            failures.add(observable, e);
            values.remove(observable);
        }
    }

    private record Given(Observable observable, int layer, Map<HookPoint, NDArray> gathered, NDArray tokens)
            implements Seen {
        @Override
        public NDArray at(HookPoint point) {
            NDArray value = gathered.get(point);
            if (value == null) {
                throw new IllegalArgumentException("observable " + observable + " reads " + point
                        + " without having asked for it; add it to the hook points in .at(Set.of(...), ...)");
            }
            return value;
        }
    }
}
