package org.tollens.reports.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.tollens.constraints.evidence.ClauseEvidence;
import org.tollens.constraints.evidence.LayerEstimate;
import org.tollens.reports.sample.ControlledSamples;
import org.tollens.reports.sample.Samples;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PlotsTest {
    @Test
    void drawsOneMarkIntervalAndSelfLabelForEachEffect() throws Exception {
        Document svg = plot(Samples.attention());
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).matches("0 0 800 \\d+(\\.\\d+)?");
        assertThat(withClass(svg, "effect")).hasSize(17);
        assertThat(withClass(svg, "interval")).hasSize(17);
        // The legend explains each of the four labels and the self labels once more.
        assertThat(withClass(svg, "mark")).hasSize(17 + 4);
        assertThat(withClass(svg, "self")).hasSize(17 + 1);
        assertThat(withClass(svg, "floor")).hasSize(17);
        assertThat(withClass(svg, "zero")).hasSize(1);
    }

    @Test
    void putsTheMarkAtTheEstimateWithinItsInterval() throws Exception {
        Document svg = plot(Samples.attention());
        // Ticks are at +0.15 (top) and -0.15 (bottom) of a frame 300 high; the first layer's estimate is +0.103.
        double zero = y(withClass(svg, "zero").get(0).getAttribute("d"));
        Element first = withClass(svg, "interval").get(0);
        String[] data = first.getAttribute("d").split("[MHV ]+", -1);
        double low = Double.parseDouble(data[2]);
        double high = Double.parseDouble(data[6]);
        assertThat(zero - low).isCloseTo((0.103 - 0.024) * 1000, within());
        assertThat(zero - high).isCloseTo((0.103 + 0.024) * 1000, within());
    }

    @Test
    void givesEachLabelAShapeOfItsOwn() throws Exception {
        List<String> shapes = withClass(plot(Samples.attention()), "mark").stream()
                .map(e -> e.getTagName()
                        + e.getAttribute("d").replaceAll("[-0-9. ]", "")
                        + e.getAttribute("fill").equals("none"))
                .toList();
        // Both triangles have the same path letters and differ in direction, which the colours repeat.
        assertThat(shapes.stream().distinct()).hasSize(3);
        assertThat(withClass(plot(Samples.attention()), "mark").stream()
                        .map(e -> e.getAttribute("fill") + e.getAttribute("stroke"))
                        .distinct())
                .hasSize(4);
    }

    @Test
    void marksTheChangePointBetweenItsLayers() throws Exception {
        Document svg = plot(Samples.coupling());
        double x = x(withClass(svg, "change-line").get(0).getAttribute("d"));
        List<Element> marks = withClass(svg, "self");
        assertThat(x)
                .isGreaterThan(Double.parseDouble(marks.get(4).getAttribute("cx")))
                .isLessThan(Double.parseDouble(marks.get(5).getAttribute("cx")));
    }

    @Test
    void namesAtMostEverySecondOfManyLayers() throws Exception {
        Document svg = plot(Samples.deep(48));
        List<String> numbers =
                texts(svg).stream().filter(t -> t.matches("\\d+")).toList();
        assertThat(numbers).hasSize(24).startsWith("1", "3").endsWith("47");
        assertThat(withClass(svg, "effect")).hasSize(48);
        assertThat(texts(svg)).contains("layer (block 1 to 48)");
    }

    @Test
    void writesManyNamesUpwardsAboveTheLegend() throws Exception {
        Map<String, org.tollens.constraints.evidence.Estimate> rates = new java.util.LinkedHashMap<>();
        for (int i = 0; i < 18; i++) {
            rates.put("absolute, gaussian ." + i, Samples.estimate(0.02 * i - 0.1, 0.01, 0.01, Double.NaN));
        }
        Document svg = plot(new ClauseEvidence("x", "Rates", "rate per layer", List.of(), rates, Map.of(), List.of()));
        List<Element> names = elements(svg.getElementsByTagName("text")).stream()
                .filter(text -> text.getTextContent().startsWith("absolute, "))
                .toList();
        assertThat(names).hasSize(18).allSatisfy(name -> assertThat(name.getAttribute("transform"))
                .startsWith("rotate(-90"));
        double legend = elements(svg.getElementsByTagName("text")).stream()
                .filter(text -> text.getTextContent().startsWith("counts as nothing"))
                .mapToDouble(text -> Double.parseDouble(text.getAttribute("y")))
                .findFirst()
                .orElseThrow();
        // Half of a name of 21 letters is below its middle.
        assertThat(legend - Double.parseDouble(names.get(0).getAttribute("y"))).isGreaterThan(55);
    }

    @Test
    void saysWhereALayerCouldNotBeEvaluated() throws Exception {
        Document svg = plot(Samples.interaction());
        assertThat(withClass(svg, "effect")).hasSize(8);
        assertThat(withClass(svg, "missing")).hasSize(9);
        assertThat(texts(svg))
                .contains("layer 16: not evaluated (high entropy, low concentration: 41 positions of 200)");
    }

    @Test
    void drawsNothingWhereNothingIsKnown() {
        ClauseEvidence empty = new ClauseEvidence("e", "s", "x", List.of(), Map.of(), Map.of(), List.of());
        ClauseEvidence unknown = new ClauseEvidence(
                "u", "s", "x", List.of(new LayerEstimate(1, Samples.missing(), "")), Map.of(), Map.of(), List.of());
        assertThat(Plots.of(Samples.evidence(empty, unknown))).isEmpty();
    }

    @Test
    void drawsAClauseOverTheWholeModel() throws Exception {
        ClauseEvidence whole = new ClauseEvidence(
                "w",
                "whole",
                "delta",
                List.of(),
                Map.of("overall", Samples.estimate(0.2, 0.1, 0.05, Double.NaN)),
                Map.of(),
                List.of());
        Document svg = plot(whole);
        assertThat(withClass(svg, "effect")).hasSize(1);
        assertThat(withClass(svg, "self")).isEmpty();
    }

    @Test
    void escapesWhatAUserWrote() throws Exception {
        ClauseEvidence hostile = new ClauseEvidence(
                "h",
                Samples.HOSTILE,
                Samples.HOSTILE,
                Samples.layers(0.05, 0.1, 0.2),
                Map.of(Samples.HOSTILE, Samples.estimate(0.2, 0.1, 0.05, 0)),
                Map.of(),
                List.of());
        String text = Plots.of(Samples.evidence(hostile)).get(0).svg();
        assertThat(text).doesNotContain("<script");
        assertThat(parse(text).getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void drawsTheDepthsInTheirProfilesAndTheirRange() throws Exception {
        var plots = Plots.of(
                Samples.evidence(Samples.depths(), Samples.attention(), Samples.coupling(), Samples.skipLoss()));
        assertThat(plots.stream().map(Plots.Plot::clause))
                .containsExactly(
                        "critical-depth", "attention-concentration", "lens-entropy-with-surprisal-change", "skip-loss");
        Document svg = parse(plots.get(0).svg());
        assertThat(withClass(svg, "profile")).hasSize(3);
        List<Element> depths = withClass(svg, "depth");
        assertThat(depths).hasSize(3);
        Element window = withClass(svg, "window").get(0);
        double left = Double.parseDouble(window.getAttribute("x"));
        double width = Double.parseDouble(window.getAttribute("width"));
        assertThat(x(depths.get(0).getAttribute("d"))).isCloseTo(left, within());
        assertThat(x(depths.get(2).getAttribute("d"))).isCloseTo(left + width, within());
        // Block 1's loss is far above the others': written, so that the profile between the ends can be read.
        assertThat(texts(svg)).contains("↑ 2.1");
    }

    @Test
    void keepsTheProfilesOfDefinedDepthsWhereOneIsUndefined() throws Exception {
        ClauseEvidence partly = new ClauseEvidence(
                "critical-depth", "depths", "W", List.of(), Map.of(), Map.of("u of the change point", 0.3), List.of());
        var plots = Plots.of(Samples.evidence(partly, Samples.attention(), Samples.coupling(), Samples.skipLoss()));
        Document svg = parse(plots.get(0).svg());
        assertThat(withClass(svg, "depth")).hasSize(1);
        assertThat(withClass(svg, "window")).isEmpty();
        assertThat(texts(svg)).contains("Cliff's delta; u of the strongest positive layer is not defined");
    }

    @Test
    void drawsWhatRandomWeightsReachOnBothSidesOfZero() throws Exception {
        var claim = ControlledSamples.controlled("Ġthe");
        Document svg = parse(Plots.of(claim.verdict().evidence()).get(0).svg());
        // One line above and one below zero over the layers, and the same over the whole model's column.
        List<Element> bounds = withClass(svg, "bound");
        assertThat(bounds).hasSize(4);
        double zero = y(withClass(svg, "zero").get(0).getAttribute("d"));
        String upper = bounds.get(0).getAttribute("d");
        double above = Double.parseDouble(upper.substring(upper.indexOf(' ') + 1, upper.indexOf('H')));
        String lower = bounds.get(1).getAttribute("d");
        double below = Double.parseDouble(lower.substring(lower.indexOf(' ') + 1, lower.indexOf('H')));
        assertThat(above).isLessThan(zero);
        assertThat(zero - above).isCloseTo(below - zero, within());
        assertThat(upper.chars().filter(c -> c == 'H')).hasSize(16);
        assertThat(texts(svg)).contains("what random weights reach");
        assertThat(withClass(plot(Samples.attention()), "bound")).isEmpty();
    }

    @Test
    void drawsTheIntervalOverTokenTypesBesideTheOther() throws Exception {
        var claim = ControlledSamples.controlled("Ġthe");
        Document svg = parse(Plots.of(claim.verdict().evidence()).get(0).svg());
        assertThat(withClass(svg, "two-way")).hasSize(17);
        assertThat(texts(svg))
                .contains("documents × token types")
                .contains("layer 1: +0.103 [+0.079, +0.127], POSITIVE, self labels +0.082, documents × token types"
                        + " [+0.045, +0.161], random weights reach 0.096, counts from 0.096");
    }

    @Test
    void leavesAGapWhereNoBoundWasMeasured() throws Exception {
        ClauseEvidence gap = ControlledSamples.bounded(Samples.attention(), 0.09, Double.NaN, 0.02, 0.03);
        String line = withClass(plot(gap), "bound").get(0).getAttribute("d");
        assertThat(line.chars().filter(c -> c == 'M')).hasSize(5);
        assertThat(line).doesNotContain("NaN");
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.03);
    }

    private static double x(String path) {
        return Double.parseDouble(path.substring(1, path.indexOf(' ')));
    }

    private static double y(String path) {
        return Double.parseDouble(path.substring(path.indexOf(' ') + 1, path.indexOf('L')));
    }

    private static Document plot(ClauseEvidence clause) throws Exception {
        return parse(Plots.of(Samples.evidence(clause)).get(0).svg());
    }

    private static Document parse(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> withClass(Document svg, String kind) {
        return elements(svg.getElementsByTagName("*")).stream()
                .filter(e -> e.getAttribute("class").equals(kind))
                .toList();
    }

    private static List<String> texts(Document svg) {
        return elements(svg.getElementsByTagName("*")).stream()
                .filter(e -> e.getTagName().equals("text") || e.getTagName().equals("title"))
                .map(Element::getTextContent)
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
