package org.tollens.inference.device;

import java.util.List;

/**
 * A tensor that an architecture needs.
 *
 * @param name as files name it, without a prefix that some of them have
 * @param shape sizes of the axes, outermost first
 * @param initialisation what it holds before training
 */
record TensorRule(String name, List<Long> shape, Initialisation initialisation) {
    TensorRule {
        shape = List.copyOf(shape);
    }

    long elements() {
        return shape.stream().reduce(1L, Math::multiplyExact);
    }

    long[] sizes() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }
}
