package org.tollens.accepted;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Reads what a comparison needs out of a summary and writes it so that a difference reads well. */
final class AcceptedClaim {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().serializeNulls().create();
    private static final List<String> LAYER_FIELDS =
            List.of("layer", "estimate", "ciLow", "ciHigh", "floor", "labelFloor", "label");

    private AcceptedClaim() {}

    /** The claims of a summary by key, sorted. */
    static Map<String, JsonObject> read(Path summary) throws IOException {
        Map<String, JsonObject> claims = new TreeMap<>();
        for (JsonElement element :
                JsonParser.parseString(Files.readString(summary)).getAsJsonArray()) {
            JsonObject claim = element.getAsJsonObject();
            claims.put(key(claim), claim);
        }
        return claims;
    }

    static String key(JsonObject claim) {
        return text(claim, "claim") + " on " + text(claim, "model") + " and " + text(claim, "corpus");
    }

    static String text(JsonObject object, String field) {
        return object.get(field).getAsString();
    }

    static List<JsonObject> objects(JsonObject parent, String field) {
        return StreamSupport.stream(parent.getAsJsonArray(field).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** Writes the parts that are compared, figures to six digits. */
    static void write(Path target, Map<String, JsonObject> claims) throws IOException {
        JsonArray all = new JsonArray();
        for (JsonObject claim : claims.values()) {
            JsonObject kept = copy(claim, List.of("claim", "model", "corpus", "verdict", "documents", "positions"));
            kept.add("flags", claim.get("flags"));
            JsonArray clauses = new JsonArray();
            for (JsonObject clause : objects(claim, "clauses")) {
                JsonObject keptClause = copy(clause, List.of("id", "estimate", "ciLow", "ciHigh", "floor", "label"));
                JsonArray layers = new JsonArray();
                objects(clause, "layers").forEach(layer -> layers.add(copy(layer, LAYER_FIELDS)));
                keptClause.add("layers", layers);
                clauses.add(keptClause);
            }
            kept.add("clauses", clauses);
            kept.add("controls", each(claim, "controls", List.of("id", "verdict")));
            kept.add("multiverse", each(claim, "multiverse", List.of("choice", "verdict")));
            all.add(kept);
        }
        Files.createDirectories(target.getParent());
        Files.writeString(target, GSON.toJson(all) + "\n");
    }

    private static JsonArray each(JsonObject claim, String field, List<String> fields) {
        JsonArray kept = new JsonArray();
        objects(claim, field).forEach(one -> kept.add(copy(one, fields)));
        return kept;
    }

    private static JsonObject copy(JsonObject from, List<String> fields) {
        JsonObject to = new JsonObject();
        for (String field : fields) {
            JsonElement value = from.get(field);
            if (value != null) {
                to.add(field, rounded(value));
            }
        }
        return to;
    }

    private static JsonElement rounded(JsonElement value) {
        if (value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()) {
            BigDecimal exact = value.getAsBigDecimal();
            return new JsonPrimitive(exact.round(new MathContext(6)));
        }
        return value;
    }
}
