package org.tollens.inference;

import com.google.gson.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tollens.inference.device.ComputeDevice;
import org.tollens.inference.device.InstrumentedModel;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.trace.Origin;

/** The weights that a plan is about: a model's own, and random initialisations of its architecture. */
record Subjects(String dtype, String corpus, ModelFolder folder, ComputeDevice device, MeasurementPlan plan) {
    /** The model itself. */
    Subject own() {
        return new Subject(origin(), "", metadata(), () -> InstrumentedModel.open(folder, device));
    }

    /**
     * The architecture before any training.
     *
     * @param seed from 1
     */
    Subject random(int seed) {
        Map<String, String> metadata = metadata();
        metadata.put("random_weights", "seed " + seed);
        return new Subject(
                origin().withWeights(InstrumentedModel.randomWeightsDigest(folder.configSha256(), seed)),
                "random weights " + seed + "/" + plan.settings().randomWeights(),
                metadata,
                () -> InstrumentedModel.random(folder.config(), seed, device));
    }

    private Origin origin() {
        return new Origin(
                folder.weightsSha256(),
                folder.configSha256(),
                folder.tokenizerSha256(),
                dtype,
                device.deviceClass(),
                plan.settings().skipFirst(),
                plan.settings().seed());
    }

    private Map<String, String> metadata() {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("model", plan.model());
        result.put("corpus", corpus);
        result.put("settings", settings().toString());
        return result;
    }

    /** The settings that decide which columns there are. */
    JsonObject settings() {
        MeasurementSettings settings = plan.settings();
        JsonObject result = new JsonObject();
        result.addProperty("window", settings.window());
        result.addProperty("skip_first", settings.skipFirst());
        result.addProperty("documents", settings.documents());
        result.addProperty("skip_documents", settings.skipDocuments());
        result.addProperty("flow_documents", settings.flowDocuments());
        result.addProperty("seed", settings.seed());
        return result;
    }
}
