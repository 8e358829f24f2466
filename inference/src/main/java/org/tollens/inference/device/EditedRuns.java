package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.intervention.Edit;
import org.tollens.constraints.intervention.Intervention;
import org.tollens.constraints.intervention.Place;
import org.tollens.inference.hook.HookPoint;
import org.tollens.inference.hook.Intervening;

/** Several runs of the same documents, one behind the other along the axis of documents, each with its own intervention. */
final class EditedRuns implements Intervening {
    private final Edits edits;
    private final List<Intervention> runs;
    private int active;
    private @Nullable NDArray before;

    EditedRuns(Edits edits, List<Intervention> runs) {
        this.edits = edits;
        this.runs = List.copyOf(runs);
        this.active = runs.size();
    }

    /** From now on, only the first few runs are there. */
    void active(int first) {
        active = first;
    }

    @Override
    public Set<HookPoint> points() {
        EnumSet<HookPoint> points = EnumSet.noneOf(HookPoint.class);
        for (Intervention run : runs) {
            for (Edit edit : run.edits()) {
                points.add(Sources.point(edit.site().place()));
                if (edit.site().place() == Place.BLOCK) {
                    points.add(HookPoint.RESID_PRE);
                }
            }
        }
        return points;
    }

    @Override
    public boolean at(int layer) {
        return runs.subList(0, active).stream()
                .flatMap(run -> run.edits().stream())
                .anyMatch(edit -> edit.site().blocks().has(layer));
    }

    @Override
    public NDArray replace(HookPoint point, int layer, NDArray value) {
        NDArray result = value;
        for (int run = 0; run < active; run++) {
            for (Edit edit : runs.get(run).edits()) {
                if (Sources.point(edit.site().place()) == point
                        && edit.site().blocks().has(layer)) {
                    result = replace(edit, layer, run, result);
                }
            }
        }
        if (point == HookPoint.RESID_PRE) {
            before = result;
        }
        return result;
    }

    private NDArray replace(Edit edit, int layer, int run, NDArray value) {
        // Looked at only where the place is the block, whose beginning was seen then.
        NDArray read = before == null || edit.site().place() != Place.BLOCK ? value : before;
        if (active == 1) {
            return edits.apply(edit, layer, read, value);
        }
        int begin = run * edits.documents();
        int end = begin + edits.documents();
        NDArray own = edits.apply(edit, layer, read.get(begin + ":" + end), value.get(begin + ":" + end));
        NDList parts = new NDList();
        if (run > 0) {
            parts.add(value.get(":" + begin));
        }
        parts.add(own);
        if (run + 1 < active) {
            parts.add(value.get(end + ":"));
        }
        return NDArrays.concat(parts, 0);
    }
}
