package org.tollens.inference;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tollens.inference.model.ModelFolder;
import org.tollens.inference.text.Window;
import org.tollens.inference.text.WindowReader;
import org.tollens.models.Corpus;
import org.tollens.models.Document;

/**
 * Which documents are measured, and on which of them each block is skipped.
 *
 * @param windows in the corpus's order
 * @param skipped those of them on which blocks are skipped
 * @param tooShort ids of the documents that have fewer tokens than a window
 * @param tokenTexts how the tokenizer writes the tokens of the windows
 */
record DocumentSelection(
        List<Window> windows, Set<Window> skipped, List<String> tooShort, Map<Integer, String> tokenTexts) {
    private static final Logger LOG = System.getLogger(DocumentSelection.class.getName());

    DocumentSelection {
        windows = List.copyOf(windows);
        skipped = Set.copyOf(skipped);
        tooShort = List.copyOf(tooShort);
        tokenTexts = Map.copyOf(tokenTexts);
    }

    static DocumentSelection read(ModelFolder folder, Corpus corpus, MeasurementSettings settings) {
        List<Window> all = new ArrayList<>();
        List<String> tooShort = new ArrayList<>();
        Map<Integer, String> texts = new HashMap<>();
        int endOfText = folder.config().endOfText();
        try (WindowReader reader =
                new WindowReader(folder.tokenizer(), settings.window(), settings.skipFirst(), endOfText)) {
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
            throw new MeasurementException("expected documents of at least " + settings.window() + " tokens in corpus "
                    + corpus.id() + ", found none among " + corpus.documents().size()
                    + "; choose a smaller window or longer documents");
        }
        if (!tooShort.isEmpty()) {
            LOG.log(
                    Level.INFO,
                    () -> "left out " + tooShort.size() + " of "
                            + corpus.documents().size() + " documents of " + corpus.id() + ": fewer than "
                            + settings.window() + " tokens");
        }
        List<Window> windows = spread(all, settings.documents());
        return new DocumentSelection(
                windows, new HashSet<>(spread(windows, settings.skipDocuments())), tooShort, texts);
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
