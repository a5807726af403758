package dev.anachron.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anachron.chart.staleness.SampleStaleness;
import dev.anachron.figure.Axis;
import dev.anachron.figure.Figure;
import dev.anachron.figure.Scale;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class SvgTest {
    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    @Test
    void everyChartIsWellFormedAndDescribed() throws Exception {
        for (Figure figure : Gallery.figures().values()) {
            Element svg = parsed(Svg.render(figure, "a"));
            assertThat(svg.getAttribute("role")).isEqualTo("img");
            assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(figure.title());
            assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                    .isEqualTo(figure.alt());
        }
    }

    @Test
    void idsAreUniqueInThePageAndReferencesFindThem() {
        String svg = Svg.render(SampleStaleness.small(), "base-staleness");
        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"")
                .matcher(svg)
                .results()
                .map(id -> id.group(1))
                .toList();
        assertThat(ids)
                .containsExactly(
                        "base-staleness-title", "base-staleness-desc", "base-staleness-plot");
        assertThat(Pattern.compile("url\\(#([^)]*)\\)")
                        .matcher(svg)
                        .results()
                        .map((MatchResult reference) -> reference.group(1)))
                .isNotEmpty()
                .isSubsetOf(ids);
    }

    @Test
    void wordsFromOutsideAreEscaped() throws Exception {
        Axis axis = new Axis.Numbers("<x>", "\"&\"", Scale.LINEAR, 0, 1);
        Figure figure = new Figure(
                new Figure.Heading("<script>", "a & b", "\"", "]]>"),
                axis,
                axis,
                List.of(),
                List.of(new Figure.Band(0, 1, "</svg>")),
                List.of());
        Element svg = parsed(Svg.render(figure, "a"));
        assertThat(svg.getTextContent())
                .contains("<script>", "a & b", "<x> (\"&\")", "]]>", "</svg>");
    }

    @Test
    void wordsAndGridTakeThePagesColour() {
        String svg = Svg.render(SampleStaleness.small(), "a");
        assertThat(svg).contains("fill=\"currentColor\"").doesNotContain("#000", "black", "white");
    }
}
