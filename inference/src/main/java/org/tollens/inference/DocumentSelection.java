package org.tollens.inference;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.tollens.constraints.observable.Observable;
import org.tollens.inference.device.ExtraPasses;
import org.tollens.inference.device.Subsample;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.text.Window;
import org.tollens.inference.text.WindowReader;
import org.tollens.models.Corpus;
import org.tollens.models.Document;

/**
 * Which documents are measured, and on which of them what costs many passes.
 *
 * @param all every window of the corpus, in its order
 * @param windows those that are measured, in the corpus's order
 * @param subsamples those of them that each subsample has
 * @param tooShort ids of the documents that have fewer tokens than a window
 * @param tokenTexts how the tokenizer writes the tokens of the windows
 */
record DocumentSelection(
        List<Window> all,
        List<Window> windows,
        Map<Subsample, Set<Window>> subsamples,
        List<String> tooShort,
        Map<Integer, String> tokenTexts) {
    private static final Logger LOG = System.getLogger(DocumentSelection.class.getName());

    DocumentSelection {
        all = List.copyOf(all);
        windows = List.copyOf(windows);
        subsamples = Map.copyOf(subsamples);
        tooShort = List.copyOf(tooShort);
        tokenTexts = Map.copyOf(tokenTexts);
    }

    static DocumentSelection read(ModelFolder folder, Corpus corpus, MeasurementSettings settings) {
        List<Window> all = new ArrayList<>();
        List<String> tooShort = new ArrayList<>();
        Map<Integer, String> texts = new HashMap<>();
        int needed = corpus.repeated() ? (settings.window() + 1) / 2 : settings.window();
        try (WindowReader reader = reader(folder, corpus, settings)) {
            for (Document document : corpus.documents()) {
                Optional<Window> window = reader.read(document);
                window.ifPresentOrElse(all::add, () -> tooShort.add(document.id()));
                window.ifPresent(w -> refuseUnknownTokens(folder, w));
            }
            texts.putAll(reader.tokenTexts());
        } catch (IOException e) {
            throw Measurement.unreadable(folder.tokenizer(), e);
        }
        if (all.isEmpty()) {
            throw new MeasurementException("expected documents of at least " + needed + " tokens in corpus "
                    + corpus.id() + ", found none among " + corpus.documents().size()
                    + "; choose a smaller window or longer documents");
        }
        if (!tooShort.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    () -> "left out " + tooShort.size() + " of "
                            + corpus.documents().size() + " documents of " + corpus.id() + ": fewer than "
                            + needed + " tokens");
        }
        List<Window> windows = spread(spread(all, corpus.limit()), settings.documents());
        Map<Subsample, Set<Window>> subsamples = Map.of(
                Subsample.ALL, new HashSet<>(windows),
                Subsample.SKIP, new HashSet<>(spread(windows, settings.skipDocuments())),
                Subsample.FLOW, new HashSet<>(spread(windows, settings.flowDocuments())));
        return new DocumentSelection(all, windows, subsamples, tooShort, texts);
    }

    /** The windows of another corpus; empty where all its documents are too short. */
    static List<Window> windows(ModelFolder folder, Corpus corpus, MeasurementSettings settings) {
        List<Window> result = new ArrayList<>();
        try (WindowReader reader = reader(folder, corpus, settings)) {
            for (Document document : corpus.documents()) {
                reader.read(document).ifPresent(window -> {
                    refuseUnknownTokens(folder, window);
                    result.add(window);
                });
            }
        } catch (IOException e) {
            throw Measurement.unreadable(folder.tokenizer(), e);
        }
        return result;
    }

    private static WindowReader reader(ModelFolder folder, Corpus corpus, MeasurementSettings settings)
            throws IOException {
        return new WindowReader(
                folder.tokenizer(),
                settings.window(),
                settings.skipFirst(),
                folder.config().endOfText(),
                corpus.repeated());
    }

    /** Those of the observables that are measured on a document. */
    Set<Observable> of(Window window, Set<Observable> observables) {
        Set<Observable> result = new LinkedHashSet<>(observables);
        result.removeIf(observable -> !Objects.requireNonNull(subsamples.get(ExtraPasses.subsample(observable)))
                .contains(window));
        return result;
    }

    private static void refuseUnknownTokens(ModelFolder folder, Window window) {
        int vocabulary = folder.config().vocabulary();
        for (int token : window.tokens()) {
            if (token >= vocabulary) {
                throw new MeasurementException(
                        "expected token ids below the vocabulary's " + vocabulary + ", found " + token
                                + " in document " + window.document() + "; " + folder.tokenizer()
                                + " does not belong to the model");
            }
        }
    }

    /** At most so many, spread evenly; 0 for all. */
    static <T> List<T> spread(List<T> all, int most) {
        if (most == 0 || most >= all.size()) {
            return all;
        }
        List<T> result = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            // The middle of each of `most` equal stretches.
            result.add(all.get((int) ((2L * i + 1) * all.size() / (2L * most))));
        }
        return result;
    }
}
