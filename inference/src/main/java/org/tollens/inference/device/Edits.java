package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tollens.constraints.intervention.Change;
import org.tollens.constraints.intervention.Edit;
import org.tollens.constraints.intervention.Intervention;
import org.tollens.constraints.intervention.Place;
import org.tollens.constraints.intervention.Positions;
import org.tollens.constraints.intervention.Site;
import org.tollens.constraints.intervention.Source;
import org.tollens.constraints.observable.FlowObservables;
import org.tollens.inference.model.ModelException;
import org.tollens.inference.text.Window;

/** Makes the changes of interventions to values of the documents of a batch. */
final class Edits {
    private final Architecture model;
    private final Kernels kernels;
    private final List<Window> windows;
    private final Sources sources;

    /**
     * @param manager owns what is put in from other runs
     * @param windows the documents, equally long
     */
    Edits(Architecture model, Kernels kernels, PtNDManager manager, List<Window> windows) {
        this.model = model;
        this.kernels = kernels;
        this.windows = windows;
        this.sources = new Sources(model, kernels, manager, windows);
    }

    /** int64 [document, position]. */
    static NDArray tokens(PtNDManager manager, int[][] tokens) {
        long[] ids = Arrays.stream(tokens)
                .flatMapToInt(Arrays::stream)
                .asLongStream()
                .toArray();
        return manager.create(ids, new Shape(tokens.length, tokens[0].length));
    }

    /** Number of documents. */
    int documents() {
        return windows.size();
    }

    /**
     * Checks interventions and gets what they put in.
     *
     * @param interventions a run each: the documents of the first, then those of the second, ...
     */
    EditedRuns of(List<Intervention> interventions) {
        int length = windows.get(0).tokens().length;
        for (Intervention intervention : interventions) {
            InterventionCheck.check(intervention, model.config(), length);
            if (intervention.isAtEachBlockInTurn()) {
                throw new ModelException(
                        "expected one run, found one for each block: " + intervention + "; choose a block with at(3)");
            }
            sources.load(intervention.edits().stream().flatMap(this::keys).toList());
        }
        return new EditedRuns(this, interventions);
    }

    private Stream<Sources.Key> keys(Edit edit) {
        if (!(edit.change() instanceof Change.Replace replace)
                || replace.source().run() instanceof Source.ThisRun) {
            return Stream.of();
        }
        return IntStream.rangeClosed(1, model.config().layers())
                .filter(edit.site().blocks()::has)
                .mapToObj(layer -> key(replace.source(), edit.site().place(), layer));
    }

    private static Sources.Key key(Source source, Place place, int layer) {
        return new Sources.Key(source.run(), place, source.block().orElse(layer));
    }

    /**
     * A value with an edit made.
     *
     * @param before the residual stream that the block reads; looked at only where the place is the block
     * @param value of these documents alone; the residual stream after the block where the place is the block
     */
    NDArray apply(Edit edit, int layer, NDArray before, NDArray value) {
        PtNDManager owner = (PtNDManager) value.getManager();
        NDArray changed = edit.site().place() == Place.BLOCK
                ? block(owner, edit, layer, before, value)
                : changed(owner, edit, layer, value);
        Site site = edit.site();
        boolean everywhere = site.positions().which() == Positions.Which.ALL
                && IntStream.range(0, model.config().heads()).allMatch(site.heads()::has);
        if (everywhere && changed.getShape().equals(value.getShape())) {
            return changed;
        }
        return kernels.one(owner, "choose", mask(owner, site, value), value, changed);
    }

    private NDArray block(PtNDManager owner, Edit edit, int layer, NDArray before, NDArray after) {
        if (edit.change() instanceof Change.Skip) {
            // A copy: whoever goes on with it owns it.
            return before.duplicate();
        }
        if (edit.change() instanceof Change.Refine refine) {
            FlowObservables.Field field =
                    FlowObservables.Field.valueOf(refine.field().name());
            return refine.steps() == 1
                    ? after
                    : Refinement.of(model, kernels, field, refine.steps()).block(owner, layer, before);
        }
        return before.add(changed(owner, edit, layer, after.sub(before)));
    }

    private NDArray changed(PtNDManager owner, Edit edit, int layer, NDArray value) {
        Change change = edit.change();
        if (change instanceof Change.Scale scale) {
            return value.mul((float) scale.factor());
        }
        if (change instanceof Change.AddConstant constant) {
            return value.add((float) constant.constant());
        }
        if (change instanceof Change.AddVector vector) {
            float[] values = new float[vector.values().size()];
            Arrays.setAll(
                    new double[values.length], i -> values[i] = vector.values().get(i));
            return value.add(owner.create(values));
        }
        if (change instanceof Change.AddGaussian gaussian) {
            return gaussian(owner, edit.site().place(), layer, gaussian, value);
        }
        if (change instanceof Change.Replace replace) {
            return source(replace.source(), edit.site().place(), layer, value);
        }
        return owner.zeros(new Shape(1));
    }

    private NDArray gaussian(PtNDManager owner, Place place, int layer, Change.AddGaussian gaussian, NDArray value) {
        SeededDraws draws = new SeededDraws(gaussian.seed());
        int each = (int) (value.size() / windows.size());
        float[] all = new float[each * windows.size()];
        for (int d = 0; d < windows.size(); d++) {
            double[] normal = draws.normal(windows.get(d).tokens(), place.fieldName() + " " + layer, each);
            for (int i = 0; i < each; i++) {
                all[d * each + i] = (float) normal[i];
            }
        }
        return kernels.one(owner, "add_relative", value, owner.create(all, value.getShape()), gaussian.relativeSize());
    }

    /** Either of the value's shape, or with one position for all. */
    private NDArray source(Source source, Place place, int layer, NDArray value) {
        NDArray whole = source.run() instanceof Source.ThisRun ? value : sources.get(key(source, place, layer));
        if (source.position().isPresent()) {
            int position = source.position().getAsInt();
            return whole.get(":, " + position + ":" + (position + 1));
        }
        int length = windows.get(0).tokens().length;
        return place == Place.ATTENTION_PATTERN
                ? whole.get(":, :, :" + length + ", :" + length)
                : whole.get(":, :" + length);
    }

    /** Where a site is, with a last axis of one. */
    private NDArray mask(PtNDManager owner, Site site, NDArray value) {
        int length = windows.get(0).tokens().length;
        int heads = site.place().perHead() ? model.config().heads() : 1;
        boolean headFirst = site.place() == Place.ATTENTION_PATTERN;
        boolean[] mask = new boolean[windows.size() * length * heads];
        for (int d = 0; d < windows.size(); d++) {
            for (int position : positions(site.positions(), windows.get(d))) {
                for (int head = 0; head < heads; head++) {
                    int within = headFirst ? head * length + position : position * heads + head;
                    mask[d * length * heads + within] = site.heads().has(head);
                }
            }
        }
        Shape shape = headFirst
                ? new Shape(windows.size(), heads, length, 1)
                : value.getShape().dimension() == 4
                        ? new Shape(windows.size(), length, heads, 1)
                        : new Shape(windows.size(), length, 1);
        return owner.create(mask, shape);
    }

    private static int[] positions(Positions positions, Window window) {
        int length = window.tokens().length;
        return switch (positions.which()) {
            case ALL -> IntStream.range(0, length).toArray();
            case SOME ->
                positions.numbers().stream().mapToInt(Integer::intValue).toArray();
            case FROM -> IntStream.range(positions.numbers().get(0), length).toArray();
            case ONE_SEEDED -> new int[] {new SeededDraws(positions.seed()).position(window)};
        };
    }
}
