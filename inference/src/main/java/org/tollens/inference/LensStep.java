package org.tollens.inference;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tollens.inference.device.ComputeDevice;
import org.tollens.inference.device.InstrumentedModel;
import org.tollens.inference.device.LensFitting;
import org.tollens.inference.lens.FitText;
import org.tollens.inference.lens.LensSchedule;
import org.tollens.inference.lens.Translator;
import org.tollens.inference.lens.Translators;
import org.tollens.inference.lens.TranslatorsFile;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.safetensors.SafetensorsException;
import org.tollens.inference.text.Window;
import org.tollens.inference.trace.Origin;
import org.tollens.inference.trace.TraceLock;
import org.tollens.inference.trace.TraceStore;
import org.tollens.models.Corpus;
import org.tollens.models.Digest;

/** Finds the tuned lens of a measurement in the trace, or fits it. */
final class LensStep {
    private static final Logger LOG = System.getLogger(LensStep.class.getName());
    /** Raised whenever the same text would give another lens. */
    private static final int VERSION = 1;
    /** Of the measured corpus at most one document in so many is kept apart. */
    private static final int APART = 3;

    private final ModelFolder folder;
    private final Corpus corpus;
    private final Function<String, Corpus> corpora;
    private final MeasurementPlan plan;
    private final TraceStore store;
    private final ComputeDevice device;

    LensStep(
            ModelFolder folder,
            Corpus corpus,
            Function<String, Corpus> corpora,
            MeasurementPlan plan,
            TraceStore store,
            ComputeDevice device) {
        this.folder = folder;
        this.corpus = corpus;
        this.corpora = corpora;
        this.plan = plan;
        this.store = store;
        this.device = device;
    }

    FittedLens run(DocumentSelection selection, Subject subject, Filling filling, Progress progress) {
        Set<Window> apart = new HashSet<>();
        FitText text = text(selection, apart);
        LensSchedule schedule = LensSchedule.standard(plan.settings().seed());
        String address = address(subject.origin(), text, schedule);
        TraceLock lock = store.lock(plan.model(), "tuned-lens--" + text.corpus());
        try {
            Translators found = read(address, text);
            Translators lens = found == null ? fit(address, text, schedule, subject, filling, progress) : found;
            return new FittedLens(lens, apart);
        } finally {
            lock.close();
        }
    }

    /** Documents of the corpus that the measured one names for it, or a seeded part of the measured corpus itself. */
    private FitText text(DocumentSelection selection, Set<Window> apart) {
        int most = plan.settings().lensDocuments();
        long seed = plan.settings().seed();
        Optional<String> other = corpus.fitting();
        List<Window> windows;
        String from;
        if (other.isPresent()) {
            from = other.get();
            windows = new ArrayList<>(DocumentSelection.windows(folder, corpora.apply(from), plan.settings()));
            Set<String> measured = new HashSet<>();
            selection.all().forEach(window -> measured.add(Digest.of(window.tokens())));
            windows.removeIf(window -> measured.contains(Digest.of(window.tokens())));
        } else {
            from = corpus.id();
            int third = selection.all().size() / APART;
            windows = FitText.inOrder(selection.all(), seed).subList(0, most == 0 ? third : Math.min(most, third));
            apart.addAll(windows);
        }
        try {
            return FitText.sample(from, windows, most, folder.config().width(), seed);
        } catch (IllegalArgumentException e) {
            throw new MeasurementException(
                    e.getMessage()
                            + (other.isPresent()
                                    ? "; raise tollens.lens.documents"
                                    : " (a third of " + selection.all().size()
                                            + " may be kept apart for it); name another corpus of the same kind with"
                                            + " 'fitting: <id>' in the spec of " + corpus.id())
                            + ", read longer windows, or leave tunedLens() out of the claims",
                    e);
        }
    }

    private String address(Origin origin, FitText text, LensSchedule schedule) {
        return Digest.of(String.join(
                "\n",
                "tollens tuned lens " + VERSION,
                origin.weights(),
                origin.config(),
                origin.tokenizer(),
                origin.dtype(),
                origin.deviceClass(),
                schedule.describe(),
                text.digest()));
    }

    private @Nullable Translators read(String address, FitText text) {
        Path file = store.lensFile(address);
        if (!Files.exists(file)) {
            return null;
        }
        try {
            return TranslatorsFile.read(
                    file,
                    address,
                    text,
                    folder.config().layers(),
                    folder.config().width());
        } catch (SafetensorsException e) {
            LOG.log(Level.WARNING, "a tuned lens is damaged and will be fitted again: " + e.getMessage());
            return null;
        }
    }

    private Translators fit(
            String address, FitText text, LensSchedule schedule, Subject subject, Filling filling, Progress progress) {
        InstrumentedModel model = filling.open();
        long begun = System.nanoTime();
        Parallel parallel = new Parallel(device, progress);
        int layers = folder.config().layers();
        Map<Integer, Translator> translators = new ConcurrentSkipListMap<>();
        Map<Integer, Double> before = new ConcurrentSkipListMap<>();
        Map<Integer, Double> after = new ConcurrentSkipListMap<>();
        try (LensFitting fitting = model.fitting()) {
            List<Window> windows = text.windows();
            fitting.expect(windows.size());
            int tokens = plan.settings().window();
            parallel.run("tuned lens, documents", windows.size(), tokens, i -> fitting.read(i, windows.get(i)));
            fitting.done(text.positions());
            parallel.run("tuned lens, layers", layers, 0, layer -> {
                Translator translator = fitting.fit(layer, schedule);
                refuseDiverged(layer, translator);
                translators.put(layer, translator);
                before.put(layer, fitting.heldOutDivergence(layer, null));
                after.put(layer, fitting.heldOutDivergence(layer, translator));
            });
        }
        Translators lens = TranslatorsFile.of(
                List.copyOf(translators.values()),
                text,
                List.copyOf(before.values()),
                List.copyOf(after.values()),
                Duration.ofMillis((System.nanoTime() - begun) / 1_000_000));
        warn(lens);
        store.writeLens(address, file -> TranslatorsFile.write(file, lens, text, address, subject.metadata()));
        return lens;
    }

    private static void refuseDiverged(int layer, Translator translator) {
        if (!translator.isFinite()) {
            throw new MeasurementException("expected a finite translator of layer " + layer
                    + ", found NaN or infinite numbers; fitting diverged: leave tunedLens() out of the claims, and"
                    + " report it");
        }
    }

    private static void warn(Translators lens) {
        if (!lens.worseLayers().isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "the tuned lens is no closer to the model's output than the logit lens at layers "
                            + lens.worseLayers() + ": fit it on more documents (tollens.lens.documents)");
        }
    }
}
