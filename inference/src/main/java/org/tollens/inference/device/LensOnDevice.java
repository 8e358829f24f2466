package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.ArrayList;
import java.util.List;
import org.tollens.inference.lens.Translator;
import org.tollens.inference.lens.Translators;

/**
 * A tuned lens's translators on the device.
 *
 * @param id of the lens, a parameter of what is read through it
 * @param maps A [width, width] of layers 0..L-1
 * @param offsets c [width] of layers 0..L-1
 */
record LensOnDevice(String id, List<NDArray> maps, List<NDArray> offsets) {
    static LensOnDevice of(Translators translators, PtNDManager manager) {
        List<NDArray> maps = new ArrayList<>();
        List<NDArray> offsets = new ArrayList<>();
        for (Translator translator : translators.layers()) {
            int width = translator.width();
            maps.add(manager.create(translator.matrix(), new Shape(width, width)));
            offsets.add(manager.create(translator.offset()));
        }
        return new LensOnDevice(translators.id(), maps, offsets);
    }

    /** Rows of the residual stream at a layer, translated; at layer L as they are, which is the model's output. */
    NDArray translate(PtNDManager manager, Kernels kernels, int layer, NDArray rows) {
        return layer == maps.size()
                ? rows
                : kernels.one(manager, "translated", rows, maps.get(layer), offsets.get(layer));
    }
}
