package org.tollens.inference.safetensors;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Writes a safetensors file in one step: it is there whole, or not at all. */
public final class SafetensorsWriter {
    /** How the names of files end that are not written to their end yet. */
    public static final String PARTIAL = ".partial";

    private static final int ALIGNMENT = 8;

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final JsonObject header = new JsonObject();
    private final List<ByteBuffer> parts = new ArrayList<>();
    private long at;

    /** Sets a string of {@code __metadata__}. */
    public SafetensorsWriter metadata(String name, String value) {
        metadata.put(name, value);
        return this;
    }

    /** Adds a float32 tensor. */
    public SafetensorsWriter floats(String name, float[] values, long... shape) {
        ByteBuffer bytes = allocate(values.length);
        bytes.asFloatBuffer().put(values);
        return add(name, StoredType.F32, bytes, shape);
    }

    /** Adds an int32 tensor. */
    public SafetensorsWriter ints(String name, int[] values, long... shape) {
        ByteBuffer bytes = allocate(values.length);
        bytes.asIntBuffer().put(values);
        return add(name, StoredType.I32, bytes, shape);
    }

    /**
     * Adds a tensor of any type.
     *
     * @param bytes its elements, little-endian
     * @throws IllegalArgumentException if the bytes don't fit the shape, or the name is taken
     */
    public SafetensorsWriter add(String name, StoredType type, ByteBuffer bytes, long... shape) {
        long elements = 1;
        JsonArray sizes = new JsonArray();
        for (long size : shape) {
            elements = Math.multiplyExact(elements, size);
            sizes.add(size);
        }
        if (elements * type.bytes() != bytes.remaining() || header.has(name)) {
            throw new IllegalArgumentException("expected a new tensor with " + elements * type.bytes()
                    + " bytes, found " + bytes.remaining() + " for " + name);
        }
        JsonArray offsets = new JsonArray();
        offsets.add(at);
        at += bytes.remaining();
        offsets.add(at);
        JsonObject entry = new JsonObject();
        entry.addProperty("dtype", type.name());
        entry.add("shape", sizes);
        entry.add("data_offsets", offsets);
        header.add(name, entry);
        parts.add(bytes.duplicate());
        return this;
    }

    /** The tensors' bytes one after the other, as they will lie in the file; read-only views. */
    public List<ByteBuffer> data() {
        return parts.stream().map(ByteBuffer::asReadOnlyBuffer).toList();
    }

    /**
     * Writes beside the target and renames, so that no reader ever sees half a file.
     *
     * @throws IOException if it can't be written; nothing is left behind
     */
    public void write(Path target) throws IOException {
        Path partial = partial(target);
        try {
            try (FileChannel channel =
                    FileChannel.open(partial, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
                writeFully(channel, headerBytes());
                for (ByteBuffer part : parts) {
                    writeFully(channel, part.duplicate());
                }
                channel.force(false);
            }
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** A new name beside the target. Not a temporary file, which nobody but its owner could read once renamed. */
    public static Path partial(Path target) {
        return target.resolveSibling("." + target.getFileName() + "-" + UUID.randomUUID() + PARTIAL);
    }

    private ByteBuffer headerBytes() {
        JsonObject all = new JsonObject();
        if (!metadata.isEmpty()) {
            all.add("__metadata__", new Gson().toJsonTree(metadata));
        }
        header.entrySet().forEach(e -> all.add(e.getKey(), e.getValue()));
        byte[] json = new Gson().toJson(all).getBytes(StandardCharsets.UTF_8);
        int padded = (json.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(padded).put(json);
        while (bytes.hasRemaining()) {
            bytes.put((byte) ' ');
        }
        return bytes.flip();
    }

    private static ByteBuffer allocate(int elements) {
        return ByteBuffer.allocate(Math.multiplyExact(elements, Float.BYTES)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
