package org.tollens.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The README and the documents beside it, by their fenced blocks. */
final class Readme {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)[^\\n]*\\n(.*?)^```\\s*$");

    private Readme() {}

    static Path root() {
        return Path.of(System.getProperty("tollens.test.root"));
    }

    /** The fenced blocks of one language in a document, in order. */
    static List<String> blocks(String document, String language) throws IOException {
        return FENCE.matcher(Files.readString(root().resolve(document)))
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** The pom that the README tells a user to write. */
    static String pom() throws IOException {
        return blocks("README.md", "xml").get(0);
    }

    /** The first spec that the README shows. */
    static String firstSpec() throws IOException {
        return blocks("README.md", "java").get(0);
    }
}
