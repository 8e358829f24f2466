package org.tollens.reports.summary;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.tollens.constraints.evidence.Criterion;

/** The criteria of a deterministic claim as JSON. */
final class CriterionJson {
    private CriterionJson() {}

    static JsonArray of(List<Criterion> criteria) {
        JsonArray array = new JsonArray();
        criteria.forEach(c -> array.add(of(c)));
        return array;
    }

    private static JsonObject of(Criterion c) {
        JsonObject json = new JsonObject();
        json.addProperty("name", c.name());
        json.addProperty("state", c.state().name());
        json.addProperty("cases", c.cases());
        json.add("worst", ClauseJson.number(c.worst()));
        json.addProperty("where", c.where());
        json.addProperty("bound", c.bound().name());
        json.add("holdsAt", ClauseJson.number(c.holdsAt()));
        json.add("refutedAt", ClauseJson.number(c.refutedAt()));
        return json;
    }
}
