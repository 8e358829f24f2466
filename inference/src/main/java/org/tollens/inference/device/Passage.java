package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.tollens.inference.hook.Hook;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.hook.Intervening;
import org.tollens.inference.model.ModelException;

/** What one run is shown to and changed by. */
final class Passage implements Tap {
    /** What a block computes between what it reads and what it leaves. */
    private static final Set<HookPoint> INSIDE =
            EnumSet.of(HookPoint.ATTENTION_PATTERN, HookPoint.HEAD_OUT, HookPoint.ATTENTION_OUT, HookPoint.MLP_OUT);

    private final Set<HookPoint> shown;
    private final Hook hook;
    private final Set<HookPoint> replaced;
    private final Intervening intervening;
    private final Set<HookPoint> reached = EnumSet.noneOf(HookPoint.class);

    Passage(Hook hook, Intervening intervening) {
        this.hook = hook;
        this.shown = Set.copyOf(hook.points());
        this.intervening = intervening;
        this.replaced = Set.copyOf(intervening.points());
        for (HookPoint point : replaced) {
            if (point == HookPoint.FINAL_NORM || point == HookPoint.LOGITS) {
                throw new ModelException("expected points inside a block to intervene at, found " + point.fieldName()
                        + "; replace the residual stream after the last block instead (resid_post)");
            }
        }
    }

    /** Shows, and changes nothing. */
    static Passage of(Hook hook) {
        return new Passage(hook, Nothing.CHANGED);
    }

    /** Changes, and shows nothing. */
    static Passage of(Intervening intervening) {
        return new Passage(Nothing.SHOWN, intervening);
    }

    @Override
    public boolean wants(HookPoint point, int layer) {
        return shown.contains(point) || replaces(point, layer);
    }

    /** Whether a block must be computed in parts, because something looks in or reaches in. */
    boolean inParts(int layer) {
        return shown.contains(HookPoint.HEAD_OUT) || INSIDE.stream().anyMatch(point -> replaces(point, layer));
    }

    /** All the points that are to be shown or replaced. */
    Set<HookPoint> points() {
        Set<HookPoint> points = new HashSet<>(shown);
        points.addAll(replaced);
        return points;
    }

    boolean shows(HookPoint point) {
        return shown.contains(point);
    }

    private boolean replaces(HookPoint point, int layer) {
        return replaced.contains(point) && intervening.at(layer);
    }

    @Override
    public NDArray at(HookPoint point, int layer, NDArray value) {
        NDArray result = value;
        if (replaces(point, layer)) {
            reached.add(point);
            result = intervening.replace(point, layer, value);
            if (!result.getShape().equals(value.getShape()) || result.getDataType() != value.getDataType()) {
                throw new ModelException(
                        "expected " + value.getDataType() + " " + value.getShape() + " in the place of "
                                + point.fieldName() + " of block " + layer + ", found " + result.getDataType() + " "
                                + result.getShape() + "; return an array of the shape that was given");
            }
            if (result != value) {
                result.attach(value.getManager());
            }
        }
        if (shown.contains(point)) {
            hook.at(point, layer, result);
        }
        return result;
    }

    /** An intervention that never happened would look like one without effect. */
    void requireAllReached() {
        EnumSet<HookPoint> missed = EnumSet.noneOf(HookPoint.class);
        missed.addAll(replaced);
        missed.removeAll(reached);
        if (!missed.isEmpty()) {
            throw new ModelException("expected every intervention to happen, found none at "
                    + missed.stream().map(HookPoint::fieldName).toList()
                    + " in any block; check the blocks that it names, or leave the point out");
        }
    }

    /** The other half of a passage. */
    private enum Nothing implements Hook, Intervening {
        SHOWN,
        CHANGED;

        @Override
        public Set<HookPoint> points() {
            return Set.of();
        }

        @Override
        public void at(HookPoint point, int layer, NDArray value) {}

        @Override
        public NDArray replace(HookPoint point, int layer, NDArray value) {
            return value;
        }
    }
}
