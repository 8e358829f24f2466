package org.tollens.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises a new user. */
class ReadmeIT {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]+\\]\\(([^)#]+)(#[^)]*)?\\)");

    @Test
    void theFirstTwoShellBlocksAreOneCommandEach() throws IOException {
        List<String> blocks = Readme.blocks("README.md", "sh");
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(2);
        assertThat(blocks.subList(0, 2))
                .allSatisfy(block -> assertThat(block.strip().lines()).hasSize(1));
    }

    @Test
    void theFirstSpecIsJudgedInAProjectWithTheReadmesPom(@TempDir Path folder)
            throws IOException, InterruptedException {
        UserProject.Build build = UserProject.in(folder)
                .withTest("UpdatesAtErrorsTest", Readme.firstSpec())
                .mvn("test", "-Dtollens.gate=report", "-Dtollens.documents=40");

        assertThat(build.output()).contains("BUILD SUCCESS");
        assertThat(build.exit()).isZero();
        assertThat(build.xml()).contains("blocksChangeTheResidualStreamMoreWhereTheModelErrs");
        assertThat(build.summary()).contains("\"updates-at-errors\"", "\"reference-gpt2\"", "\"held-out-fiction\"");
        assertThat(build.allureResults()).contains("verdict", "updates-at-errors");
        assertThat(build.output()).contains("updates-at-errors", "target/tollens");
    }

    @Test
    void linksBetweenDocumentsLeadSomewhere() throws IOException {
        for (String document : Readme.documents()) {
            Matcher links = LINK.matcher(Readme.text(document));
            while (links.find()) {
                if (!links.group(1).contains("://")) {
                    assertThat(Readme.root().resolve(document).resolveSibling(links.group(1)))
                            .as("link in %s", document)
                            .exists();
                }
            }
        }
    }
}
