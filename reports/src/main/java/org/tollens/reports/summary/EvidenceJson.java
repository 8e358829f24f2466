package org.tollens.reports.summary;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tollens.constraints.evidence.ControlEvidence;
import org.tollens.constraints.evidence.Evidence;
import org.tollens.constraints.evidence.Variant;
import org.tollens.constraints.evidence.Verdict;
import org.tollens.constraints.reporting.ClaimFailure;
import org.tollens.constraints.reporting.ClaimKey;
import org.tollens.constraints.reporting.ClaimResult;
import org.tollens.constraints.reporting.LensFit;
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
        json.add("flagReasons", reasons(verdict));
        json.add("familyWiseLevel", ClauseJson.number(evidence.familyWiseLevel()));
        json.addProperty("replicates", evidence.replicates());
        json.addProperty("seed", evidence.seed());
        json.addProperty("method", evidence.method());
        json.add("clauses", array(evidence.clauses(), ClauseJson::of));
        json.add("controls", array(evidence.controls(), EvidenceJson::control));
        json.add("multiverse", array(evidence.multiverse(), EvidenceJson::variant));
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

    /** Every flag's reason by its id. */
    private static JsonObject reasons(Verdict verdict) {
        JsonObject reasons = new JsonObject();
        verdict.flags().forEach(flag -> reasons.addProperty(flag.id(), flag.because()));
        return reasons;
    }

    private static JsonObject control(ControlEvidence control) {
        JsonObject json = new JsonObject();
        json.addProperty("id", control.id());
        json.addProperty("name", control.name());
        json.add(
                "verdict",
                control.verdict()
                        .<JsonElement>map(kind -> new JsonPrimitive(kind.name()))
                        .orElse(JsonNull.INSTANCE));
        json.addProperty("finding", control.finding());
        json.add("figures", ClauseJson.figures(control.figures()));
        json.add("clauses", array(control.clauses(), ClauseJson::of));
        return json;
    }

    private static JsonObject variant(Variant variant) {
        JsonObject json = new JsonObject();
        json.addProperty("choice", variant.choice());
        json.addProperty("verdict", variant.verdict().name());
        json.addProperty("keyFigure", variant.keyFigure());
        json.addProperty("because", variant.because());
        return json;
    }

    private static <T> JsonArray array(List<T> all, Function<T, JsonElement> json) {
        JsonArray array = new JsonArray();
        all.forEach(one -> array.add(json.apply(one)));
        return array;
    }

    private static JsonObject measurement(MeasurementReport m) {
        JsonObject json = new JsonObject();
        json.addProperty("documents", m.documents());
        json.addProperty("documentsMeasured", m.documentsMeasured());
        json.addProperty("positions", m.positions());
        json.addProperty("forwardTokens", m.forwardTokens());
        json.addProperty("skipDocuments", m.skipDocuments());
        json.addProperty("skipPositions", m.skipPositions());
        json.add("elapsedSeconds", ClauseJson.number(m.elapsed().toMillis() / 1e3));
        json.add("tokensPerSecond", ClauseJson.number(m.tokensPerSecond()));
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
        m.tunedLens().ifPresent(fit -> json.add("tunedLens", lens(fit)));
        return json;
    }

    private static JsonObject lens(LensFit fit) {
        JsonObject json = new JsonObject();
        json.addProperty("digest", fit.digest());
        json.addProperty("corpus", fit.corpus());
        json.addProperty("documents", fit.documents());
        json.addProperty("positions", fit.positions());
        json.addProperty("heldOutDocuments", fit.heldOutDocuments());
        json.addProperty("heldOutPositions", fit.heldOutPositions());
        json.add("klBefore", array(fit.klBefore(), ClauseJson::number));
        json.add("klAfter", array(fit.klAfter(), ClauseJson::number));
        json.add("elapsedSeconds", ClauseJson.number(fit.elapsed().toMillis() / 1e3));
        json.addProperty("fittedNow", fit.fittedNow());
        return json;
    }
}
