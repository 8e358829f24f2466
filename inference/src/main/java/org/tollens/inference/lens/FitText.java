package org.tollens.inference.lens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.tollens.constraints.reporting.LensFit;
import org.tollens.inference.text.Window;
import org.tollens.models.Digest;

/**
 * The text that a lens is fitted on: windows whose positions are those sampled for fitting.
 *
 * @param corpus id of the corpus
 * @param fitted windows that are fitted on
 * @param heldOut windows that the fit is tried on
 */
public record FitText(String corpus, List<Window> fitted, List<Window> heldOut) {
    /** Positions of one document depend on each other, so many positions of a few documents are no sample of text. */
    public static final int LEAST_DOCUMENTS = 30;
    /** Each row of a translator has width + 1 coefficients; fitted to fewer positions each it learns their noise. */
    public static final int POSITIONS_A_COEFFICIENT = 10;

    private static final int POSITIONS_A_DOCUMENT = 128;
    private static final int HELD_OUT_OF = 5;

    public FitText {
        fitted = List.copyOf(fitted);
        heldOut = List.copyOf(heldOut);
    }

    /**
     * Samples documents and positions.
     *
     * @param windows all that may be fitted on
     * @param most documents to take; 0 for all
     * @param width of the residual stream
     * @throws IllegalArgumentException if they are too few, saying how many are needed and why
     */
    public static FitText sample(String corpus, List<Window> windows, int most, int width, long seed) {
        List<Window> order = inOrder(windows, seed);
        List<Window> taken = order.subList(0, most == 0 ? order.size() : Math.min(most, order.size()));
        if (taken.size() < LEAST_DOCUMENTS) {
            throw new IllegalArgumentException("expected at least " + LEAST_DOCUMENTS
                    + " documents to fit a tuned lens on, found " + taken.size() + " in corpus " + corpus
                    + ": positions of one document depend on each other, and fewer documents are no sample of text");
        }
        int apart = taken.size() / HELD_OUT_OF;
        int documents = taken.size() - apart;
        int needed = POSITIONS_A_COEFFICIENT * (width + 1);
        int each = Math.max(POSITIONS_A_DOCUMENT, (needed + documents - 1) / documents);
        List<Window> sampled = taken.stream().map(w -> thinned(w, each, seed)).toList();
        FitText text = new FitText(corpus, sampled.subList(apart, taken.size()), sampled.subList(0, apart));
        if (text.positions() < needed) {
            throw new IllegalArgumentException("expected at least " + needed
                    + " positions to fit a tuned lens on, found " + text.positions() + " in " + documents
                    + " documents of corpus " + corpus + ": a translator of width " + width + " has " + (width + 1)
                    + " coefficients in each row, and needs " + POSITIONS_A_COEFFICIENT + " positions for each");
        }
        return text;
    }

    /** A seeded order of documents that depends on their ids alone. */
    public static List<Window> inOrder(List<Window> windows, long seed) {
        return windows.stream()
                .sorted(Comparator.comparing(w -> Digest.of("tuned lens\n" + seed + "\n" + w.document())))
                .toList();
    }

    private static Window thinned(Window window, int most, long seed) {
        int[] positions = window.positions().clone();
        SplittableRandom random = new SplittableRandom(
                Long.parseUnsignedLong(Digest.of(window.tokens()).substring(0, 16), 16) ^ seed);
        for (int i = 0; i < Math.min(most, positions.length); i++) {
            int at = i + random.nextInt(positions.length - i);
            int other = positions[at];
            positions[at] = positions[i];
            positions[i] = other;
        }
        int[] kept = Arrays.copyOf(positions, Math.min(most, positions.length));
        Arrays.sort(kept);
        return new Window(window.document(), window.source(), window.tokens(), kept);
    }

    /** All windows: those fitted on, then those held out. */
    public List<Window> windows() {
        List<Window> all = new ArrayList<>(fitted);
        all.addAll(heldOut);
        return all;
    }

    /** Positions that are fitted on. */
    public int positions() {
        return count(fitted);
    }

    private static int count(List<Window> windows) {
        return windows.stream().mapToInt(w -> w.positions().length).sum();
    }

    /** A digest of all tokens and positions. */
    public String digest() {
        StringBuilder all = new StringBuilder("fitted " + fitted.size());
        windows().forEach(w -> all.append('\n')
                .append(Digest.of(w.tokens()))
                .append(' ')
                .append(Digest.of(w.positions())));
        return Digest.of(all.toString());
    }

    /** The report of a fit on it. */
    public LensFit report(
            String digest, List<Double> before, List<Double> after, java.time.Duration elapsed, boolean fittedNow) {
        return new LensFit(
                digest,
                corpus,
                fitted.size(),
                positions(),
                heldOut.size(),
                count(heldOut),
                before,
                after,
                elapsed,
                fittedNow);
    }
}
