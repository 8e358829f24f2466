package org.tollens.inference.safetensors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;

/** JSON that refuses a name given twice, which Gson lets pass, and numbers that are absurdly long. */
final class StrictJson {
    private static final int LONGEST_NUMBER = 64;

    private StrictJson() {}

    static JsonElement read(JsonReader reader) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> object(reader);
            case BEGIN_ARRAY -> array(reader);
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> number(reader.nextString());
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            default -> throw new JsonParseException("expected a value, found " + reader.peek());
        };
    }

    private static JsonElement object(JsonReader reader) throws IOException {
        JsonObject result = new JsonObject();
        reader.beginObject();
        while (reader.hasNext()) {
            String name = reader.nextName();
            if (result.has(name)) {
                throw new JsonParseException("expected each name once, found '" + name + "' twice");
            }
            result.add(name, read(reader));
        }
        reader.endObject();
        return result;
    }

    private static JsonElement array(JsonReader reader) throws IOException {
        JsonArray result = new JsonArray();
        reader.beginArray();
        while (reader.hasNext()) {
            result.add(read(reader));
        }
        reader.endArray();
        return result;
    }

    private static JsonElement number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            throw new JsonParseException("expected a number, found " + text.length() + " digits");
        }
        return new JsonPrimitive(new BigDecimal(text));
    }
}
