package org.tollens.inference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.tollens.inference.safetensors.SafetensorsFile;
import org.tollens.inference.safetensors.SafetensorsWriter;
import org.tollens.inference.safetensors.TensorInfo;

/** Damaged copies of a weights file. */
final class Edited {
    private Edited() {}

    /** Sets one float32 element of a tensor. */
    static void set(Path weights, String tensor, int element, float value) {
        rewrite(weights, name -> true, tensor, (bytes, info) -> {
            bytes.putFloat(element * Float.BYTES, value);
            return info.shape();
        });
    }

    /** Removes tensors. */
    static void remove(Path weights, String tensor) {
        rewrite(weights, name -> !name.equals(tensor), "", (bytes, info) -> info.shape());
    }

    /** Gives a tensor another shape of as many elements. */
    static void reshape(Path weights, String tensor, List<Long> shape) {
        rewrite(weights, name -> true, tensor, (bytes, info) -> shape);
    }

    /** Renames every tensor. */
    static void withoutPrefix(Path weights, String prefix) {
        SafetensorsWriter writer = new SafetensorsWriter();
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            file.tensors().values().forEach(info -> {
                String name = info.name().startsWith(prefix) ? info.name().substring(prefix.length()) : info.name();
                writer.add(name, info.type(), copy(file.bytes(info.name())), shape(info.shape()));
            });
        }
        write(writer, weights);
    }

    private static void rewrite(Path weights, Predicate<String> keep, String tensor, Edit edit) {
        SafetensorsWriter writer = new SafetensorsWriter();
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            for (TensorInfo info : file.tensors().values()) {
                if (keep.test(info.name())) {
                    ByteBuffer bytes = copy(file.bytes(info.name()));
                    List<Long> shape = info.name().equals(tensor) ? edit.apply(bytes, info) : info.shape();
                    writer.add(info.name(), info.type(), bytes, shape(shape));
                }
            }
        }
        write(writer, weights);
    }

    private static void write(SafetensorsWriter writer, Path weights) {
        try {
            Files.delete(weights);
            writer.write(weights);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        ByteBuffer result = ByteBuffer.allocate(bytes.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        return result.put(bytes).flip();
    }

    private static long[] shape(List<Long> sizes) {
        return sizes.stream().mapToLong(Long::longValue).toArray();
    }

    private interface Edit {
        List<Long> apply(ByteBuffer bytes, TensorInfo info);
    }
}
