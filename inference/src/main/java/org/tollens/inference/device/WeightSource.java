package org.tollens.inference.device;

import ai.djl.pytorch.engine.PtNDArray;
import java.nio.ByteBuffer;
import java.util.List;

/** Where an architecture's weights come from: a file that training left, or the state before any training. */
interface WeightSource {
    /** The tensor on the device, float32. */
    PtNDArray get(TensorRule tensor);

    /** Refuses a source in which a block lacks its tensor of this name: {@code h.*.attn.c_attn.weight}. */
    default void requireInEveryBlock(String pattern, int layers) {}

    /** What must stay reachable as long as the arrays are used: those on a CPU use the buffer's own memory. */
    List<ByteBuffer> buffers();
}
