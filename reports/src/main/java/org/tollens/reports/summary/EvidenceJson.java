package org.tollens.reports.summary;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.Estimate;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.MeasurementReport;
import org.tollens.reports.text.Failures;

/** A judged claim as JSON: the fields of {@code docs/summary.schema.json}. A figure that is not finite is null. */
public final class EvidenceJson {
    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .serializeNulls()
            .disableHtmlEscaping()
            .create();

    private EvidenceJson() {}

    /** Indented text with a newline at its end. */
    public static String text(JsonElement json) {
        return GSON.toJson(json) + "\n";
    }

    /** One claim on one model and corpus. */
    public static JsonObject of(ClaimResult result) {
        Verdict verdict = result.verdict();
        Evidence evidence = verdict.evidence();
        JsonObject json = key(result.key());
        json.addProperty("verdict", verdict.kind().name());
        json.addProperty("statement", result.constraint().statement());
        json.addProperty("source", result.constraint().source());
        json.addProperty("constraint", result.constraint().describe());
        json.addProperty("because", verdict.because());
        json.addProperty("keyFigure", verdict.keyFigure());
        json.addProperty("documents", evidence.documents());
        json.addProperty("positions", evidence.positions());
        JsonArray flags = new JsonArray();
        verdict.flagIds().forEach(flags::add);
        json.add("flags", flags);
        json.add("familyWiseLevel", number(evidence.familyWiseLevel()));
        json.addProperty("replicates", evidence.replicates());
        json.addProperty("seed", evidence.seed());
        json.addProperty("method", evidence.method());
        JsonArray clauses = new JsonArray();
        evidence.clauses().forEach(c -> clauses.add(clause(c)));
        json.add("clauses", clauses);
        json.add("measurement", measurement(result.measurement()));
        return json;
    }

    /** A claim that could not be judged: no verdict, no evidence, and the reason as {@code error}. */
    static JsonObject of(ClaimFailure failure) {
        JsonObject json = key(failure.key());
        json.add("verdict", JsonNull.INSTANCE);
        json.addProperty("error", Failures.reason(failure));
        json.addProperty("documents", 0);
        json.addProperty("positions", 0);
        json.add("flags", new JsonArray());
        json.add("clauses", new JsonArray());
        return json;
    }

    private static JsonObject key(ClaimKey key) {
        JsonObject json = new JsonObject();
        json.addProperty("claim", key.claim());
        json.addProperty("model", key.model());
        json.addProperty("corpus", key.corpus());
        return json;
    }

    private static JsonObject clause(ClauseEvidence clause) {
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
        JsonObject figures = new JsonObject();
        clause.figures().forEach((name, value) -> figures.add(name, number(value)));
        json.add("figures", figures);
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
        json.add("standardError", number(e.standardError()));
        json.addProperty("canReachPositive", e.canReachPositive());
        json.addProperty("canReachNegative", e.canReachNegative());
        json.add("minimumDetectableEffect", number(e.minimumDetectableEffect()));
        json.add("selfLabels", number(e.selfLabels()));
        return json;
    }

    private static JsonObject measurement(MeasurementReport m) {
        JsonObject json = new JsonObject();
        json.addProperty("documents", m.documents());
        json.addProperty("documentsMeasured", m.documentsMeasured());
        json.addProperty("positions", m.positions());
        json.addProperty("forwardTokens", m.forwardTokens());
        json.addProperty("skipDocuments", m.skipDocuments());
        json.addProperty("skipPositions", m.skipPositions());
        json.add("elapsedSeconds", number(m.elapsed().toMillis() / 1e3));
        json.add("tokensPerSecond", number(m.tokensPerSecond()));
        json.add(
                "peakMemoryBytes",
                m.peakMemoryBytes() < 0 ? JsonNull.INSTANCE : new JsonPrimitive(m.peakMemoryBytes()));
        json.addProperty("device", m.device());
        json.addProperty("dtype", m.dtype());
        json.addProperty("trace", m.trace().toString());
        JsonObject provenance = new JsonObject();
        for (Map.Entry<String, String> entry : m.provenance().entrySet()) {
            provenance.addProperty(entry.getKey(), entry.getValue());
        }
        json.add("provenance", provenance);
        return json;
    }

    private static JsonElement number(double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE;
    }
}
