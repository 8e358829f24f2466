package org.tollens.models;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One line of a corpus file: a JSON object with exactly the fields of {@link Document}. */
final class DocumentLine {
    static final List<String> FIELDS = List.of("id", "source", "title", "licence", "text");

    private static final Pattern COLUMN = Pattern.compile("column (\\d+)");

    private DocumentLine() {}

    static Document parse(String line, String where) {
        try (JsonReader json = new JsonReader(new StringReader(line))) {
            json.setStrictness(Strictness.STRICT);
            Map<String, String> fields = fields(json, where);
            return new Document(
                    field(fields, "id", where),
                    field(fields, "source", where),
                    field(fields, "title", where),
                    field(fields, "licence", where),
                    field(fields, "text", where));
        } catch (MalformedJsonException | EOFException e) {
            throw Problem.of("one JSON object with " + FIELDS, broken(e), where, "correct the line", e);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot fail to be read", e);
        }
    }

    private static Map<String, String> fields(JsonReader json, String where) throws IOException {
        if (json.peek() != JsonToken.BEGIN_OBJECT) {
            throw Problem.of("one JSON object with " + FIELDS, kind(json), where, "correct the line");
        }
        Map<String, String> fields = new HashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (!FIELDS.contains(name)) {
                String remedy = Closest.to(name, FIELDS)
                        .map(f -> "did you mean '" + f + "'?")
                        .orElse("remove it");
                throw Problem.of("the fields " + FIELDS, "the unknown field '" + name + "'", where, remedy);
            }
            if (json.peek() != JsonToken.STRING) {
                throw Problem.of("text in the field '" + name + "'", kind(json), where, "write a JSON string");
            }
            if (fields.put(name, json.nextString()) != null) {
                throw Problem.of("each field once", "'" + name + "' twice", where, "remove one");
            }
        }
        json.endObject();
        // A strict reader throws when anything follows the object.
        var unused = json.peek();
        return fields;
    }

    private static String field(Map<String, String> fields, String name, String where) {
        String value = fields.getOrDefault(name, "");
        if (value.isBlank()) {
            throw Problem.of(
                    "a field '" + name + "' with text",
                    fields.containsKey(name)
                            ? "it empty"
                            : "only " + fields.keySet().stream().sorted().toList(),
                    where,
                    "add it");
        }
        return value;
    }

    /** What broke and where, without Gson's advice to Java programmers. */
    private static String broken(IOException e) {
        Matcher column = COLUMN.matcher(String.valueOf(e.getMessage()));
        String what = e instanceof EOFException ? "the end of the line" : "something else";
        return what + (column.find() ? " at column " + column.group(1) : "");
    }

    private static String kind(JsonReader json) throws IOException {
        return json.peek().toString().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
