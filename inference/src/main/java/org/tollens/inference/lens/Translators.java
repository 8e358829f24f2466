package org.tollens.inference.lens;

import java.util.List;
import java.util.stream.IntStream;
import org.tollens.constraints.reporting.LensFit;

/**
 * A tuned lens: one translator for each layer 0..L-1 (layer L is the model's output and needs none), and how well they fit.
 *
 * @param id a digest of the translators; part of the address of everything read through the lens
 * @param layers of layers 0..L-1
 * @param fit how it was fitted
 */
public record Translators(String id, List<Translator> layers, LensFit fit) {
    public Translators {
        layers = List.copyOf(layers);
    }

    /** The layers at which the lens is no closer to the model's output than the logit lens is. */
    public List<Integer> worseLayers() {
        return IntStream.range(0, layers.size())
                .filter(l -> !(fit.klAfter().get(l) < fit.klBefore().get(l)))
                .boxed()
                .toList();
    }
}
