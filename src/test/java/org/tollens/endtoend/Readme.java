package org.tollens.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README and the documents beside it, by their fenced blocks. */
final class Readme {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)[^\\n]*\\n(.*?)^```\\s*$");

    private Readme() {}

    /** A fenced block, and the document it stands in, relative to the root. */
    record Block(String document, String language, String text) {}

    static Path root() {
        return Path.of(System.getProperty("tollens.test.root")).normalize();
    }

    /** The README and every Markdown file below {@code docs}, relative to the root. */
    static List<String> documents() throws IOException {
        try (Stream<Path> files = Files.walk(root().resolve("docs"))) {
            Stream<Path> pages = files.filter(file -> file.toString().endsWith(".md"));
            return Stream.concat(Stream.of(root().resolve("README.md")), pages)
                    .map(file -> root().relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    static String text(String document) {
        try {
            return Files.readString(root().resolve(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks of a document, in order. */
    static List<Block> blocks(String document) {
        return FENCE.matcher(text(document))
                .results()
                .map(block -> new Block(document, block.group(1), block.group(2)))
                .toList();
    }

    /** The fenced blocks of one language in a document, in order. */
    static List<String> blocks(String document, String language) {
        return blocks(document).stream()
                .filter(block -> block.language().equals(language))
                .map(Block::text)
                .toList();
    }

    /** The pom that the README tells a user to write. */
    static String pom() {
        return blocks("README.md", "xml").get(0);
    }

    /** The first spec that the README shows. */
    static String firstSpec() {
        return blocks("README.md", "java").get(0);
    }
}
