package org.tollens.inference.device;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tollens.inference.text.Window;

/** The measured positions of a batch of windows, one row each: by document, then position. */
final class Rows {
    private final List<Window> windows;
    private final int[] offsets;
    private final int[] index;

    Rows(List<Window> windows) {
        this.windows = List.copyOf(windows);
        this.offsets = new int[windows.size() + 1];
        for (int d = 0; d < windows.size(); d++) {
            offsets[d + 1] = offsets[d] + windows.get(d).positions().length;
        }
        this.index = new int[offsets[windows.size()]];
        for (int d = 0; d < windows.size(); d++) {
            for (int i = 0; i < windows.get(d).positions().length; i++) {
                index[offsets[d] + i] = d * length() + windows.get(d).positions()[i];
            }
        }
    }

    List<Window> windows() {
        return windows;
    }

    /** Tokens of a window. */
    int length() {
        return windows.get(0).tokens().length;
    }

    /** Number of rows. */
    int size() {
        return index.length;
    }

    /** First row of a document. */
    int begin(int document) {
        return offsets[document];
    }

    /** Row after a document's last. */
    int end(int document) {
        return offsets[document + 1];
    }

    /** int64 [document, position]. */
    NDArray tokens(PtNDManager manager) {
        long[] ids = windows.stream()
                .flatMapToInt(w -> Arrays.stream(w.tokens()))
                .asLongStream()
                .toArray();
        return manager.create(ids, new Shape(windows.size(), length()));
    }

    /** int64 [row]: the true next tokens. */
    NDArray targets(PtNDManager manager) {
        return manager.create(windows.stream()
                .flatMapToInt(w -> Arrays.stream(w.targets()))
                .asLongStream()
                .toArray());
    }

    /** int64 [row]: where each row lies in document x position. */
    NDArray index(PtNDManager manager) {
        return manager.create(Arrays.stream(index).asLongStream().toArray());
    }

    /**
     * float64 [document, position]: 1 at measured positions, 0 at others.
     *
     * @param from the first position of each document that counts
     */
    NDArray mask(PtNDManager manager, int[] from) {
        double[] mask = new double[windows.size() * length()];
        for (int d = 0; d < windows.size(); d++) {
            for (int position : windows.get(d).positions()) {
                mask[d * length() + position] = position >= from[d] ? 1 : 0;
            }
        }
        return manager.create(mask, new Shape(windows.size(), length()));
    }

    /** As {@link #index}, for a few rows spread evenly. */
    NDArray someOfIndex(PtNDManager manager, int most) {
        int n = Math.min(most, index.length);
        return manager.create(IntStream.range(0, n)
                .mapToLong(i -> index[(int) ((long) i * index.length / n)])
                .toArray());
    }

    /** Picks the rows out of values over document x position. */
    float[] pick(float[] values, int from) {
        float[] result = new float[index.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = values[from + index[i]];
        }
        return result;
    }
}
