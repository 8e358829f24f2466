package org.tollens.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void writesEffectsWithTheirSign() {
        assertThat(Figures.signed(0.1034)).isEqualTo("+0.103");
        assertThat(Figures.signed(-0.0721)).isEqualTo("-0.072");
        assertThat(Figures.signed(-0.0002)).isEqualTo("+0.000");
        assertThat(Figures.interval(-0.031, 0.004)).isEqualTo("[-0.031, +0.004]");
    }

    @Test
    void writesADashForWhatIsNotKnown() {
        assertThat(Figures.signed(Double.NaN)).isEqualTo("–");
        assertThat(Figures.plain(Double.POSITIVE_INFINITY)).isEqualTo("–");
        assertThat(Figures.probability(Double.NaN)).isEqualTo("–");
        assertThat(Figures.interval(Double.NaN, Double.NaN)).isEqualTo("–");
        assertThat(Figures.interval(0.1, Double.NaN)).isEqualTo("[+0.100, –]");
        assertThat(Figures.bytes(-1)).isEqualTo("–");
    }

    @Test
    void neverRoundsASmallFigureToZero() {
        assertThat(Figures.probability(0.0004)).isEqualTo("<0.001");
        assertThat(Figures.plain(0.0004)).isEqualTo("4.0e-04");
        assertThat(Figures.plain(0.05)).isEqualTo("0.05");
        assertThat(Figures.plain(5)).isEqualTo("5");
        assertThat(Figures.percent(1 - 0.01)).isEqualTo("99 %");
    }

    @Test
    void writesAmountsInUnitsThatFit() {
        assertThat(Figures.count(43_560)).isEqualTo("43,560");
        assertThat(Figures.bytes(1_288_490_188L)).isEqualTo("1.20 GiB");
        assertThat(Figures.duration(Duration.ofMillis(1_240))).isEqualTo("1.2 s");
        assertThat(Figures.duration(Duration.ofSeconds(133))).isEqualTo("2 min 13 s");
        assertThat(Figures.duration(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    @Test
    void escapesMarkupAndReplacesWhatXmlForbids() {
        assertThat(Markup.escape("<b a=\"1\">&'\u0007")).isEqualTo("&lt;b a=&quot;1&quot;&gt;&amp;&#39;\uFFFD");
        assertThat(Markup.markdown("a|b\n<i> FEW_SOURCES _x_")).isEqualTo("a\\|b &lt;i> FEW_SOURCES \\_x\\_");
    }

    @Test
    void wrapsAtSpacesAndKeepsLongWordsWhole() {
        assertThat(Lines.wrap("one two  three", 7)).containsExactly("one two", "three");
        assertThat(Lines.wrap("incomprehensibilities are", 5)).containsExactly("incomprehensibilities", "are");
        assertThat(Lines.wrap("", 5)).containsExactly("");
    }
}
