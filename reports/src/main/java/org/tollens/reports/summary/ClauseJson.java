package org.tollens.reports.summary;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.LayerEstimate;

/** One clause's evidence as JSON; a claim's own and a control's have the same fields. */
final class ClauseJson {
    private ClauseJson() {}

    static JsonObject of(ClauseEvidence clause) {
        JsonObject json = new JsonObject();
        json.addProperty("id", clause.id());
        json.addProperty("sentence", clause.sentence());
        json.addProperty("effect", clause.effect());
        clause.overall().values().stream().findFirst().ifPresent(e -> estimate(json, e));
        JsonArray layers = new JsonArray();
        clause.layers().forEach(l -> layers.add(layer(l)));
        json.add("layers", layers);
        JsonArray overall = new JsonArray();
        clause.overall().forEach((name, e) -> {
            JsonObject one = new JsonObject();
            one.addProperty("name", name);
            overall.add(estimate(one, e));
        });
        json.add("overall", overall);
        json.add("figures", figures(clause.figures()));
        if (!clause.criteria().isEmpty()) {
            json.add("criteria", CriterionJson.of(clause.criteria()));
        }
        JsonArray notes = new JsonArray();
        clause.notes().forEach(notes::add);
        json.add("notes", notes);
        return json;
    }

    private static JsonObject layer(LayerEstimate layer) {
        JsonObject json = new JsonObject();
        json.addProperty("layer", layer.layer());
        estimate(json, layer.estimate());
        json.addProperty("note", layer.note());
        return json;
    }

    private static JsonObject estimate(JsonObject json, Estimate e) {
        json.add("estimate", number(e.value()));
        json.add("ciLow", number(e.ciLow()));
        json.add("ciHigh", number(e.ciHigh()));
        json.add("pAdjusted", number(e.pAdjusted()));
        json.addProperty("n", e.n());
        json.addProperty("documents", e.documents());
        json.addProperty("label", e.label().name());
        json.add("floor", number(e.floor()));
        json.add("controlBound", number(e.controlBound()));
        json.add("labelFloor", number(e.labelFloor()));
        json.add("standardError", number(e.standardError()));
        json.addProperty("canReachPositive", e.canReachPositive());
        json.addProperty("canReachNegative", e.canReachNegative());
        json.add("minimumDetectableEffect", number(e.minimumDetectableEffect()));
        json.add("selfLabels", number(e.selfLabels()));
        return json;
    }

    static JsonObject figures(Map<String, Double> figures) {
        JsonObject json = new JsonObject();
        figures.forEach((name, value) -> json.add(name, number(value)));
        return json;
    }

    static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
