package org.tollens.inference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.constraints.observable.Observables;
import org.tollens.models.Corpus;
import org.tollens.models.Document;
import org.tollens.models.ModelSpec;

/** The tiny model "odd" (3 blocks, vocabulary 97, context 41) and a corpus of random words, ready to be measured. */
final class Bench {
    static final int WINDOW = 24;

    final Path model;
    final Path trace;
    final List<String> progress = new ArrayList<>();
    List<Document> documents = documents(7, 1);
    MeasurementSettings settings = new MeasurementSettings(WINDOW, 4, 0, 3, 5);
    Set<Observable> onRandomWeights = Set.of();
    Optional<String> fitting = Optional.empty();
    List<Document> others = List.of();
    int batch = 0;

    Bench(Path temporary) {
        model = TestFiles.goldenModel("odd", temporary);
        trace = temporary.resolve("trace");
    }

    static List<Document> documents(int count, long seed) {
        Random random = new Random(seed);
        List<Document> result = new ArrayList<>();
        for (int d = 0; d < count; d++) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 30; i++) {
                text.append('t').append(1 + random.nextInt(96)).append(' ');
            }
            result.add(new Document("d" + d, "book" + d % 2, "title", "CC0-1.0", text.toString()));
        }
        return result;
    }

    Path weights() {
        return model.resolve("model.safetensors");
    }

    static ModelSpec spec() {
        return new ModelSpec("tiny", "gpt2", "folder:tiny", "float32", 41, "CC0-1.0", Optional.empty());
    }

    private Corpus other(String id) {
        return new Corpus(id, "Other words", "CC0-1.0", others);
    }

    Trace measure(Observable... observables) {
        return measure(new LinkedHashSet<>(Arrays.asList(observables)), "cpu", trace);
    }

    Trace measureAll() {
        return measure(new LinkedHashSet<>(Observables.builtIn()), "cpu", trace);
    }

    Trace measure(Set<Observable> observables, String device, Path store) {
        Corpus corpus = new Corpus("words", "Random words", "CC0-1.0", documents, 0, false, fitting);
        return Measurer.measure(
                spec(),
                model,
                corpus,
                this::other,
                new MeasurementPlan("tiny", "words", observables, onRandomWeights, settings),
                new MeasurementOptions(store, store, device, batch),
                (step, done, total, rate) -> progress.add(step + " " + done + "/" + total));
    }
}
