package org.tollens.constraints.intervention;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that is changed.
 *
 * @param site where
 * @param change into what
 */
public record Edit(Site site, Change change) {
    private static final Pattern TEXT = Pattern.compile("([a-z]+)\\(([^()]*)\\)@([a-z_]+)\\[([^\\[\\]]*)\\]");

    public Edit {
        if (change instanceof Change.Skip && !site.place().isAdded()) {
            throw new IllegalArgumentException("expected something that is added to the residual stream, found "
                    + site.place().fieldName() + "; skip block(), attentionOut(), mlpOut() or headOut()");
        }
        if (change instanceof Change.Refine
                && !(site.place() == Place.BLOCK && site.positions().which() == Positions.Which.ALL)) {
            throw new IllegalArgumentException("expected a block at all positions, found " + site.words()
                    + "; only whole blocks are taken in steps: write refine(block().ofBlock(3), 2)");
        }
        if (site.place() == Place.ATTENTION_PATTERN && !fitsPatterns(change)) {
            throw new IllegalArgumentException("expected a pattern to be scaled, or replaced by that of the same"
                    + " position, found: " + change.words(site.words())
                    + "; anything else could let a query see keys after it");
        }
    }

    private static boolean fitsPatterns(Change change) {
        return change instanceof Change.Scale
                || (change instanceof Change.Replace replace
                        && replace.source().position().isEmpty());
    }

    String text() {
        return change.text() + "@" + site.text();
    }

    static Edit parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a change such as skip()@block[blocks=3;positions=all], found '"
                    + text + "'; make interventions with Interventions");
        }
        return new Edit(
                Site.parse(matcher.group(3), parts(matcher.group(4))),
                change(matcher.group(1), parts(matcher.group(2))));
    }

    private static Change change(String name, Map<String, String> parts) {
        return switch (name) {
            case "skip" -> new Change.Skip();
            case "scale" -> new Change.Scale(Double.parseDouble(part(parts, "factor")));
            case "gaussian" ->
                new Change.AddGaussian(Double.parseDouble(part(parts, "size")), Long.parseLong(part(parts, "seed")));
            case "constant" -> new Change.AddConstant(Double.parseDouble(part(parts, "value")));
            case "vector" -> Change.AddVector.parse(part(parts, "name"), part(parts, "values"));
            case "replace" -> new Change.Replace(Source.parse(parts));
            case "refine" ->
                new Change.Refine(
                        Integer.parseInt(part(parts, "steps")),
                        Change.Field.valueOf(part(parts, "field").toUpperCase(Locale.ROOT)));
            default -> throw new IllegalArgumentException("expected the name of a change, found '" + name + "'");
        };
    }

    private static String part(Map<String, String> parts, String name) {
        return Objects.requireNonNull(parts.get(name), () -> "no " + name + " in " + parts);
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> result = new LinkedHashMap<>();
        for (String part : text.isEmpty() ? new String[0] : text.split(";")) {
            int equals = part.indexOf('=');
            result.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return result;
    }

    String words() {
        String words = change.words(site.words());
        boolean several = site.place() == Place.BLOCK && site.blocks().some().size() > 1;
        return several ? words.replaceFirst(" is ", " are ") : words;
    }
}
