package dev.anachron.page;

import dev.anachron.figure.Aligned;
import dev.anachron.figure.Figure;
import dev.anachron.page.VariantView.MeasureView;
import dev.anachron.page.VariantView.Picture;
import dev.anachron.page.VariantView.VerdictView;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Several results on one page, a column for each variant of each.
 *
 * @param title what they are about
 * @param results where the columns come from
 * @param verdicts a row for each promise, those first that some kept and some did not
 * @param numbers a row for each measure, those first that differ
 * @param charts a row for each kind of chart, with the same axes
 * @param partings where runs part that have something in common
 */
public record SideBySideView(
        String title,
        List<Result> results,
        List<Column> columns,
        List<Row<Badge>> verdicts,
        List<Row<String>> numbers,
        List<Charts> charts,
        List<Parting> partings) {
    /** A result, by the letter that names it. */
    public record Result(String letter, PageView page) {}

    /** A variant of a result. */
    public record Column(String anchor, String name, VariantView variant) {}

    /** What all columns say of one thing. */
    public record Row<T>(String name, String meaning, List<T> cells) {
        /** Whether not all say the same. */
        public boolean differs() {
            return cells.stream().distinct().count() > 1;
        }
    }

    /** One kind of chart, of all columns that have it. */
    public record Charts(Picture first, List<Cell> cells) {}

    /** A column's chart; {@code place} keeps its ids apart from those of other columns. */
    public record Cell(String place, String column, Picture picture) {}

    /**
     * Where two runs part.
     *
     * @param first the one's column
     * @param second the other's
     * @param settings what differs in their scenarios, a line a setting
     * @param atSeconds the first moment at which they differ; NaN when they never do
     * @param told that moment in words, and how each goes on, a line each
     */
    public record Parting(
            String first,
            String second,
            List<String> settings,
            double atSeconds,
            List<String> told) {}

    private static final Badge NOT_CHECKED = Badge.open("not checked");

    /** The rows that tell the columns apart, or the others. */
    public static <T> List<Row<T>> rows(List<Row<T>> rows, boolean apart) {
        return rows.stream().filter(row -> row.differs() == apart).toList();
    }

    /** All pages on one, in their order. */
    public static SideBySideView of(List<PageView> pages, List<Parting> partings) {
        List<Result> results = new ArrayList<>();
        List<Column> columns = new ArrayList<>();
        for (PageView page : pages) {
            int number = results.size();
            results.add(new Result(letter(number), page));
            for (VariantView variant : page.variants()) {
                String name = name(pages.size(), number, variant.row().name());
                columns.add(new Column("column-" + (columns.size() + 1), name, variant));
            }
        }
        return new SideBySideView(
                title(pages),
                results,
                columns,
                verdicts(columns),
                numbers(columns),
                charts(columns, partings),
                partings);
    }

    /**
     * What a column is called: by its variant, and by its result's letter where there are several.
     *
     * @param result the number of the result, from 0
     */
    public static String name(int results, int result, String variant) {
        return results == 1 ? variant : letter(result) + " · " + variant;
    }

    /** A, B, …, Z, A2, B2, … */
    private static String letter(int number) {
        String letter = Character.toString((char) ('A' + number % 26));
        return number < 26 ? letter : letter + (number / 26 + 1);
    }

    private static String title(List<PageView> pages) {
        List<String> questions =
                pages.stream().map(PageView::question).distinct().toList();
        return questions.size() == 1 ? questions.get(0) : pages.size() + " results side by side";
    }

    private static List<Row<Badge>> verdicts(List<Column> columns) {
        return rows(
                columns,
                VariantView::verdicts,
                new Reader<>(
                        VerdictView::name, VerdictView::promise, VerdictView::badge, NOT_CHECKED));
    }

    private static List<Row<String>> numbers(List<Column> columns) {
        return rows(
                columns,
                VariantView::measures,
                new Reader<>(
                        MeasureView::name,
                        MeasureView::summary,
                        MeasureView::value,
                        Texts.NOTHING));
    }

    /** What of an entry names it, explains it, and stands in the cell; and what stands there without it. */
    private record Reader<E, T>(
            Function<E, String> name,
            Function<E, String> meaning,
            Function<E, T> cell,
            T missing) {}

    private static <E, T> List<Row<T>> rows(
            List<Column> columns, Function<VariantView, List<E>> entries, Reader<E, T> reader) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (Column column : columns) {
            entries.apply(column.variant())
                    .forEach(entry -> meanings.putIfAbsent(
                            reader.name().apply(entry), reader.meaning().apply(entry)));
        }
        List<Row<T>> rows = new ArrayList<>();
        meanings.forEach((name, meaning) -> rows.add(new Row<>(
                name,
                meaning,
                columns.stream()
                        .map(column -> entries.apply(column.variant()).stream()
                                .filter(entry -> reader.name().apply(entry).equals(name))
                                .map(reader.cell())
                                .findFirst()
                                .orElse(reader.missing()))
                        .toList())));
        return rows;
    }

    private static List<Charts> charts(List<Column> columns, List<Parting> partings) {
        Map<String, List<Cell>> byName = new LinkedHashMap<>();
        for (Column column : columns) {
            for (Picture picture : column.variant().charts()) {
                byName.computeIfAbsent(picture.name(), name -> new ArrayList<>())
                        .add(new Cell(column.anchor(), column.name(), picture));
            }
        }
        return byName.values().stream()
                .map(cells -> new Charts(cells.get(0).picture(), aligned(cells, partings)))
                .toList();
    }

    private static List<Cell> aligned(List<Cell> cells, List<Parting> partings) {
        List<Figure> figures =
                Aligned.of(cells.stream().map(cell -> cell.picture().figure()).toList());
        List<Cell> aligned = new ArrayList<>();
        for (Cell cell : cells) {
            Figure figure = marked(figures.get(aligned.size()), cell.column(), partings);
            aligned.add(new Cell(cell.place(), cell.column(), cell.picture().of(figure)));
        }
        return aligned;
    }

    /** In what is drawn over time a line says where this run parts from the one that it is compared with. */
    private static Figure marked(Figure figure, String column, List<Parting> partings) {
        if (!figure.x().label().equals("time")) {
            return figure;
        }
        List<Figure.Guide> guides = partings.stream()
                .filter(parting -> parting.second().equals(column))
                .filter(parting -> !Double.isNaN(parting.atSeconds()))
                .map(parting ->
                        new Figure.Guide(parting.atSeconds(), "parts from " + parting.first()))
                .toList();
        List<Figure.Guide> all = new ArrayList<>(figure.guides());
        all.addAll(guides);
        return new Figure(
                figure.heading(), figure.x(), figure.y(), figure.series(), figure.bands(), all);
    }
}
