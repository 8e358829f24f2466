package org.tollens.inference.device;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.tollens.inference.safetensors.SafetensorsFile;

/** A golden file of make_golden.py. */
record Golden(SafetensorsFile file) implements AutoCloseable {
    static Golden open(Path path) {
        return new Golden(SafetensorsFile.open(path));
    }

    String weightsSha256() {
        return file.metadata().getOrDefault("weights_sha256", "none");
    }

    int windows() {
        return Integer.parseInt(file.metadata().getOrDefault("windows", "0"));
    }

    int[] ints(String name) {
        ByteBuffer bytes = file.bytes(name);
        int[] result = new int[bytes.remaining() / Integer.BYTES];
        bytes.asIntBuffer().get(result);
        return result;
    }

    float[] floats(String name) {
        ByteBuffer bytes = file.bytes(name);
        float[] result = new float[bytes.remaining() / Float.BYTES];
        bytes.asFloatBuffer().get(result);
        return result;
    }

    @Override
    public void close() {
        file.close();
    }
}
