package org.tollens.inference.safetensors;

import java.util.List;

/**
 * Where one tensor lies in a file.
 *
 * @param name its name
 * @param type element type
 * @param shape sizes of the axes, outermost first; empty for a scalar
 * @param begin first byte, counted from the start of the data
 * @param end byte after the last, counted likewise
 */
public record TensorInfo(String name, StoredType type, List<Long> shape, long begin, long end) {
    public TensorInfo {
        shape = List.copyOf(shape);
    }

    /** Number of elements. */
    public long elements() {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }

    /** Number of bytes. */
    public long bytes() {
        return end - begin;
    }
}
