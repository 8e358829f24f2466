package org.tollens.reports.html;

import static org.tollens.reports.text.Markup.escape;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tollens.constraints.evidence.Flag;
import org.tollens.constraints.evidence.VerdictKind;
import org.tollens.reports.text.Choice;
import org.tollens.reports.text.FlagLines;
import org.tollens.reports.text.VerdictStyle;

/** Small marks within a line, with their styles in the element. */
final class Chip {
    private static final String SHAPE = "white-space:nowrap;border-radius:4px;padding:1px 6px;";

    private Chip() {}

    /** A verdict in its colours; null is a claim that could not be judged. */
    static String verdict(@Nullable VerdictKind kind) {
        VerdictStyle style = VerdictStyle.of(kind);
        return span(colours(style) + "font-weight:bold", "", style.mark() + " " + style.word());
    }

    /** A verdict without colours: on a control, PASS is no good news. */
    static String plain(VerdictKind kind) {
        VerdictStyle style = VerdictStyle.of(kind);
        return span("color:#1f2328;background:#eaeef2", "", style.mark() + " " + style.word());
    }

    /** A flag with its reason on hovering. */
    static String flag(Flag flag) {
        return flag(flag.id(), FlagLines.sentence(flag.because()));
    }

    static String flag(String id, String hint) {
        return span("color:#7d4e00;background:#fff8c5;font-weight:bold", hint, FlagLines.MARK + " " + id);
    }

    /** One mark a choice, the claim's own framed; what each is, on hovering. */
    static String strip(List<Choice> choices) {
        return choices.stream()
                .map(Chip::choice)
                .collect(Collectors.joining("", "<span style=\"white-space:nowrap\">", "</span>"));
    }

    private static String choice(Choice choice) {
        VerdictStyle style = VerdictStyle.of(choice.kind());
        boolean own = choice.name().equals(Choice.OWN);
        String frame =
                "display:inline-block;width:1.5em;text-align:center;margin-right:2px;padding:1px 0;border-radius:3px;"
                        + "border:" + (own ? "2px solid " + style.colour() : "1px solid #d0d7de") + ";";
        return "<span style=\"" + frame + colours(style) + "\" title=\""
                + escape(choice.name() + ": " + choice.kind() + ", " + choice.keyFigure()) + "\">" + style.mark()
                + "</span>";
    }

    private static String colours(VerdictStyle style) {
        return "color:" + style.colour() + ";background:" + style.tint() + ";";
    }

    private static String span(String style, String hint, String text) {
        String title = hint.isEmpty() ? "" : " title=\"" + escape(hint) + "\"";
        return "<span style=\"" + SHAPE + style + "\"" + title + ">" + escape(text) + "</span>";
    }
}
