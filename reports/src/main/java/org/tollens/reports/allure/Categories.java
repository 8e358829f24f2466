package org.tollens.reports.allure;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The verdicts as Allure categories: the kinds are told apart on the report's first page. */
final class Categories {
    private Categories() {}

    static JsonArray json() {
        JsonArray all = new JsonArray();
        all.add(category("Claims refuted (FAIL)", "failed", "(?s)FAIL.*"));
        all.add(category("Claims partly held (PARTIAL)", "unknown", "(?s)PARTIAL.*"));
        all.add(category("Evidence insufficient", "skipped", "(?s)INSUFFICIENT.*"));
        all.add(category("Claims that could not be judged", "broken", "(?s).*"));
        return all;
    }

    private static JsonObject category(String name, String status, String message) {
        JsonArray statuses = new JsonArray();
        statuses.add(status);
        JsonObject category = new JsonObject();
        category.addProperty("name", name);
        category.add("matchedStatuses", statuses);
        // Allure matches the whole message, and a dot does not match a line end unless told so.
        category.addProperty("messageRegex", message);
        return category;
    }
}
