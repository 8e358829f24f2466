package org.tollens.models;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A flat YAML mapping with known keys, read strictly: every complaint names the file and the line. */
final class YamlSpec {
    private final String where;
    private final List<String> keys;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private YamlSpec(String where, List<String> keys) {
        this.where = where;
        this.keys = keys;
    }

    /**
     * Reads a spec.
     *
     * @param keys the keys that may appear, in the order in which messages list them
     * @throws SpecException if the text is not YAML or not a mapping, or has an unknown key or the same key twice
     */
    static YamlSpec read(byte[] yaml, String where, List<String> keys) {
        YamlSpec spec = new YamlSpec(where, keys);
        Node root = compose(yaml, where)
                .orElseThrow(() -> Problem.of(spec.mapping(), "nothing", where, "write the keys, one a line"));
        if (!(root instanceof MappingNode mapping)) {
            throw Problem.of(spec.mapping(), kind(root), spec.at(root), "write 'key: value', one a line");
        }
        mapping.getValue().forEach(spec::add);
        return spec;
    }

    private static Optional<Node> compose(byte[] yaml, String where) {
        try {
            LoadSettings settings = LoadSettings.builder().setLabel(where).build();
            return new Compose(settings).composeInputStream(new ByteArrayInputStream(yaml));
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(YamlSpec::line).orElse("");
            throw Problem.of("YAML", e.getProblem(), where + line, "correct the syntax there", e);
        } catch (YamlEngineException e) {
            throw Problem.of("YAML in UTF-8", String.valueOf(e.getMessage()), where, "correct the file", e);
        }
    }

    private void add(NodeTuple entry) {
        Node keyNode = entry.getKeyNode();
        String key = keyNode instanceof ScalarNode scalar ? scalar.getValue() : kind(keyNode);
        if (!keys.contains(key)) {
            String remedy =
                    Closest.to(key, keys).map(k -> "did you mean '" + k + "'?").orElse("remove it");
            throw Problem.of("one of the keys " + keys, "the unknown key '" + key + "'", at(keyNode), remedy);
        }
        Node earlier = values.putIfAbsent(key, entry.getValueNode());
        if (earlier != null) {
            throw Problem.of(
                    "each key once", "'" + key + "' again (first" + line(earlier) + ")", at(keyNode), "remove one");
        }
    }

    /** Whether a key is there. */
    boolean has(String key) {
        return values.containsKey(key);
    }

    /** A required key that is true or false. */
    boolean flag(String key) {
        return scalar(key, Tag.BOOL, "true or false").getValue().equalsIgnoreCase("true");
    }

    /** The text of a required key. */
    String text(String key) {
        return scalar(key, Tag.STR, "text").getValue();
    }

    /** The text of a required key, checked. */
    String text(String key, Predicate<String> valid, String expected, String remedy) {
        String value = text(key);
        if (!valid.test(value)) {
            throw invalid(key, expected, value, remedy);
        }
        return value;
    }

    /** A whole number of a required key, checked from below. */
    int integer(String key, int least) {
        String expected = "a whole number of at least " + least;
        String value = scalar(key, Tag.INT, expected).getValue();
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problem.of(key + " to be " + expected, value, at(key), "write a number such as 1024", e);
        }
        throw invalid(key, expected, value, "write a number such as 1024");
    }

    /** The characters of an optional key as they are written, whatever YAML takes them for (a digest may be all digits). */
    Optional<String> characters(String key, Predicate<String> valid, String expected, String remedy) {
        if (!values.containsKey(key)) {
            return Optional.empty();
        }
        if (!(values.get(key) instanceof ScalarNode scalar) || !valid.test(scalar.getValue())) {
            throw invalid(key, expected, kind(node(key)), remedy);
        }
        return Optional.of(scalar.getValue());
    }

    private SpecException invalid(String key, String expected, String found, String remedy) {
        return Problem.of(key + " to be " + expected, "'" + found + "'", at(key), remedy);
    }

    private ScalarNode scalar(String key, Tag tag, String expected) {
        Node node = node(key);
        if (node instanceof ScalarNode scalar && scalar.getTag().equals(tag)) {
            return scalar;
        }
        throw Problem.of(key + " to be " + expected, kind(node), at(node), "correct the value");
    }

    private Node node(String key) {
        Node node = values.get(key);
        if (node == null) {
            throw Problem.of("the key '" + key + "'", "only " + values.keySet(), where, "add '" + key + ": ...'");
        }
        return node;
    }

    private String mapping() {
        return "a mapping with the keys " + keys;
    }

    private String at(String key) {
        return at(node(key));
    }

    private String at(Node node) {
        return where + line(node);
    }

    private static String line(Node node) {
        return node.getStartMark().map(YamlSpec::line).orElse("");
    }

    private static String line(Mark mark) {
        return " line " + (mark.getLine() + 1);
    }

    private static String kind(Node node) {
        if (node instanceof MappingNode) {
            return "a mapping";
        }
        if (node instanceof SequenceNode) {
            return "a list";
        }
        if (node instanceof ScalarNode scalar) {
            String tag = scalar.getTag().getValue();
            return "the " + tag.substring(tag.lastIndexOf(':') + 1) + " '" + scalar.getValue() + "'";
        }
        return "an alias";
    }
}
