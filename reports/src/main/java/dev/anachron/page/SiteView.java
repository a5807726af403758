package dev.anachron.page;

import dev.anachron.figure.Figure;
import dev.anachron.page.VariantView.Picture;
import dev.anachron.render.Png;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The index of a site: every scenario with its question, its answer and its verdicts. */
public record SiteView(String version, List<Family> families) {
    /** Scenarios that belong together. */
    public record Family(String name, List<Entry> entries) {}

    /**
     * A scenario.
     *
     * @param file its page
     * @param family where it belongs
     */
    public record Entry(
            String file,
            String family,
            String name,
            String question,
            String answer,
            String seed,
            List<String> tags,
            Badge met,
            List<Verdict> verdicts,
            Thumbnail thumbnail) {
        /** The scenario whose page that is. */
        public static Entry of(String family, List<String> tags, PageView page) {
            return new Entry(
                    page.imprint().scenario() + ".html",
                    family,
                    page.imprint().scenario(),
                    page.question(),
                    page.answer(),
                    page.imprint().seed(),
                    tags,
                    page.met(),
                    page.variants().stream()
                            .map(VariantView::row)
                            .map(row -> new Verdict(row.name(), row.promises()))
                            .toList(),
                    Thumbnail.of(page));
        }
    }

    /** What a variant showed. */
    public record Verdict(String variant, Badge badge) {}

    /**
     * A small picture.
     *
     * @param data the picture itself, as an address; empty when there is none
     * @param alt for who cannot see it
     */
    public record Thumbnail(String data, String alt) {
        private static final int WIDTH = 480;
        private static final int HEIGHT = 270;

        /** The charts that tell the most, the best first. */
        private static final List<String> TELLING =
                List.of("staleness-distribution", "clock-error", "leaders", "operations");

        static Thumbnail of(PageView page) {
            Stream<Picture> charts =
                    page.variants().stream().flatMap(variant -> variant.charts().stream());
            List<Picture> all = Stream.concat(page.pictures().stream(), charts).toList();
            return page.pictures().stream()
                    .findFirst()
                    .or(() -> TELLING.stream()
                            .flatMap(name ->
                                    all.stream().filter(one -> one.name().equals(name)))
                            .findFirst())
                    .map(picture -> of(picture.figure()))
                    .orElse(new Thumbnail("", ""));
        }

        private static Thumbnail of(Figure figure) {
            byte[] png = Png.render(figure, WIDTH, HEIGHT);
            String data = Base64.getEncoder().encodeToString(png);
            return new Thumbnail("data:image/png;base64," + data, figure.alt());
        }
    }

    /** The index of these, families in alphabetical order, and in each the order in which they come. */
    public static SiteView of(String version, List<Entry> entries) {
        SortedMap<String, List<Entry>> families = new TreeMap<>();
        for (Entry entry : entries) {
            families.computeIfAbsent(entry.family(), family -> new ArrayList<>())
                    .add(entry);
        }
        return new SiteView(
                version,
                families.entrySet().stream()
                        .map(family -> new Family(family.getKey(), family.getValue()))
                        .toList());
    }

    public int scenarios() {
        return families.stream().mapToInt(family -> family.entries().size()).sum();
    }
}
