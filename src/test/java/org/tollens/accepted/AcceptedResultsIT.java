package org.tollens.accepted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Compares every verdict and every layer's estimate of the run that just ended with the accepted ones. The claims run
 * under {@code tollens.gate=report}, where a changed verdict fails nothing; this test is what fails instead.
 */
class AcceptedResultsIT {
    private static final Path SUMMARY = Path.of(System.getProperty("tollens.test.summary"));
    private static final Path ACCEPTED =
            Path.of(System.getProperty("tollens.test.root"), "src/test/resources/accepted/reference-gpt2.json");
    private static final double ESTIMATE_TOLERANCE = 1e-3;
    /** A label may differ where a figure that decides it is this close to its threshold. */
    private static final double LABEL_MARGIN = 0.01;

    @Test
    void theRunGivesTheAcceptedResults() throws IOException {
        assertThat(SUMMARY)
                .as("summary of the claims' run; run the claims first (mvn verify does)")
                .exists();
        Map<String, JsonObject> found = AcceptedClaim.read(SUMMARY);
        if (System.getProperty("tollens.accepted", "compare").equals("update")) {
            AcceptedClaim.write(ACCEPTED, found);
            return;
        }
        assertThat(Files.exists(ACCEPTED))
                .as("accepted results %s; write them with -Dtollens.accepted=update", ACCEPTED)
                .isTrue();
        Map<String, JsonObject> accepted = AcceptedClaim.read(ACCEPTED);
        assertThat(accepted.keySet()).as("claims that are accepted").isNotEmpty();
        assertThat(found.keySet()).as("claims that were judged").containsExactlyElementsOf(accepted.keySet());
        List<String> differences = new ArrayList<>();
        accepted.forEach(
                (key, claim) -> compare(key, claim, java.util.Objects.requireNonNull(found.get(key)), differences));
        if (!differences.isEmpty()) {
            fail(
                    "the run differs from the accepted results in %d places; if that is right, write them anew with "
                            + "-Dtollens.accepted=update and say why in the commit:%n%s",
                    differences.size(), String.join("\n", differences));
        }
    }

    @Test
    void aChangedVerdictAndAChangedEstimateAreSeen() throws IOException {
        JsonObject claim = AcceptedClaim.read(ACCEPTED).values().iterator().next();
        JsonObject changed = claim.deepCopy();
        changed.addProperty("verdict", "OTHER");
        JsonObject layer = firstLayer(changed);
        layer.addProperty("estimate", layer.get("estimate").getAsDouble() + 2 * ESTIMATE_TOLERANCE);
        List<String> differences = new ArrayList<>();
        compare("claim", claim, changed, differences);
        assertThat(differences).hasSize(2);
    }

    private static JsonObject firstLayer(JsonObject claim) {
        return AcceptedClaim.objects(claim, "clauses").stream()
                .flatMap(clause -> AcceptedClaim.objects(clause, "layers").stream())
                .findFirst()
                .orElseThrow();
    }

    private static void compare(String key, JsonObject accepted, JsonObject found, List<String> differences) {
        same(key, accepted, found, "verdict", differences);
        same(key, accepted, found, "documents", differences);
        same(key, accepted, found, "positions", differences);
        same(key, accepted, found, "flags", differences);
        verdicts(key, accepted, found, "controls", "id", differences);
        verdicts(key, accepted, found, "multiverse", "choice", differences);
        List<JsonObject> clauses = AcceptedClaim.objects(accepted, "clauses");
        List<JsonObject> others = AcceptedClaim.objects(found, "clauses");
        if (clauses.size() != others.size()) {
            differences.add(key + ": expected " + clauses.size() + " clauses, found " + others.size());
            return;
        }
        for (int c = 0; c < clauses.size(); c++) {
            String where = key + ", " + AcceptedClaim.text(clauses.get(c), "id");
            same(where, clauses.get(c), others.get(c), "id", differences);
            effect(where, clauses.get(c), others.get(c), differences);
            List<JsonObject> layers = AcceptedClaim.objects(clauses.get(c), "layers");
            List<JsonObject> otherLayers = AcceptedClaim.objects(others.get(c), "layers");
            if (layers.size() != otherLayers.size()) {
                differences.add(where + ": expected " + layers.size() + " layers, found " + otherLayers.size());
                continue;
            }
            for (int l = 0; l < layers.size(); l++) {
                String at = where + ", layer " + layers.get(l).get("layer");
                same(at, layers.get(l), otherLayers.get(l), "layer", differences);
                effect(at, layers.get(l), otherLayers.get(l), differences);
            }
        }
    }

    /** The verdicts on controls, or those of other choices. */
    private static void verdicts(
            String key, JsonObject accepted, JsonObject found, String field, String name, List<String> differences) {
        List<JsonObject> expected = AcceptedClaim.objects(accepted, field);
        List<JsonObject> actual = AcceptedClaim.objects(found, field);
        if (expected.size() != actual.size()) {
            differences.add(key + ": expected " + expected.size() + " " + field + ", found " + actual.size());
            return;
        }
        for (int i = 0; i < expected.size(); i++) {
            String where = key + ", " + AcceptedClaim.text(expected.get(i), name);
            same(where, expected.get(i), actual.get(i), name, differences);
            same(where, expected.get(i), actual.get(i), "verdict", differences);
        }
    }

    private static void effect(String where, JsonObject accepted, JsonObject found, List<String> differences) {
        if (!isNumber(accepted.get("estimate"))) {
            if (isNumber(found.get("estimate"))) {
                differences.add(where + ": expected no estimate, found " + found.get("estimate"));
            }
            return;
        }
        if (!isNumber(found.get("estimate"))) {
            differences.add(where + ": expected estimate " + accepted.get("estimate") + ", found none");
            return;
        }
        double expected = accepted.get("estimate").getAsDouble();
        double actual = found.get("estimate").getAsDouble();
        if (!(Math.abs(expected - actual) <= ESTIMATE_TOLERANCE)) {
            differences.add(where + ": expected estimate " + expected + ", found " + actual);
        }
        if (!nearThreshold(accepted)) {
            same(where, accepted, found, "label", differences);
        }
    }

    private static boolean nearThreshold(JsonObject effect) {
        if (!isNumber(effect.get("floor")) || !isNumber(effect.get("ciLow"))) {
            return false;
        }
        double floor = effect.get("floor").getAsDouble();
        double labelFloor =
                isNumber(effect.get("labelFloor")) ? effect.get("labelFloor").getAsDouble() : floor;
        double low = effect.get("ciLow").getAsDouble();
        double high = effect.get("ciHigh").getAsDouble();
        double[] distances = {
            Math.abs(Math.abs(effect.get("estimate").getAsDouble()) - floor),
            Math.abs(Math.abs(effect.get("estimate").getAsDouble()) - labelFloor),
            Math.abs(low),
            Math.abs(high),
            Math.abs(low + floor),
            Math.abs(high - floor)
        };
        return java.util.Arrays.stream(distances).min().orElseThrow() <= LABEL_MARGIN;
    }

    private static boolean isNumber(@org.jspecify.annotations.Nullable JsonElement value) {
        return value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isNumber();
    }

    private static void same(
            String where, JsonObject accepted, JsonObject found, String field, List<String> differences) {
        JsonElement expected = accepted.get(field);
        JsonElement actual = found.get(field);
        if (expected == null ? actual != null && !actual.isJsonNull() : !expected.equals(actual)) {
            differences.add(where + ": expected " + field + " " + expected + ", found " + actual);
        }
    }
}
