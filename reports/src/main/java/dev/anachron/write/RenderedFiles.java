package dev.anachron.write;

import dev.anachron.figure.Figure;
import dev.anachron.page.PageView;
import dev.anachron.page.ReportPage;
import dev.anachron.page.TimelineFile;
import dev.anachron.page.VariantView;
import dev.anachron.page.VariantView.Picture;
import dev.anachron.page.VariantView.Timeline;
import dev.anachron.render.ContactSheet;
import dev.anachron.render.Png;
import dev.anachron.render.Svg;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a page's data is rendered to: the page, and its pictures as files of their own. */
public final class RenderedFiles {
    private static final String SHEET = "contact-sheet";
    private static final String TIMELINE_CLOSE = Rendering.TIMELINE + "-close";

    private final Rendering rendering;
    private final SortedMap<String, Content> files = new TreeMap<>();
    private final List<List<Figure>> sheet = new ArrayList<>();

    private RenderedFiles(Rendering rendering) {
        this.rendering = rendering;
    }

    /** By path within the folder of a result; the same data makes the same bytes. */
    public static SortedMap<String, Content> of(PageView page, Rendering rendering) {
        SortedMap<String, Content> files = pictures(page, rendering);
        files.put(ResultFiles.PAGE, Content.of(html(page, rendering.lesson())));
        return files;
    }

    /** The page; as a lesson it asks before it shows. */
    public static String html(PageView page, boolean lesson) {
        return lesson ? ReportPage.lesson(page) : ReportPage.html(page);
    }

    /** The pictures alone. */
    public static SortedMap<String, Content> pictures(PageView page, Rendering rendering) {
        RenderedFiles rendered = new RenderedFiles(rendering);
        // What shows all variants stands at the top.
        rendered.add("", page.pictures());
        boolean several = page.variants().size() > 1;
        for (VariantView variant : page.variants()) {
            String folder = several ? variant.row().name() + "/" : "";
            rendered.add(folder, variant.charts());
            rendered.add(folder, variant.timeline());
        }
        rendered.addSheet();
        return rendered.files;
    }

    /** Where the result has pictures, whichever of them are chosen. */
    static List<String> picturePaths(StoredResult result) {
        List<String> folders = new ArrayList<>(List.of(""));
        if (result.variants().size() > 1) {
            result.variants().forEach(variant -> folders.add(variant.name() + "/"));
        }
        List<String> names = new ArrayList<>(Rendering.names());
        names.add(TIMELINE_CLOSE);
        names.add(SHEET);
        return folders.stream()
                .flatMap(folder -> names.stream()
                        .flatMap(name ->
                                Stream.of("png", "svg").map(format -> path(folder, name, format))))
                .toList();
    }

    private void add(String folder, List<Picture> pictures) {
        List<Picture> chosen = pictures.stream()
                .filter(picture -> rendering.has(picture.name()))
                .toList();
        chosen.forEach(picture -> add(folder, picture));
        if (!chosen.isEmpty()) {
            sheet.add(chosen.stream().map(Picture::figure).toList());
        }
    }

    private void add(String folder, Picture picture) {
        Figure figure = picture.figure();
        files.put(path(folder, picture.name(), "png"), Content.of(Png.render(figure)));
        if (rendering.svg()) {
            String svg = Svg.render(figure, picture.name());
            files.put(path(folder, picture.name(), "svg"), Content.of(svg));
        }
    }

    private void add(String folder, Timeline timeline) {
        if (!rendering.svg() || !rendering.has(Rendering.TIMELINE)) {
            return;
        }
        String whole = TimelineFile.of(timeline.overview());
        files.put(path(folder, Rendering.TIMELINE, "svg"), Content.of(whole));
        if (!timeline.closeUp().isEmpty()) {
            String close = TimelineFile.of(timeline.closeUp());
            files.put(path(folder, TIMELINE_CLOSE, "svg"), Content.of(close));
        }
    }

    /** All of them at a glance. */
    private void addSheet() {
        if (sheet.stream().mapToInt(List::size).sum() > 1) {
            files.put(path("", SHEET, "png"), Content.of(ContactSheet.render(sheet)));
        }
    }

    private static String path(String folder, String name, String format) {
        return folder + ResultFiles.CHARTS + "/" + name + "." + format;
    }
}
