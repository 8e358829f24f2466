package org.tollens.inference.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tollens.models.Document;

/** Reads one window from the start of each document with a model's own tokenizer. */
public final class WindowReader implements AutoCloseable {
    private final HuggingFaceTokenizer tokenizer;
    private final int window;
    private final int skipFirst;
    private final int endOfText;
    private final int read;
    private final Map<Integer, String> texts = new HashMap<>();

    /**
     * @param tokenizerFile a {@code tokenizer.json}
     * @param window tokens of a window
     * @param skipFirst first positions that are not measured
     * @param endOfText id that is no target, or -1
     * @param repeated whether a window is one of half its length, twice; of an odd number the first half has one more
     * @throws IOException if the file can't be read or is not a tokenizer
     */
    public WindowReader(Path tokenizerFile, int window, int skipFirst, int endOfText, boolean repeated)
            throws IOException {
        this.window = window;
        this.skipFirst = skipFirst;
        this.endOfText = endOfText;
        this.read = repeated ? (window + 1) / 2 : window;
        try {
            // Left to itself the tokenizer would cut at 512 tokens.
            this.tokenizer = HuggingFaceTokenizer.builder()
                    .optTokenizerPath(tokenizerFile)
                    .optAddSpecialTokens(false)
                    .optTruncation(false)
                    .optPadding(false)
                    .build();
        } catch (RuntimeException e) {
            throw new IOException("not a tokenizer: " + e.getMessage(), e);
        }
    }

    /** The document's window; empty if it has fewer tokens, or no position that can be measured. */
    public Optional<Window> read(Document document) {
        Encoding encoding = tokenizer.encode(document.text(), false, false);
        long[] ids = encoding.getIds();
        if (ids.length < read) {
            return Optional.empty();
        }
        for (int i = 0; i < read; i++) {
            texts.putIfAbsent(Math.toIntExact(ids[i]), encoding.getTokens()[i]);
        }
        int[] tokens = IntStream.range(0, window)
                .map(i -> Math.toIntExact(ids[i % read]))
                .toArray();
        int[] positions = IntStream.range(skipFirst, window - 1)
                .filter(t -> tokens[t + 1] != endOfText)
                .toArray();
        return positions.length == 0
                ? Optional.empty()
                : Optional.of(new Window(document.id(), document.source(), tokens, positions));
    }

    /** The tokens of the windows that were read, as the tokenizer's own vocabulary writes them. */
    public Map<Integer, String> tokenTexts() {
        return Map.copyOf(texts);
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
