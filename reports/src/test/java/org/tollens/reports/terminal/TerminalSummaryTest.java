package org.tollens.reports.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tollens.constraints.reporting.RunSummary;
import org.tollens.reports.sample.ControlledSamples;
import org.tollens.reports.sample.Samples;

class TerminalSummaryTest {
    private static final List<String> PLACES = List.of("Report:  /project/target/tollens/report.html");

    @Test
    void readsAsTheGoldenTextDoes() throws IOException {
        assertThat(String.join("\n", TerminalSummary.of(Samples.summary(), PLACES, 100, false)))
                .isEqualTo(golden("summary-100.txt"));
    }

    @Test
    void putsFlagsIntoTheFirstLineAndTheirReasonsBelow() {
        List<String> lines = TerminalSummary.of(ControlledSamples.summary(), List.of(), 100, false);
        int first = lines.indexOf(
                "  ◐ PARTIAL       C1     ⚑ FEW_SOURCES, EXPLAINED_BY_SELF_LABELS, TOKEN_DRIVEN, CONFOUNDED");
        assertThat(first).isPositive();
        List<String> below =
                lines.subList(first, lines.indexOf("  ✘ FAIL          C1-C3  ⚑ FEW_SOURCES · 2 partial, 1 fail"));
        assertThat(below.stream().map(String::strip))
                .contains("CONFOUNDED: within strata the overall δ is +.003 [-.019, +.025], null.")
                .contains("multiverse: 2 of 5 choices PARTIAL, 2 FAIL, 1 INSUFFICIENT");
    }

    @Test
    void letsNoTokenSteerTheTerminal() {
        assertThat(String.join("\n", TerminalSummary.of(ControlledSamples.summary(), List.of(), 100, false)))
                .contains("(Ġ<script>alert(1)</script>|`\ufffd[2J\ufffd, Ġthe)")
                .doesNotContain("\u001b", "\u202e");
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void staysWithinTheWidth(int width) {
        List<String> lines = new ArrayList<>(TerminalSummary.of(Samples.summary(), List.of(), width, false));
        lines.addAll(TerminalSummary.of(ControlledSamples.summary(), List.of(), width, false));
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void addsNothingButColour() {
        List<String> plain = TerminalSummary.of(Samples.summary(), PLACES, 90, false);
        List<String> coloured = TerminalSummary.of(Samples.summary(), PLACES, 90, true);
        assertThat(coloured).isNotEqualTo(plain);
        assertThat(coloured.stream().map(l -> l.replaceAll("\u001b\\[[0-9;]*m", "")))
                .containsExactlyElementsOf(plain);
    }

    @Test
    void tellsVerdictsApartInAsciiToo() {
        String ascii = Ascii.of(String.join("\n", TerminalSummary.of(Samples.summary(), PLACES, 100, false)));
        assertThat(ascii).matches("[\\x00-\\x7f]*");
        assertThat(ascii).contains("+ PASS", "~ PARTIAL", "x FAIL", "? INSUFFICIENT", "! ERROR", "overall delta +.038");
    }

    @Test
    void countsEveryKindAndWhatCouldNotBeJudged() {
        assertThat(TerminalSummary.of(Samples.summary(), List.of(), 100, false))
                .contains("1 PASS, 1 PARTIAL, 1 FAIL, 1 INSUFFICIENT, 1 could not be judged");
        RunSummary one = new RunSummary(List.of(Samples.pass()), List.of(), List.of());
        assertThat(TerminalSummary.of(one, List.of(), 100, false))
                .contains("1 PASS, 0 PARTIAL, 0 FAIL, 0 INSUFFICIENT");
    }

    @Test
    void takesTheWidthFromTheTerminalWithinReason() {
        assertThat(Terminal.width(Map.of())).isEqualTo(100);
        assertThat(Terminal.width(Map.of("COLUMNS", "80"))).isEqualTo(80);
        assertThat(Terminal.width(Map.of("COLUMNS", "20"))).isEqualTo(60);
        assertThat(Terminal.width(Map.of("COLUMNS", "400"))).isEqualTo(120);
        assertThat(Terminal.width(Map.of("COLUMNS", "wide"))).isEqualTo(100);
    }

    @Test
    void writesInColourOnlyWhereItIsWanted() {
        assertThat(Terminal.colour(Map.of("FORCE_COLOR", "1"))).isTrue();
        assertThat(Terminal.colour(Map.of("FORCE_COLOR", "1", "NO_COLOR", ""))).isFalse();
        assertThat(Terminal.colour(Map.of("FORCE_COLOR", "1", "TERM", "dumb"))).isFalse();
        assertThat(Terminal.colour(Map.of("CI", "true"))).isFalse();
    }

    private static String golden(String name) throws IOException {
        try (var in = TerminalSummaryTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
