package org.tollens.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded model is as large, as deep and as good as it is said to be, and its card says what was measured. */
class ReferenceModelTest {
    private static final SpecRegistry REGISTRY = SpecRegistry.of(ReferenceModelTest.class.getClassLoader());
    private static final ModelSpec MODEL = REGISTRY.model("reference-gpt2");

    @TempDir
    Path cache;

    private Path folder() {
        return REGISTRY.files(MODEL, cache);
    }

    private Path weights() {
        return folder().resolve("model.safetensors");
    }

    @Test
    void theSpecPinsTheWeights() throws IOException {
        assertThat(MODEL.sha256()).contains(Digest.of(weights()));
        assertThat(evaluation().get("sha256").getAsString()).isEqualTo(Digest.of(weights()));
        assertThat(evaluation().get("weights_bytes").getAsLong()).isEqualTo(Files.size(weights()));
    }

    @Test
    void itIsSmallEnoughToEmbedAndDeepEnoughToDecideClaimsOn() throws IOException {
        JsonObject config = json(Files.readString(folder().resolve("config.json")));

        assertThat(Files.size(weights())).isLessThanOrEqualTo(18_000_000);
        assertThat(config.get("model_type").getAsString()).isEqualTo(MODEL.family());
        assertThat(config.get("n_layer").getAsInt()).isGreaterThanOrEqualTo(16);
        assertThat(config.get("vocab_size").getAsInt()).isBetween(2048, 8192);
        assertThat(config.get("n_positions").getAsInt()).isEqualTo(MODEL.context());
    }

    @Test
    void theFilesAgreeOnBlocksAndVocabulary() throws IOException {
        JsonObject config = json(Files.readString(folder().resolve("config.json")));
        JsonObject vocabulary = json(Files.readString(folder().resolve("tokenizer.json")))
                .getAsJsonObject("model")
                .getAsJsonObject("vocab");
        JsonObject tensors = tensors();

        assertThat(vocabulary.size()).isEqualTo(config.get("vocab_size").getAsInt());
        assertThat(shape(tensors, "transformer.wte.weight"))
                .containsExactly(vocabulary.size(), config.get("n_embd").getAsInt());
        assertThat(tensors.keySet().stream().filter(n -> n.endsWith(".attn.c_attn.weight")))
                .hasSize(config.get("n_layer").getAsInt());
    }

    @Test
    void itReachesItsBarOnAllHeldOutText() {
        JsonObject heldOut = evaluation().getAsJsonObject("held_out");

        assertThat(heldOut.get("chapters").getAsInt()).isEqualTo(161);
        assertThat(heldOut.get("bytes").getAsLong()).isEqualTo(heldOutBytes());
        assertThat(number(heldOut, "plain", "bits_per_byte")).isBetween(1.0, 1.55);
        assertThat(number(heldOut, "plain", "top1")).isBetween(0.24, 0.5);
        double bits = number(heldOut, "plain", "loss_nats")
                * heldOut.get("tokens").getAsLong()
                / Math.log(2)
                / heldOut.get("bytes").getAsLong();
        assertThat(number(heldOut, "plain", "bits_per_byte")).isCloseTo(bits, Offset.offset(2e-4));
    }

    @Test
    void theCardHasTheMeasuredFiguresBesideTheTrigrams() {
        JsonObject evaluation = evaluation();
        JsonObject heldOut = evaluation.getAsJsonObject("held_out");
        String card = resource("README.md");

        assertThat(card)
                .contains(row("**", "**this model**, windows of 256, stride 256", heldOut.getAsJsonObject("plain")))
                .contains(row("", "this model, windows of 256, stride 128", heldOut.getAsJsonObject("sliding")))
                .contains(row(
                        "",
                        "interpolated Kneser-Ney trigram, same tokens, same text",
                        evaluation.getAsJsonObject("trigram")))
                .contains(evaluation.get("sha256").getAsString())
                .contains("Apache-2.0", "CC0 1.0");
        assertThat(evaluation.getAsJsonObject("trigram").get("tokens")).isEqualTo(heldOut.get("tokens"));
    }

    @Test
    void theCardHasTheEndOfTheLossCurve() {
        JsonObject training = evaluation().getAsJsonObject("training");
        JsonElement last = training.getAsJsonArray("log")
                .asList()
                .get(training.getAsJsonArray("log").size() - 1);

        assertThat(last.getAsJsonObject().get("step")).isEqualTo(training.get("step"));
        assertThat(resource("README.md"))
                .contains(String.format(
                        Locale.ROOT,
                        "%,d in %,d steps",
                        tokens(last),
                        training.get("step").getAsInt()))
                .contains(String.format(Locale.ROOT, "| %,d | ", tokens(last)));
    }

    private static int tokens(JsonElement entry) {
        return entry.getAsJsonObject().get("tokens").getAsInt();
    }

    /** A line of the card's table; {@code bold} surrounds the figures that the bar is set on. */
    private static String row(String bold, String name, JsonObject figures) {
        return String.format(
                Locale.ROOT,
                "| %s | %.4f | %s%.4f%s | %s%.2f %%%s |",
                name,
                figures.get("loss_nats").getAsDouble(),
                bold,
                figures.get("bits_per_byte").getAsDouble(),
                bold,
                bold,
                100 * figures.get("top1").getAsDouble(),
                bold);
    }

    private static long heldOutBytes() {
        return REGISTRY.corpus("held-out-fiction").documents().stream()
                .mapToLong(d -> d.text().getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static double number(JsonObject object, String part, String name) {
        return object.getAsJsonObject(part).get(name).getAsDouble();
    }

    private JsonObject tensors() throws IOException {
        byte[] bytes = Files.readAllBytes(weights());
        int length = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return json(new String(Arrays.copyOfRange(bytes, 8, 8 + length), StandardCharsets.UTF_8));
    }

    private static int[] shape(JsonObject tensors, String name) {
        return tensors.getAsJsonObject(name).getAsJsonArray("shape").asList().stream()
                .mapToInt(JsonElement::getAsInt)
                .toArray();
    }

    private static JsonObject evaluation() {
        return json(resource("evaluation.json"));
    }

    private static String resource(String name) {
        URL url = ReferenceModelTest.class.getResource("/tollens/models/reference-gpt2/" + name);
        return new String(ResourceFolder.bytes(Objects.requireNonNull(url, name)), StandardCharsets.UTF_8);
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
