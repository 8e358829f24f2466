package org.tollens.inference.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The checked header: every tensor lies inside the data, has the bytes that its shape needs, and overlaps no other. */
record SafetensorsHeader(Map<String, TensorInfo> tensors, Map<String, String> metadata) {
    private static final String METADATA = "__metadata__";

    SafetensorsHeader {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    static SafetensorsHeader parse(String file, ByteBuffer json, long dataBytes) {
        JsonObject root = object(file, decode(file, json));
        Map<String, TensorInfo> tensors = new LinkedHashMap<>();
        Map<String, String> metadata = Map.of();
        for (Map.Entry<String, JsonElement> entry : root.entrySet()) {
            if (entry.getKey().equals(METADATA)) {
                metadata = metadata(file, entry.getValue());
            } else {
                tensors.put(entry.getKey(), tensor(file, entry.getKey(), entry.getValue(), dataBytes));
            }
        }
        refuseOverlaps(file, tensors, dataBytes);
        return new SafetensorsHeader(tensors, metadata);
    }

    private static String decode(String file, ByteBuffer json) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(json).toString();
        } catch (CharacterCodingException e) {
            throw broken(file, "expected a header of JSON in UTF-8, found bytes that are not UTF-8", e);
        }
    }

    private static JsonObject object(String file, String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement root = StrictJson.read(reader);
            // The format pads the header with spaces; anything else after the object is damage.
            if (root.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
                return root.getAsJsonObject();
            }
            throw broken(file, "expected a header that is one JSON object, found something else", null);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw broken(file, "expected a header that is a JSON object, found: " + e.getMessage(), e);
        }
    }

    private static Map<String, String> metadata(String file, JsonElement value) {
        Map<String, String> result = new LinkedHashMap<>();
        if (!value.isJsonObject()) {
            throw broken(file, "expected __metadata__ to be an object of strings, found " + brief(value), null);
        }
        for (Map.Entry<String, JsonElement> entry : value.getAsJsonObject().entrySet()) {
            if (!(entry.getValue() instanceof JsonPrimitive text && text.isString())) {
                throw broken(
                        file,
                        "expected a string at __metadata__." + entry.getKey() + ", found " + brief(entry.getValue()),
                        null);
            }
            result.put(entry.getKey(), text.getAsString());
        }
        return result;
    }

    private static TensorInfo tensor(String file, String name, JsonElement value, long dataBytes) {
        if (!value.isJsonObject()) {
            throw broken(
                    file,
                    "expected an object with dtype, shape and data_offsets for tensor " + name + ", found "
                            + brief(value),
                    null);
        }
        JsonObject object = value.getAsJsonObject();
        StoredType type = type(file, name, object.get("dtype"));
        List<Long> shape = numbers(file, name, "shape", object.get("shape"));
        List<Long> offsets = numbers(file, name, "data_offsets", object.get("data_offsets"));
        if (offsets.size() != 2) {
            throw broken(file, "expected two data_offsets for tensor " + name + ", found " + offsets, null);
        }
        long begin = offsets.get(0);
        long end = offsets.get(1);
        if (begin > end || end > dataBytes) {
            throw broken(
                    file,
                    "expected data_offsets of tensor " + name + " within the file's " + dataBytes
                            + " bytes of data, found " + offsets,
                    null);
        }
        long needed = bytes(shape, type);
        if (needed != end - begin) {
            throw broken(
                    file,
                    "expected " + (needed < 0 ? "a shape that fits a file" : needed + " bytes") + " for tensor " + name
                            + " of shape " + shape + " and type " + type + ", found " + (end - begin),
                    null);
        }
        return new TensorInfo(name, type, shape, begin, end);
    }

    private static StoredType type(String file, String name, @Nullable JsonElement value) {
        String text = value instanceof JsonPrimitive p && p.isString() ? p.getAsString() : "";
        return StoredType.named(text)
                .orElseThrow(() -> broken(
                        file,
                        "expected one of the types " + List.of(StoredType.values()) + " for tensor " + name + ", found "
                                + brief(value),
                        null));
    }

    private static List<Long> numbers(String file, String name, String field, @Nullable JsonElement value) {
        List<Long> result = new ArrayList<>();
        try {
            if (value instanceof JsonArray array) {
                for (JsonElement element : array) {
                    result.add(whole(element));
                }
                return result;
            }
        } catch (ArithmeticException
                | IllegalStateException
                | UnsupportedOperationException
                | NumberFormatException e) {
            throw broken(file, notNumbers(name, field, value), e);
        }
        throw broken(file, notNumbers(name, field, value), null);
    }

    private static long whole(JsonElement element) {
        JsonPrimitive primitive = element.getAsJsonPrimitive();
        String text = primitive.getAsString();
        // A hostile exponent would make BigDecimal expand to gigabytes.
        if (!primitive.isNumber() || text.length() > 20) {
            throw new NumberFormatException(text);
        }
        BigDecimal number = new BigDecimal(text);
        if (number.signum() < 0 || number.precision() - (long) number.scale() > 19) {
            throw new NumberFormatException(text);
        }
        return number.longValueExact();
    }

    private static String notNumbers(String name, String field, @Nullable JsonElement value) {
        return "expected whole numbers of at least 0 in " + field + " of tensor " + name + ", found " + brief(value);
    }

    /** Bytes that a shape needs; -1 when that does not fit a long. */
    private static long bytes(List<Long> shape, StoredType type) {
        long product = type.bytes();
        try {
            for (long size : shape) {
                product = Math.multiplyExact(product, size);
            }
            return product;
        } catch (ArithmeticException e) {
            return -1;
        }
    }

    private static void refuseOverlaps(String file, Map<String, TensorInfo> tensors, long dataBytes) {
        List<TensorInfo> sorted = new ArrayList<>(tensors.values());
        sorted.sort(Comparator.comparingLong(TensorInfo::begin).thenComparingLong(TensorInfo::end));
        long at = 0;
        String before = "the header";
        for (TensorInfo tensor : sorted) {
            if (tensor.begin() != at) {
                throw broken(
                        file,
                        "expected tensor " + tensor.name() + " to begin at byte " + at + " where " + before
                                + " ends, found byte " + tensor.begin() + " (tensors overlap or leave a hole)",
                        null);
            }
            at = tensor.end();
            before = tensor.name();
        }
        if (at != dataBytes) {
            throw broken(file, "expected " + at + " bytes of data as the header says, found " + dataBytes, null);
        }
    }

    private static String brief(@Nullable JsonElement value) {
        String text = value == null ? "nothing" : value.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }

    private static SafetensorsException broken(String file, String what, @Nullable Throwable cause) {
        String message = what + ", in " + file + "; get or write the file again";
        return cause == null ? new SafetensorsException(message) : new SafetensorsException(message, cause);
    }
}
