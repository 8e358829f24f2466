package org.tollens.inference.hook;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import java.util.function.Function;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;

/**
 * How an observable of one's own is measured.
 *
 * @param observable what it is called in claims and traces
 * @param points what it reads of a layer
 * @param code gives [document, position]
 * @param place where in the source it was given
 */
public record OwnReading(Observable observable, Set<HookPoint> points, Function<Seen, NDArray> code, String place) {
    public OwnReading {
        points = Set.copyOf(points);
        check(observable, points);
    }

    private static void check(Observable observable, Set<HookPoint> points) {
        if (points.isEmpty()) {
            throw new IllegalArgumentException(
                    "observable " + observable + " reads no hook point; name at least one, such as RESID_POST");
        }
        boolean everyBlock = points.stream().allMatch(HookPoint::isInEveryBlock);
        boolean oneLayer = points.stream().noneMatch(HookPoint::isInEveryBlock);
        if (!everyBlock && !oneLayer) {
            throw new IllegalArgumentException("observable " + observable + " reads " + points
                    + " together, but the final norm and the logits come after the last block; read RESID_POST there"
                    + " instead");
        }
        if (oneLayer && observable.axes() != Axes.POSITION) {
            throw new IllegalArgumentException("observable " + observable + " has axes "
                    + observable.axes().words() + " and reads " + points
                    + ", of which there is one and not one a block; declare it perPosition()");
        }
        if (observable.axes() == Axes.DEPTH_POSITION && !points.equals(Set.of(HookPoint.RESID_POST))) {
            throw new IllegalArgumentException("observable " + observable + " has axes "
                    + observable.axes().words() + " and reads " + points
                    + ", but before the first block there is the residual stream alone; use onBlock(...) or"
                    + " declare it perBlockAndPosition()");
        }
    }
}
