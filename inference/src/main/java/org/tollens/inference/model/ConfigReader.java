package org.tollens.inference.model;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Reads {@code config.json} as Hugging Face writes it, and refuses by name what this version can't compute. */
final class ConfigReader {
    private static final Set<String> TANH_GELU = Set.of("gelu_new", "gelu_pytorch_tanh");

    private final Path file;
    private final JsonObject json;

    private ConfigReader(Path file, JsonObject json) {
        this.file = file;
        this.json = json;
    }

    static ModelConfig read(Path file) {
        try {
            JsonElement root = JsonParser.parseString(Files.readString(file));
            if (!root.isJsonObject()) {
                throw new ModelException("expected a JSON object in " + file + "; use the model's own config.json");
            }
            return new ConfigReader(file, root.getAsJsonObject()).config();
        } catch (IOException e) {
            throw new ModelException(
                    "expected the model's configuration at " + file + ", found: " + e
                            + "; the folder needs config.json, model.safetensors and tokenizer.json",
                    e);
        } catch (JsonParseException e) {
            throw new ModelException("expected JSON in " + file + ", found: " + e.getMessage(), e);
        }
    }

    private ModelConfig config() {
        String family = text("model_type", "");
        if (!family.equals("gpt2")) {
            throw refused("model_type", "gpt2", family);
        }
        refuseVariants();
        int width = size("n_embd");
        int heads = size("n_head");
        if (width % heads != 0) {
            throw new ModelException(
                    "expected n_embd to be a multiple of n_head, found " + width + " and " + heads + " in " + file);
        }
        int inner = missing("n_inner") ? Math.multiplyExact(4, width) : size("n_inner");
        return new ModelConfig(
                family,
                size("n_layer"),
                heads,
                width,
                inner,
                size("n_positions"),
                size("vocab_size"),
                epsilon(),
                initializerRange(),
                flag("tie_word_embeddings", true),
                endOfText());
    }

    private void refuseVariants() {
        String activation = text("activation_function", "gelu_new");
        if (!TANH_GELU.contains(activation)) {
            throw refused("activation_function", "gelu_new", activation);
        }
        refuse("scale_attn_by_inverse_layer_idx", false, false);
        refuse("reorder_and_upcast_attn", false, false);
        refuse("add_cross_attention", false, false);
        refuse("scale_attn_weights", true, true);
    }

    private void refuse(String name, boolean supported, boolean otherwise) {
        if (flag(name, otherwise) != supported) {
            throw refused(name, String.valueOf(supported), String.valueOf(!supported));
        }
    }

    private ModelException refused(String name, String supported, String found) {
        return new ModelException(
                "expected " + name + " = " + supported + ", found " + (found.isEmpty() ? "none" : found) + " in " + file
                        + "; this variant is not supported: choose another model");
    }

    private double epsilon() {
        double value = missing("layer_norm_epsilon") ? 1e-5 : number("layer_norm_epsilon");
        if (!(value > 0 && value < 1)) {
            throw new ModelException("expected layer_norm_epsilon in (0, 1), found " + value + " in " + file);
        }
        return value;
    }

    private double initializerRange() {
        double value = missing("initializer_range") ? 0.02 : number("initializer_range");
        if (!(value > 0 && value < 100)) {
            throw new ModelException("expected initializer_range in (0, 100), found " + value + " in " + file);
        }
        return value;
    }

    private int endOfText() {
        if (missing("eos_token_id") || !json.get("eos_token_id").isJsonPrimitive()) {
            return -1;
        }
        double id = number("eos_token_id");
        // GPT-2's own id is written even by models with a smaller vocabulary; it then names no token.
        return id >= 0 && id < size("vocab_size") ? (int) id : -1;
    }

    private boolean missing(String name) {
        return !json.has(name) || json.get(name).isJsonNull();
    }

    private int size(String name) {
        double value = missing(name) ? Double.NaN : number(name);
        if (!(value >= 1 && value <= 1 << 24 && value == Math.rint(value))) {
            throw new ModelException("expected a whole number of at least 1 at " + name + ", found "
                    + (missing(name) ? "none" : json.get(name)) + " in " + file);
        }
        return (int) value;
    }

    private double number(String name) {
        try {
            return json.get(name).getAsDouble();
        } catch (RuntimeException e) {
            throw new ModelException("expected a number at " + name + ", found " + json.get(name) + " in " + file, e);
        }
    }

    private boolean flag(String name, boolean otherwise) {
        return missing(name) ? otherwise : Boolean.parseBoolean(json.get(name).toString());
    }

    private String text(String name, String otherwise) {
        return missing(name) || !json.get(name).isJsonPrimitive()
                ? otherwise
                : json.get(name).getAsString();
    }
}
