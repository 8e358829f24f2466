package org.tollens.inference.trace;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.tollens.constraints.observable.Axes;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.safetensors.SafetensorsException;
import org.tollens.inference.safetensors.SafetensorsFile;
import org.tollens.inference.safetensors.SafetensorsWriter;
import org.tollens.inference.safetensors.StoredType;
import org.tollens.inference.safetensors.TensorInfo;
import org.tollens.inference.text.Window;
import org.tollens.models.Digest;

/** One file of a trace: the columns that one pass gave for one document. The format is in {@code docs/traces.md}. */
final class TraceFile {
    static final String FORMAT = "tollens-trace-1";
    static final String TOKENS = "tokens";
    static final String POSITIONS = "positions";
    private static final String COLUMNS = "columns";
    private static final String DATA_DIGEST = "data_sha256";
    private static final String TOKEN_ID = "token id";

    private TraceFile() {}

    /** Writes all columns or, on an error, nothing. */
    static void write(
            Path path,
            Window window,
            Map<Observable, float[]> columns,
            Function<Observable, String> address,
            Map<String, String> metadata)
            throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter();
        int positions = window.positions().length;
        writer.ints(TOKENS, window.tokens(), window.tokens().length);
        writer.ints(POSITIONS, window.positions(), positions);
        JsonObject described = new JsonObject();
        columns.forEach((observable, values) -> {
            add(writer, observable, values, positions);
            described.add(observable.key(), describe(observable, address.apply(observable)));
        });
        writer.metadata("format", FORMAT);
        metadata.forEach(writer::metadata);
        writer.metadata("document", window.document());
        writer.metadata("source", window.source());
        writer.metadata(COLUMNS, described.toString());
        writer.metadata(DATA_DIGEST, Digest.of(writer.data()));
        writer.write(path);
    }

    private static void add(SafetensorsWriter writer, Observable observable, float[] values, int positions) {
        long[] shape = shape(observable.axes(), values.length, positions);
        if (observable.unit().equals(TOKEN_ID)) {
            int[] ids =
                    IntStream.range(0, values.length).map(i -> (int) values[i]).toArray();
            writer.ints(observable.key(), ids, shape);
        } else {
            writer.floats(observable.key(), values, shape);
        }
    }

    private static long[] shape(Axes axes, int values, int positions) {
        if (!axes.perPosition() || axes == Axes.POSITION) {
            return new long[] {values};
        }
        return new long[] {values / positions, positions};
    }

    private static JsonObject describe(Observable observable, String address) {
        JsonObject result = new JsonObject();
        result.addProperty("key", observable.key());
        result.addProperty("unit", observable.unit());
        result.addProperty("axes", observable.axes().name().toLowerCase(java.util.Locale.ROOT));
        if (observable.axes().layered()) {
            result.addProperty("first_layer", observable.axes().firstLayer());
        }
        result.addProperty("address", address);
        return result;
    }

    /**
     * The columns of a file that are wanted.
     *
     * @param wanted observables by column address
     * @throws SafetensorsException if the file is broken in any way
     */
    static Map<Observable, float[]> read(Path path, Window window, Map<String, Observable> wanted) {
        try (SafetensorsFile file = SafetensorsFile.open(path)) {
            JsonObject described = described(file);
            Map<Observable, float[]> result = new LinkedHashMap<>();
            for (String name : described.keySet()) {
                String address = described.getAsJsonObject(name).get("address").getAsString();
                Observable observable = wanted.get(address);
                if (observable != null) {
                    result.put(observable, values(file, name, observable, window.positions().length));
                }
            }
            if (!Arrays.equals(ints(file, POSITIONS), window.positions())
                    || !Arrays.equals(ints(file, TOKENS), window.tokens())) {
                throw broken(path, "the tokens and positions of the document", "others");
            }
            return result;
        } catch (IllegalStateException | NullPointerException | ClassCastException | UnsupportedOperationException e) {
            throw new SafetensorsException("expected a trace file, found other metadata in " + path + ": " + e, e);
        }
    }

    private static JsonObject described(SafetensorsFile file) {
        Map<String, String> metadata = file.metadata();
        if (!FORMAT.equals(metadata.get("format"))) {
            throw broken(file.path(), "format " + FORMAT, String.valueOf(metadata.get("format")));
        }
        List<ByteBuffer> parts = new ArrayList<>();
        file.tensors().keySet().forEach(name -> parts.add(file.bytes(name)));
        String digest = Digest.of(parts);
        if (!digest.equals(metadata.get(DATA_DIGEST))) {
            throw broken(file.path(), "data with digest " + metadata.get(DATA_DIGEST), digest);
        }
        return new Gson().fromJson(metadata.get(COLUMNS), JsonObject.class);
    }

    private static float[] values(SafetensorsFile file, String name, Observable observable, int positions) {
        TensorInfo info = file.tensors().get(name);
        boolean perPosition = observable.axes().perPosition();
        int axes = perPosition && observable.axes().layered() ? 2 : 1;
        if (info == null
                || info.shape().size() != axes
                || (perPosition && info.shape().get(axes - 1) != positions)) {
            throw broken(
                    file.path(),
                    axes + (axes == 1 ? " axis" : " axes") + (perPosition ? ", the last of " + positions : "")
                            + ", for " + name,
                    String.valueOf(info));
        }
        if (info.type() == StoredType.I32) {
            int[] ids = ints(file, name);
            float[] result = new float[ids.length];
            for (int i = 0; i < ids.length; i++) {
                result[i] = ids[i];
            }
            return result;
        }
        float[] result = new float[(int) info.elements()];
        file.bytes(name).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(result);
        return result;
    }

    private static int[] ints(SafetensorsFile file, String name) {
        ByteBuffer bytes = file.bytes(name);
        int[] result = new int[bytes.remaining() / Integer.BYTES];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(result);
        return result;
    }

    private static SafetensorsException broken(Path path, String expected, String found) {
        return new SafetensorsException("expected " + expected + ", found " + found + " in trace file " + path);
    }
}
