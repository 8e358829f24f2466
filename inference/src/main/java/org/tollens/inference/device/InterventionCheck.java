package org.tollens.inference.device;

import java.util.List;
import org.tollens.constraints.intervention.Change;
import org.tollens.constraints.intervention.Edit;
import org.tollens.constraints.intervention.Intervention;
import org.tollens.constraints.intervention.Place;
import org.tollens.constraints.intervention.Site;
import org.tollens.constraints.intervention.Source;
import org.tollens.inference.model.ModelConfig;
import org.tollens.inference.model.ModelException;

/** Refuses an intervention that would not happen: one that would change nothing looks like one without effect. */
public final class InterventionCheck {
    private final ModelConfig config;
    private final int length;

    private InterventionCheck(ModelConfig config, int length) {
        this.config = config;
        this.length = length;
    }

    /**
     * @param config of the model
     * @param length tokens of a window
     * @throws ModelException if a block, head, position, token or width is not there
     */
    public static void check(Intervention intervention, ModelConfig config, int length) {
        InterventionCheck check = new InterventionCheck(config, length);
        intervention.edits().forEach(check::edit);
    }

    private void edit(Edit edit) {
        Site site = edit.site();
        within("block", site.blocks().some(), 1, config.layers(), "the model has " + config.layers() + " blocks");
        within("head", site.heads().some(), 0, config.heads() - 1, "a block has " + config.heads() + " heads");
        within("position", site.positions().numbers(), 0, length - 1, "a window has " + length + " tokens");
        if (edit.change() instanceof Change.Replace replace) {
            source(replace.source(), site.place());
        }
        if (edit.change() instanceof Change.AddVector vector) {
            int width = site.place() == Place.HEAD_OUT ? config.width() / config.heads() : config.width();
            if (vector.values().size() != width) {
                throw new ModelException("expected " + width + " numbers in the vector " + vector.name() + " for "
                        + site.place().fieldName() + ", found "
                        + vector.values().size());
            }
        }
    }

    private void source(Source source, Place place) {
        source.block()
                .ifPresent(block -> within(
                        "block",
                        List.of(block),
                        1,
                        config.layers(),
                        "the model has " + config.layers() + " blocks to take a value from"));
        int tokens = length;
        if (source.run() instanceof Source.RunOn on) {
            tokens = on.tokens().size();
            within(
                    "token",
                    on.tokens(),
                    0,
                    config.vocabulary() - 1,
                    "the model has " + config.vocabulary() + " token types");
            int fewest = source.position().isPresent() ? 1 : length;
            if (!(tokens >= fewest && tokens <= config.context())) {
                throw new ModelException("expected " + fewest + " to " + config.context() + " tokens in the run on "
                        + on.name() + ", found " + tokens
                        + "; give it as many as a window has, or name the position of "
                        + place.fieldName() + " that is put in: runOn(...).ofPosition(3)");
            }
        }
        int last = tokens - 1;
        source.position()
                .ifPresent(position -> within(
                        "position", List.of(position), 0, last, "the run it comes from has " + (last + 1) + " tokens"));
    }

    private static void within(String what, List<Integer> found, int first, int last, String why) {
        List<Integer> outside =
                found.stream().filter(n -> !(n >= first && n <= last)).toList();
        if (!outside.isEmpty()) {
            throw new ModelException("expected " + what + "s from " + first + " to " + last + ", found " + outside
                    + " in an intervention that would never happen: " + why + "; name one of these");
        }
    }
}
