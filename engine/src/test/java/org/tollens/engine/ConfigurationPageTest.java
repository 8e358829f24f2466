package org.tollens.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Makes {@code docs/configuration.md} from the constants' comments; {@code -Dtollens.docs=update} writes it anew. */
class ConfigurationPageTest {
    private static final Path SOURCE = Path.of("src/main/java/org/tollens/engine/TollensParameters.java");
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Pattern CONSTANT =
            Pattern.compile("(?s)/\\*\\*\\s(?<meaning>(?:(?!\\*/).)*?)<p>Values: (?<values>(?:(?!\\*/).)*?)\\. Default:"
                    + " (?<otherwise>(?:(?!\\*/).)*?)\\.\\s*\\*/"
                    + "\\s*public static final String \\w+ = \"(?<name>[^\"]+)\";");

    @Test
    void thePageSaysWhatTheConstantsSay() throws IOException {
        String page = page(Files.readString(SOURCE));
        if ("update".equals(System.getProperty("tollens.docs"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is stale: run the engine's tests once with -Dtollens.docs=update")
                .isEqualTo(page);
    }

    @Test
    void everyConstantHasMeaningValuesAndDefault() throws IOException {
        String source = Files.readString(SOURCE);
        long constants = Pattern.compile("public static final String")
                .matcher(source)
                .results()
                .count();
        assertThat(CONSTANT.matcher(source).results().count())
                .isEqualTo(constants)
                .isGreaterThan(10);
    }

    private static String page(String source) {
        StringBuilder page = new StringBuilder("""
                # What can be set

                Each parameter is read from JUnit's configuration parameters first (Surefire's `configurationParameters`,
                `junit-platform.properties`), then from system properties: `mvn test -Dtollens.gate=report`. A value that a
                parameter can't have stops the run and says what it may be. This page is made from the comments in
                `TollensParameters`; `mvn test -pl engine -am -Dtest=ConfigurationPageTest -Dtollens.docs=update` writes it anew.

                | parameter | meaning | values | default |
                |---|---|---|---|
                """);
        Matcher constants = CONSTANT.matcher(source);
        while (constants.find()) {
            page.append("| `").append(constants.group("name"));
            for (String part : new String[] {"meaning", "values", "otherwise"}) {
                page.append(part.equals("meaning") ? "` | " : " | ").append(words(constants.group(part)));
            }
            page.append(" |\n");
        }
        return page.toString();
    }

    private static String words(String javadoc) {
        return javadoc.replaceAll("\\s*\\n\\s*\\*\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceFirst("^\\s*\\*\\s*", "")
                // What is left of the empty line before the values.
                .replaceFirst("[\\s*]+$", "")
                .strip();
    }
}
