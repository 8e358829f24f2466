package org.tollens.reports.summary;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks JSON against the part of JSON Schema that {@code docs/summary.schema.json} uses. */
final class SchemaCheck {
    private final JsonObject root;
    private final List<String> problems = new ArrayList<>();

    private SchemaCheck(JsonObject root) {
        this.root = root;
    }

    static List<String> problems(JsonObject schema, JsonElement json) {
        SchemaCheck check = new SchemaCheck(schema);
        check.check(schema, json, "$");
        return check.problems;
    }

    private void check(JsonObject schema, JsonElement json, String at) {
        if (schema.has("$ref")) {
            String name = schema.get("$ref").getAsString().replace("#/$defs/", "");
            check(root.getAsJsonObject("$defs").getAsJsonObject(name), json, at);
        }
        if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(json)) {
            problems.add(at + ": " + json + " is none of " + schema.get("enum"));
        }
        if (schema.has("type") && types(schema).stream().noneMatch(type -> is(type, json))) {
            problems.add(at + ": " + json + " is not " + schema.get("type"));
            return;
        }
        if (schema.has("minimum") && json.getAsDouble() < schema.get("minimum").getAsDouble()) {
            problems.add(at + ": " + json + " is too small");
        }
        if (json.isJsonArray() && schema.has("items")) {
            for (int i = 0; i < json.getAsJsonArray().size(); i++) {
                check(schema.getAsJsonObject("items"), json.getAsJsonArray().get(i), at + "[" + i + "]");
            }
        }
        if (json.isJsonObject()) {
            object(schema, json.getAsJsonObject(), at);
        }
    }

    private void object(JsonObject schema, JsonObject json, String at) {
        if (schema.has("required")) {
            schema.getAsJsonArray("required").forEach(name -> {
                if (!json.has(name.getAsString())) {
                    problems.add(at + ": no " + name.getAsString());
                }
            });
        }
        JsonObject known = schema.has("properties") ? schema.getAsJsonObject("properties") : new JsonObject();
        for (Map.Entry<String, JsonElement> member : json.entrySet()) {
            String place = at + "." + member.getKey();
            JsonElement more = schema.get("additionalProperties");
            if (known.has(member.getKey())) {
                check(known.getAsJsonObject(member.getKey()), member.getValue(), place);
            } else if (more != null && more.isJsonObject()) {
                check(more.getAsJsonObject(), member.getValue(), place);
            } else if (more != null && !more.getAsBoolean()) {
                problems.add(place + " is not in the schema");
            }
        }
    }

    private static List<String> types(JsonObject schema) {
        JsonElement type = schema.get("type");
        return type.isJsonArray()
                ? type.getAsJsonArray().asList().stream()
                        .map(JsonElement::getAsString)
                        .toList()
                : List.of(type.getAsString());
    }

    private static boolean is(String type, JsonElement json) {
        return switch (type) {
            case "object" -> json.isJsonObject();
            case "array" -> json.isJsonArray();
            case "null" -> json.isJsonNull();
            case "string" -> json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
            case "boolean" ->
                json.isJsonPrimitive() && json.getAsJsonPrimitive().isBoolean();
            case "number" -> json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
            case "integer" ->
                json.isJsonPrimitive()
                        && json.getAsJsonPrimitive().isNumber()
                        && json.getAsDouble() == Math.rint(json.getAsDouble());
            default -> throw new IllegalArgumentException(type);
        };
    }
}
