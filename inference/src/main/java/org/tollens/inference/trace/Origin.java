package org.tollens.inference.trace;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.inference.text.Window;
import org.tollens.models.Digest;

/**
 * What columns were measured from, as far as all documents of a measurement share it. Two equal origins give equal
 * columns; the ids of model and corpus and the plan have no part in it.
 *
 * @param weights digest of model.safetensors, or of what random weights are a function of
 * @param config digest of config.json
 * @param tokenizer digest of tokenizer.json
 * @param dtype the arithmetic's type
 * @param deviceClass {@code cpu} or {@code cuda}
 * @param skipFirst first positions of a window that are not measured
 * @param seed seed of the self labels
 */
public record Origin(
        String weights, String config, String tokenizer, String dtype, String deviceClass, int skipFirst, long seed) {
    /** Raised whenever the same inputs would give other values. */
    public static final int MEASUREMENT_VERSION = 1;

    /** At whatever temperature: that is a parameter of the observable itself. */
    private static final Set<String> DRAWN = Set.of(
            Observables.SELF_LABEL.name(),
            Observables.LENS_SURPRISAL_SELF.name(),
            "perturbation_norm",
            "perturbation_mu",
            "perturbation_lipschitz",
            "perturbation_output_kl",
            Observables.NEXT_TOKEN_SCORES.name());

    /** Address of all columns of one window. */
    String ofDocument(Window window) {
        return Digest.of(String.join(
                "\n",
                "tollens trace " + MEASUREMENT_VERSION,
                weights,
                config,
                tokenizer,
                dtype,
                deviceClass,
                "skip first " + skipFirst,
                Digest.of(window.tokens())));
    }

    /** Address of one column of a document. Only the settings that the observable depends on have a part in it. */
    String ofColumn(String documentAddress, Observable observable) {
        boolean drawn = DRAWN.contains(observable.name());
        return Digest.of(documentAddress + "\n" + observable.key() + (drawn ? "\nseed " + seed : ""));
    }

    /** The same of other weights. */
    public Origin withWeights(String digest) {
        return new Origin(digest, config, tokenizer, dtype, deviceClass, skipFirst, seed);
    }

    /** By name, in order, for reports and files. */
    public Map<String, String> toMap() {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("weightsSha256", weights);
        result.put("configSha256", config);
        result.put("tokenizerSha256", tokenizer);
        result.put("dtype", dtype);
        result.put("deviceClass", deviceClass);
        result.put("measurementVersion", String.valueOf(MEASUREMENT_VERSION));
        return result;
    }
}
