package org.tollens.inference.lens;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.inference.safetensors.SafetensorsException;
import org.tollens.inference.safetensors.SafetensorsFile;
import org.tollens.inference.safetensors.SafetensorsWriter;
import org.tollens.inference.safetensors.TensorInfo;
import org.tollens.models.Digest;

/** The file of a tuned lens. The format is in {@code docs/traces.md}. */
public final class TranslatorsFile {
    private static final String FORMAT = "tollens-tuned-lens-1";
    private static final String DATA_DIGEST = "data_sha256";
    private static final String ADDRESS = "address";
    private static final String BEFORE = "kl_before";
    private static final String AFTER = "kl_after";
    private static final String SECONDS = "seconds";
    private static final int ID_LENGTH = 16;

    private TranslatorsFile() {}

    /** The id of a lens: equal ids, equal translators. */
    public static String id(String dataDigest) {
        return dataDigest.substring(0, ID_LENGTH);
    }

    /** A lens of fitted translators. */
    public static Translators of(
            List<Translator> layers, FitText text, List<Double> before, List<Double> after, Duration elapsed) {
        String digest = Digest.of(tensors(layers).data());
        return new Translators(id(digest), layers, text.report(digest, before, after, elapsed, true));
    }

    /** Writes the whole file or, on an error, nothing. */
    public static void write(Path path, Translators lens, FitText text, String address, Map<String, String> metadata)
            throws IOException {
        SafetensorsWriter writer = tensors(lens.layers());
        LensFit fit = lens.fit();
        writer.metadata("format", FORMAT);
        metadata.forEach(writer::metadata);
        writer.metadata(ADDRESS, address);
        writer.metadata("fit_corpus", fit.corpus());
        writer.metadata("documents", String.valueOf(fit.documents()));
        writer.metadata("positions", String.valueOf(fit.positions()));
        writer.metadata("held_out_documents", String.valueOf(fit.heldOutDocuments()));
        writer.metadata("held_out_positions", String.valueOf(fit.heldOutPositions()));
        writer.metadata("held_out", heldOut(text));
        writer.metadata(BEFORE, new Gson().toJson(fit.klBefore()));
        writer.metadata(AFTER, new Gson().toJson(fit.klAfter()));
        writer.metadata(SECONDS, String.valueOf(fit.elapsed().toMillis() / 1e3));
        writer.metadata(DATA_DIGEST, fit.digest());
        writer.write(path);
    }

    /** So that another program can recompute the divergences. */
    private static String heldOut(FitText text) {
        JsonObject json = new JsonObject();
        text.heldOut().forEach(w -> json.add(w.document(), new Gson().toJsonTree(w.positions())));
        return json.toString();
    }

    private static SafetensorsWriter tensors(List<Translator> layers) {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (int layer = 0; layer < layers.size(); layer++) {
            Translator translator = layers.get(layer);
            int width = translator.width();
            writer.floats(matrix(layer), translator.matrix(), width, width);
            writer.floats(offset(layer), translator.offset(), width);
        }
        return writer;
    }

    private static String matrix(int layer) {
        return "layer." + layer + ".matrix";
    }

    private static String offset(int layer) {
        return "layer." + layer + ".offset";
    }

    /**
     * Reads a lens.
     *
     * @param layers number of blocks, L
     * @throws SafetensorsException if the file is damaged in any way, or is of something else
     */
    public static Translators read(Path path, String address, FitText text, int layers, int width) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            Map<String, String> metadata = file.metadata();
            require(path, "format", FORMAT, metadata.get("format"));
            require(path, ADDRESS, address, metadata.get(ADDRESS));
            List<Translator> translators = new ArrayList<>();
            List<ByteBuffer> data = new ArrayList<>();
            for (int layer = 0; layer < layers; layer++) {
                ByteBuffer matrix = tensor(file, matrix(layer), List.of((long) width, (long) width));
                ByteBuffer offset = tensor(file, offset(layer), List.of((long) width));
                data.addAll(List.of(matrix.duplicate(), offset.duplicate()));
                translators.add(new Translator(floats(matrix), floats(offset)));
            }
            String digest = Digest.of(data);
            require(path, DATA_DIGEST, digest, metadata.get(DATA_DIGEST));
            Duration elapsed =
                    Duration.ofMillis(Math.round(1e3 * Double.parseDouble(String.valueOf(metadata.get(SECONDS)))));
            List<Double> before = numbers(metadata.get(BEFORE));
            List<Double> after = numbers(metadata.get(AFTER));
            require(path, "numbers of divergences", layers + " and " + layers, before.size() + " and " + after.size());
            return new Translators(id(digest), translators, text.report(digest, before, after, elapsed, false));
        } catch (IllegalStateException | NullPointerException | IllegalArgumentException e) {
            throw new SafetensorsException("expected a tuned lens, found other metadata in " + path + ": " + e, e);
        } catch (com.google.gson.JsonSyntaxException e) {
            throw new SafetensorsException("expected a tuned lens, found other metadata in " + path + ": " + e, e);
        }
    }

    private static void require(
            Path path, String what, String expected, @org.jspecify.annotations.Nullable String found) {
        if (!expected.equals(found)) {
            throw new SafetensorsException(
                    "expected " + what + " " + expected + ", found " + found + " in the tuned lens " + path);
        }
    }

    private static ByteBuffer tensor(SafetensorsFile file, String name, List<Long> shape) {
        TensorInfo info = file.tensors().get(name);
        if (info == null || !info.shape().equals(shape)) {
            throw new SafetensorsException("expected a tensor " + name + " of shape " + shape + ", found " + info
                    + " in the tuned lens " + file.path());
        }
        return file.bytes(name);
    }

    private static float[] floats(ByteBuffer bytes) {
        float[] values = new float[bytes.remaining() / Float.BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static List<Double> numbers(@org.jspecify.annotations.Nullable String json) {
        return Arrays.stream(new Gson().fromJson(json, double[].class)).boxed().toList();
    }
}
